import { resolve } from 'node:path';
import { startKiosk } from '../kiosk.ts';
import { createLogger } from '../logger.ts';
import { LogTail } from '../server/technician/log-tail.ts';
import { loadSettings, operatorFolder } from '../settings.ts';
import { readArguments } from './command-line/read-arguments.ts';
import { greeting, makePins } from './first-pins.ts';

const usage = `Usage: npm start -- [--photos PATH] [--new-pins]

  --photos    file or folder of photographs that the simulated camera takes, each capture the next
  --new-pins  makes new PINs for the pharmacist's and the technician's page, and prints them here

Settings: a JSON file named by SPL_KIOSK_SETTINGS, or variables such as SPL_KIOSK_PORT (see src/settings.ts).`;

/**
 * `npm start`: runs the kiosk until SIGINT or SIGTERM, then shuts it down in order.
 * @returns the exit status
 * @throws KioskError `usage`, `settings-invalid`, and that of a part that can't be opened
 */
export async function startCommand(args: readonly string[]): Promise<number> {
  const options = await readArguments(args, {
    usage,
    options: { photos: { type: 'string' }, 'new-pins': { type: 'boolean', default: false } },
    read: ({ photos, 'new-pins': newPins }) => ({
      photos: photos === undefined ? null : resolve(operatorFolder(), photos),
      newPins,
    }),
  });
  if (options === undefined) return 0;
  // Files of this process and its children are for its own user alone.
  process.umask(0o077);
  const settings = loadSettings();
  const tail = new LogTail();
  const logger = createLogger(tail);
  const ended = new Promise<NodeJS.Signals>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  const host = { log: tail, end: () => void process.kill(process.pid, 'SIGTERM') };
  const kiosk = await Promise.race([startKiosk(settings, options.photos, logger, host), ended]);
  // Stopped before anything was served: the child ends when its channel closes, and there is no visit to forget.
  if (typeof kiosk === 'string') return 0;
  // Under systemd the journal would keep the PINs, so `provision` prints them on paper instead; the screen finds its own way in.
  const text = kiosk.isSupervised
    ? `The kiosk is at ${kiosk.addresses.kiosk}\n`
    : greeting(kiosk.addresses, await makePins(settings.stateFolder, options.newPins));
  process.stderr.write(text);
  logger.info({ event: 'stopping', signal: await ended });
  await kiosk.stop();
  return 0;
}
