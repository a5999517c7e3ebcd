import { print } from '../../commands/command-line/print.ts';
import { readArguments } from '../../commands/command-line/read-arguments.ts';
import { loadSettings, type Settings, settingsSchema } from '../../settings.ts';
import { type Check, type PlainCheck, plain, worstOf } from '../checks/check.ts';
import { checkSettings } from '../checks/software.ts';
import { faultOf } from '../readings/fault.ts';
import { readRelease } from '../release.ts';
import { type DoctorOptions, examine } from './doctor.ts';

const usage = `Usage: npm run doctor -- [--json] [--long] [--replug]

  --json    one JSON document on standard output: npm run --silent doctor -- --json
  --long    the camera for 30 s and ten stills instead of 5 s and one
  --replug  asks you to pull the camera's cable and to put it back, and measures both

Ends with status 1 when a check failed. The kiosk itself must not use the camera meanwhile.`;

/** The report for the device's file. */
export interface DoctorReport {
  readonly release: string;
  /** ISO 8601, UTC */
  readonly at: string;
  readonly status: PlainCheck['status'];
  readonly checks: readonly PlainCheck[];
}

/**
 * `npm run doctor`: examines this machine and prints the findings.
 * @returns 0, or 1 when a check failed
 * @throws KioskError `usage`
 */
export async function doctorCommand(args: readonly string[]): Promise<number> {
  const options = await readArguments(args, {
    usage,
    options: {
      json: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      replug: { type: 'boolean', default: false },
    },
    read: ({ json, long, replug }) => ({ json, doctor: doctorOptions(long, replug) }),
  });
  if (options === undefined) return 0;
  const { settings, check } = settingsOrDefaults();
  const report = await reportOf([plain(check), ...(await examine(settings, options.doctor))]);
  await print(options.json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
  return report.status === 'failed' ? 1 : 0;
}

export async function reportOf(checks: readonly PlainCheck[]): Promise<DoctorReport> {
  const { version } = await readRelease();
  return { release: version, at: new Date().toISOString(), status: worstOf(checks), checks };
}

/** Invalid settings are one finding among others; the rest of the machine is examined with the defaults. */
function settingsOrDefaults(): { settings: Settings; check: Check } {
  const defaults = settingsSchema.parse({});
  try {
    const settings = loadSettings();
    const changed = Object.entries(settings).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name as keyof Settings]),
    );
    return {
      settings,
      check: checkSettings(
        null,
        changed.map(([name]) => name),
      ),
    };
  } catch (error) {
    return { settings: defaults, check: checkSettings(faultOf(error), []) };
  }
}

/** One line per check, with its remedy below. */
export function textOf({ release, at, status, checks }: DoctorReport): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, status: one, value, remedy }) => [
    `${one.padEnd(8)}  ${name.padEnd(width)}  ${value}`,
    ...(remedy === null ? [] : [`${' '.repeat(12 + width)}→ ${remedy}`]),
  ]);
  const count = (wanted: string) => checks.filter((check) => check.status === wanted).length;
  const summary = `${status}: ${checks.length} checks, ${count('failed')} failed, ${count('degraded')} degraded`;
  return [`spl-kiosk ${release}, ${at}`, ...lines, summary, ''].join('\n');
}

function doctorOptions(long: boolean, replug: boolean): DoctorOptions {
  const camera = long ? { liveSeconds: 30, stills: 10 } : { liveSeconds: 5, stills: 1 };
  const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  return { camera, replug: replug ? say : null };
}
