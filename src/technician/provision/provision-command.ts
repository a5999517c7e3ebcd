import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { print } from '../../commands/command-line/print.ts';
import { readArguments } from '../../commands/command-line/read-arguments.ts';
import { listCameras } from '../../devices/system/camera-list.ts';
import { readDeviceLists } from '../../devices/system/read-system.ts';
import { loadSettings, operatorFolder, settingsFile } from '../../settings.ts';
import { queuesOf } from '../checks/devices.ts';
import { examine } from '../doctor/doctor.ts';
import { readRelease } from '../release.ts';
import { type Answers, askAnswers, type Found, readAnswers } from './answers.ts';
import { giveToOwner } from './ownership.ts';
import { type ProvisionReport, reportPdf } from './report.ts';
import { type RanStep, runSteps } from './run-steps.ts';
import { provisionSteps } from './steps.ts';
import { TerminalAsker } from './terminal-asker.ts';
import { jetpackTrtexec } from './trtexec.ts';

const usage = `Usage: npm run provision -- [--answers FILE] [--settings FILE] [--out FOLDER] [--trtexec FILE]

Sets this machine up as a kiosk and ends in a report for the device's file. Run it again after an upgrade, or when it
was cut off: it does what is missing or stale.

  --answers   a JSON file instead of questions: {"technician": "…", "settings": {…}, "pins": {"pharmacist": "…", …}}
  --settings  the file that keeps the settings (SPL_KIOSK_SETTINGS, else /etc/spl-kiosk/settings.json)
  --out       folder of report.json and report.pdf (provision in the state folder)
  --trtexec   JetPack's engine builder (${jetpackTrtexec})

Ends with status 1 when a step or a check failed.`;

interface Options {
  readonly answers: string | null;
  readonly settings: string;
  readonly out: string | null;
  readonly trtexec: string;
}

/**
 * `npm run provision`.
 * @returns 0, or 1 when a step or a check failed
 * @throws KioskError `usage`, `settings-invalid`
 */
export async function provisionCommand(args: readonly string[]): Promise<number> {
  const options = await readOptions(args);
  if (options === undefined) return 0;
  // The file that this writes is also the one that everything after it reads.
  const settingsNow = () => loadSettings(undefined, existsSync(options.settings) ? options.settings : null);
  const answers = options.answers === null ? await ask(settingsNow()) : await readAnswers(options.answers);
  const release = await readRelease();
  const { stateFolder } = settingsNow();
  const tell = (progress: string) => void process.stderr.write(`  … ${progress}\n`);
  const steps = await runSteps(
    provisionSteps({ settingsPath: options.settings, trtexec: options.trtexec }),
    join(stateFolder, 'provision', 'progress.json'),
    () => ({ settings: settingsNow(), answers, release, tell }),
    (step) => void process.stderr.write(`${line(step)}\n`),
  );
  const settings = settingsNow();
  const checks = await examine(settings, { camera: { liveSeconds: 3, stills: 1 }, replug: null });
  const passed =
    steps.every(({ outcome }) => outcome !== 'failed') && checks.every(({ status }) => status !== 'failed');
  const report: ProvisionReport = {
    format: 1,
    release: release.version,
    serial: settings.serial,
    technician: answers.technician,
    at: new Date().toISOString(),
    passed,
    steps,
    checks,
  };
  const folder = options.out ?? join(stateFolder, 'provision');
  await save(folder, report);
  await giveToOwner(stateFolder);
  for (const { name, status, value, remedy } of checks) {
    if (status !== 'ok') process.stderr.write(`${status}  ${name}  ${value}\n    → ${remedy}\n`);
  }
  await print(`${passed ? 'Passed' : 'NOT passed'}: ${join(folder, 'report.pdf')}\n`);
  return passed ? 0 : 1;
}

const line = ({ outcome, title, text, kept }: RanStep) =>
  `${(kept ? 'done before' : outcome).padEnd(11)}  ${title}: ${text}`;

async function save(folder: string, report: ProvisionReport): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
  await writeFile(join(folder, 'report.pdf'), await reportPdf(report), { mode: 0o600 });
}

async function ask(settings: ReturnType<typeof loadSettings>): Promise<Answers> {
  const asker = new TerminalAsker();
  try {
    return await askAnswers(asker, await found(settings), settings);
  } finally {
    asker.close();
  }
}

async function found({
  devFolder: dev,
  sysFolder: sys,
  procFolder: proc,
}: ReturnType<typeof loadSettings>): Promise<Found> {
  const cameras = await listCameras({ dev, sys });
  const { queues } = await readDeviceLists({ sys, proc });
  return {
    cameras: cameras.map(({ node, identity }) => (identity?.startsWith('usb:') ? identity : node)),
    printers: [...queuesOf(queues).keys()].map((queue) => `cups:${queue}`),
  };
}

const readOptions = (args: readonly string[]): Promise<Options | undefined> =>
  readArguments(args, {
    usage,
    options: {
      answers: { type: 'string' },
      settings: { type: 'string' },
      out: { type: 'string' },
      trtexec: { type: 'string', default: jetpackTrtexec },
    },
    read: ({ answers, settings, out, trtexec }) => {
      const from = (path: string) => resolve(operatorFolder(), path);
      return {
        answers: answers === undefined ? null : from(answers),
        settings: from(settings ?? settingsFile() ?? '/etc/spl-kiosk/settings.json'),
        out: out === undefined ? null : from(out),
        trtexec: from(trtexec),
      };
    },
  });
