import { print } from '../../commands/command-line/print.ts';
import { readArguments } from '../../commands/command-line/read-arguments.ts';
import { runProgram } from '../../devices/system/run-program.ts';
import { KioskError } from '../../errors.ts';
import { loadSettings, settingsFile } from '../../settings.ts';
import { erase, type Place, placesOf } from './places.ts';

const usage = `Usage: npm run wipe -- [--yes]

Erases what a pharmacy leaves on this kiosk: visits, keys, audit trail, PINs, settings, papers. For a box that leaves
the pharmacy. Without --yes it says what it would erase, and changes nothing.`;

/** What no file of the kiosk's own holds, and what a technician may want to clear too. */
const elsewhere = `The system's journal keeps events and ids of visits: journalctl --rotate && journalctl --vacuum-time=1s
An installed kiosk itself is removed by: sudo apt-get purge spl-kiosk
`;

/**
 * `npm run wipe`.
 * @returns 0, or 1 without --yes
 * @throws KioskError `usage`, `settings-invalid`, `store-in-use` while the kiosk runs, `file-unsafe`
 */
export async function wipeCommand(args: readonly string[]): Promise<number> {
  const options = await readArguments(args, {
    usage,
    options: { yes: { type: 'boolean', default: false } },
    read: ({ yes }) => ({ yes }),
  });
  if (options === undefined) return 0;
  const settings = loadSettings();
  const places = await placesOf(settings, settingsFile());
  if (!options.yes) {
    for (const { path, what } of places) await print(`would erase  ${path}: ${what}\n`);
    await print(
      'Nothing was erased. Take the audit trail along first (spl-kiosk audit), then run this with --yes.\n',
    );
    return 1;
  }
  await stopKiosk();
  if (await answers(settings.port))
    throw new KioskError(
      'store-in-use',
      'The kiosk runs, so nothing was erased. Stop it where it was started, and run this again.',
    );
  for (const place of places) await told(place);
  await trim(settings.stateFolder);
  await print(elsewhere);
  return 0;
}

async function told(place: Place): Promise<void> {
  await print(`${erase(place) ? 'erased       ' : 'was not there'}  ${place.path}: ${place.what}\n`);
}

/** Where systemd starts it, it is not started again either: a kiosk without PINs and settings is of use to nobody. */
async function stopKiosk(): Promise<void> {
  const units = ['spl-kiosk.service', 'spl-kiosk-display.service'];
  const known = await runProgram('systemctl', ['list-unit-files', '--no-legend', ...units]);
  if (!known?.stdout.includes('spl-kiosk.service')) return;
  await runProgram('systemctl', ['disable', '--now', ...units], 60_000);
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  );

/** A disk of flash memory keeps what was erased until it is told that nobody needs it. */
async function trim(folder: string): Promise<void> {
  const ended = await runProgram('fstrim', ['--verbose', folder], 10 * 60_000);
  const said = ended?.status === 0 ? ended.stdout : `not trimmed: ${ended?.stderr ?? 'fstrim is missing\n'}`;
  await print(said);
}
