import { readAuditTable } from '../open/store.ts';
import { loadSettings } from '../settings.ts';
import { print } from './command-line/print.ts';
import { readArguments } from './command-line/read-arguments.ts';

const usage = `Usage: npm run --silent audit > FILE.csv

Writes what was done on this kiosk, with visits counted and nobody named, as a table to standard output. The kiosk may
be running.`;

/**
 * `npm run audit`: the audit trail as CSV.
 * @returns the exit status
 * @throws KioskError `usage`, `settings-invalid`, `record-gone`, `store-newer`, `store-failed`
 */
export async function auditCommand(args: readonly string[]): Promise<number> {
  const parsed = await readArguments(args, { usage, options: {}, read: () => ({}) });
  if (parsed === undefined) return 0;
  await print(readAuditTable(loadSettings()));
  return 0;
}
