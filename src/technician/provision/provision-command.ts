import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { print } from '../../commands/command-line/print.ts';
import { readArguments } from '../../commands/command-line/read-arguments.ts';
import { TerminalAsker } from '../../commands/command-line/terminal-asker.ts';
import { listCameras } from '../../devices/system/camera-list.ts';
import { readDeviceLists } from '../../devices/system/read-system.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';
import { loadSettings, operatorFolder, settingsFile } from '../../settings.ts';
import { queuesOf } from '../checks/devices.ts';
import { readRelease } from '../release.ts';
import { outcomeNames, verdictOf } from './abilities.ts';
import { type Answers, askAnswers, type Found, readAnswers } from './answers.ts';
import { examineAsOwner, progressFile, takeOwnerSteps, tell, tellStep } from './owner-part.ts';
import { type ProvisionReport, reportPdf } from './report.ts';
import { runSteps } from './run-steps.ts';
import type { RanStep, Step } from './step.ts';
import { machineSteps } from './steps.ts';
import { jetpackTrtexec } from './trtexec.ts';
import { unitsStep } from './units.ts';

const usage = `Usage: npm run provision -- [--answers FILE] [--settings FILE] [--out FOLDER] [--trtexec FILE]

Sets this machine up as a kiosk and ends in a report for the device's file. Run it again after an upgrade, or when it
was cut off: it does what is missing or stale.

  --answers   a JSON file instead of questions: {"technician": "…", "settings": {…}, "pins": {"pharmacist": "…", …}}
  --settings  the file that keeps the settings (SPL_KIOSK_SETTINGS, else /etc/spl-kiosk/settings.json)
  --out       folder of report.json and report.pdf (provision in the state folder)
  --trtexec   JetPack's engine builder (${jetpackTrtexec})

Its last three lines say what this machine can do, what it can't, and where the report is. Ends with status 1 when a
kiosk could not open here: a step or a check failed, or there is no camera or no screen.`;

interface Options {
  readonly answers: string | null;
  readonly settings: string;
  readonly out: string | null;
  readonly trtexec: string;
}

/**
 * `npm run provision`.
 * @returns 0, or 1 when a kiosk could not open on this machine
 * @throws KioskError `usage`, `settings-invalid`, `provision-failed`, `file-unsafe`
 */
export async function provisionCommand(args: readonly string[]): Promise<number> {
  const options = await readOptions(args);
  if (options === undefined) return 0;
  const report = await provision(options);
  const folder = options.out ?? join(settingsOf(options).stateFolder, 'provision');
  await save(folder, report);
  for (const { name, status, value, remedy } of report.checks) {
    if (status !== 'ok') process.stderr.write(`${status}  ${name}  ${value}\n    → ${remedy}\n`);
  }
  const { outcome, can, cannot } = report.verdict;
  await print(`${can}\n${cannot}\n${outcomeNames[outcome]}: ${join(folder, 'report.pdf')}\n`);
  return outcome === 'closed' ? 1 : 0;
}

/** The settings file that this writes is also the one that all later steps read. */
const settingsOf = ({ settings }: Options) => loadSettings(undefined, existsSync(settings) ? settings : null);

/** Takes the machine's steps, then the kiosk's own, then systemd's; a part is left out if one before it failed. */
async function provision(options: Options): Promise<ProvisionReport> {
  const settingsNow = () => settingsOf(options);
  const answers = options.answers === null ? await ask(settingsNow()) : await readAnswers(options.answers);
  const release = await readRelease();
  const run = (wanted: readonly Step[]) =>
    runSteps(
      wanted,
      progressFile(settingsNow()),
      () => ({ settings: settingsNow(), answers, release, tell }),
      tellStep,
    );
  const { trtexec } = options;
  const parts = [
    () => run(machineSteps(options.settings)),
    () => takeOwnerSteps({ settings: settingsNow(), answers, trtexec }),
    () => run([unitsStep]),
  ];
  const steps: RanStep[] = [];
  for (const part of parts) if (!hasFailed(steps)) steps.push(...(await part()));
  const settings = settingsNow();
  const checks = await examineAsOwner(settings);
  return {
    format: 1,
    release: release.version,
    serial: settings.serial,
    technician: answers.technician,
    at: new Date().toISOString(),
    verdict: verdictOf(checks, hasFailed(steps)),
    steps,
    checks,
  };
}

const hasFailed = (steps: readonly RanStep[]) => steps.some(({ outcome }) => outcome === 'failed');

/**
 * Writes the report as root, into a folder of the daemon's user or the technician.
 * @throws KioskError `file-unsafe`
 */
async function save(path: string, report: ProvisionReport): Promise<void> {
  const pdf = await reportPdf(report);
  GuardedFolder.use(
    path,
    (folder) => {
      folder.write('report.json', `${JSON.stringify(report, null, 2)}\n`);
      folder.write('report.pdf', pdf);
    },
    { create: true },
  );
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
