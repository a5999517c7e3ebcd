import { resolve } from 'node:path';
import { startKiosk } from '../kiosk.ts';
import { createLogger } from '../logger.ts';
import { LogTail } from '../server/technician/log-tail.ts';
import { loadSettings, operatorFolder } from '../settings.ts';
import { readArguments } from './command-line/read-arguments.ts';

const usage = `Usage: npm start -- [--photos PATH]

  --photos  file or folder of photographs that the simulated camera takes, each capture the next

Settings: a JSON file named by SPL_KIOSK_SETTINGS, or variables such as SPL_KIOSK_PORT (see src/settings.ts).`;

/**
 * `npm start`: runs the kiosk until SIGINT or SIGTERM, then shuts it down in order.
 * @returns the exit status
 * @throws KioskError `usage`, `settings-invalid`, and that of a part that can't be opened
 */
export async function startCommand(args: readonly string[]): Promise<number> {
  const photos = await readArguments(args, {
    usage,
    options: { photos: { type: 'string' } },
    read: ({ photos: path }) => (path === undefined ? null : resolve(operatorFolder(), path)),
  });
  if (photos === undefined) return 0;
  const tail = new LogTail();
  const logger = createLogger(tail);
  const ended = new Promise<NodeJS.Signals>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  const host = { log: tail, end: () => void process.kill(process.pid, 'SIGTERM') };
  const kiosk = await Promise.race([startKiosk(loadSettings(), photos, logger, host), ended]);
  // Stopped before anything was served: the child ends when its channel closes, and there is no visit to forget.
  if (typeof kiosk === 'string') return 0;
  process.stderr.write(`The kiosk is at ${kiosk.url}\n`);
  logger.info({ event: 'stopping', signal: await ended });
  await kiosk.stop();
  return 0;
}
