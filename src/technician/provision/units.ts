import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { runProgram } from '../../devices/system/run-program.ts';
import { KioskError } from '../../errors.ts';
import { engineFolder } from '../../inference/engine-store.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';
import { portsOf } from '../../settings/ports.ts';
import { textOf, unitFiles } from '../readings/desk-link.ts';
import { keyOf, type Step, type StepContext, type StepEnd } from './step.ts';

const units = ['spl-kiosk.service', 'spl-kiosk-display.service'];
/** The models are loaded and warmed before systemd calls the daemon started. */
const startMs = 17 * 60_000;
/** systemd has called it started by then: its health gate asked the same. */
const readyMs = 30_000;

/**
 * Has systemd start the kiosk now and at every start of the machine. A kiosk that runs is started again whenever what
 * it read at its start has changed, also by an earlier run that was cut off before it came here.
 */
export const unitsStep: Step = {
  name: 'units',
  title: 'Start with the machine',
  key: whatTheKioskReads,
  holds: async () => (await all('is-enabled', 'enabled')) && (await all('is-active', 'active')),
  run: startUnits,
};

/** The settings, the records of the engines and the network of the desk link: the kiosk reads them once. */
async function whatTheKioskReads({ settings }: Pick<StepContext, 'settings'>): Promise<string> {
  return keyOf(settings, recordsOf(settings.stateFolder), textOf(unitFiles.dropIn));
}

/**
 * Reads, as root, the engines' records from the daemon's folder.
 * @throws KioskError `file-unsafe`
 */
function recordsOf(stateFolder: string): (string | undefined)[] {
  if (!existsSync(engineFolder(stateFolder))) return [];
  return GuardedFolder.use(engineFolder(stateFolder), (folder) => {
    const names = folder.names().filter((name) => name.endsWith('.json'));
    return names.toSorted().map((name) => folder.read(name)?.toString());
  });
}

/** @param patienceMs for a kiosk that systemd has started to say that it is ready */
export async function startUnits({ settings, tell }: StepContext, patienceMs = readyMs): Promise<StepEnd> {
  const state = await runProgram('systemctl', ['is-system-running']);
  if (state === null || /^(offline|unknown)?$/.test(state.stdout.trim())) {
    return {
      skipped:
        'systemd does not run this machine, so nothing was restarted: start the kiosk with npm start, and one that runs again.',
    };
  }
  const known = await runProgram('systemctl', ['list-unit-files', '--no-legend', ...units]);
  const missing = units.filter((unit) => !known?.stdout.includes(unit));
  if (missing.length > 0) {
    return {
      skipped: `${missing.join(' and ')} not installed, so nothing was restarted: run deploy/install, then this command again.`,
    };
  }
  const ran = await all('is-active', 'active');
  tell('systemctl restart: the models are loaded before this ends');
  await systemctl('enable');
  // It starts what does not run.
  await systemctl('restart');
  await becomesReady(portsOf(settings).metrics, patienceMs);
  return { done: `${units.join(', ')} enabled and ${ran ? 'restarted' : 'started'}; the kiosk is ready` };
}

/** With several units systemctl's status is that of the best one: its lines tell. */
async function all(question: 'is-enabled' | 'is-active', answer: string): Promise<boolean> {
  const lines = (await runProgram('systemctl', [question, ...units]))?.stdout.trim().split('\n') ?? [];
  return lines.length === units.length && lines.every((line) => line === answer);
}

async function systemctl(verb: 'enable' | 'restart'): Promise<void> {
  const ended = await runProgram('systemctl', [verb, ...units], startMs);
  if (ended?.status === 0) return;
  const said = ended?.stderr.trim().split('\n').at(-1) ?? '';
  throw new KioskError(
    'provision-failed',
    `systemctl ${verb} failed: ${said}. Look at: journalctl -u spl-kiosk`,
  );
}

async function becomesReady(port: number, patienceMs: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/health/ready`;
  const until = Date.now() + patienceMs;
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).then(
      ({ status }) => `answers ${status}`,
      () => 'does not answer',
    );
    if (answer === 'answers 200') return;
    if (Date.now() > until)
      throw new KioskError(
        'provision-failed',
        `The kiosk was restarted and is not ready: ${url} ${answer}. Look at: journalctl -u spl-kiosk`,
      );
    await sleep(500);
  }
}
