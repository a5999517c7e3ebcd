import { runProgram } from '../../devices/system/run-program.ts';
import { KioskError } from '../../errors.ts';
import type { StepEnd } from './step.ts';

const units = ['spl-kiosk.service', 'spl-kiosk-display.service'];
/** The models are loaded and warmed before systemd calls the daemon started. */
const startMs = 17 * 60_000;

/** Has systemd start the kiosk now and at every start of the machine. */
export async function startUnits(tell: (progress: string) => void): Promise<StepEnd> {
  const state = await runProgram('systemctl', ['is-system-running']);
  if (state === null || /^(offline|unknown)?$/.test(state.stdout.trim())) {
    return { skipped: 'systemd does not run this machine: start the kiosk with npm start.' };
  }
  const known = await runProgram('systemctl', ['list-unit-files', '--no-legend', ...units]);
  const missing = units.filter((unit) => !known?.stdout.includes(unit));
  if (missing.length > 0) {
    return {
      skipped: `${missing.join(' and ')} not installed: run deploy/install, then this command again.`,
    };
  }
  tell('systemctl enable --now: the models are loaded before this ends');
  const started = await runProgram('systemctl', ['enable', '--now', ...units], startMs);
  if (started?.status === 0) return { done: `${units.join(', ')} enabled and started` };
  throw new KioskError(
    'provision-failed',
    `systemctl enable --now failed: ${started?.stderr.trim().split('\n').at(-1) ?? ''}. Look at: journalctl -u spl-kiosk`,
  );
}
