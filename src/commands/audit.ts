import { readAuditTable, readFiguresTable } from '../open/store.ts';
import { loadSettings } from '../settings.ts';
import { print } from './command-line/print.ts';
import { readArguments } from './command-line/read-arguments.ts';

const usage = `Usage: npm run --silent audit [-- --figures] > FILE.csv

Writes what was done on this kiosk, with visits counted and nobody named, as a table to standard output. The kiosk may
be running.

  --figures  the pharmacy's own figures by month instead: visits, referred, what doctors found`;

/**
 * `npm run audit`: the audit trail, or the pharmacy's own figures, as CSV.
 * @returns the exit status
 * @throws KioskError `usage`, `settings-invalid`, `record-gone`, `store-newer`, `store-failed`
 */
export async function auditCommand(args: readonly string[]): Promise<number> {
  const parsed = await readArguments(args, {
    usage,
    options: { figures: { type: 'boolean', default: false } },
    read: ({ figures }) => ({ figures }),
  });
  if (parsed === undefined) return 0;
  await print((parsed.figures ? readFiguresTable : readAuditTable)(loadSettings()));
  return 0;
}
