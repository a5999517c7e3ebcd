import type { Program } from '../../devices/system/readings.ts';
import { runProgram } from '../../devices/system/run-program.ts';
import { KioskError } from '../../errors.ts';
import type { StepContext, StepEnd } from './step.ts';

/** Time for cupsctl, in ms, which waits until CUPS has read its settings again. */
const longestMs = 30_000;

/**
 * Makes CUPS delete a job's document when the job ends, even if the daemon is killed before. Needs root.
 * @param server host:port; the machine's own CUPS if it is left out
 */
export const keepNoFiles = (server?: string): Promise<Program> =>
  runProgram('cupsctl', [...(server === undefined ? [] : ['-h', server]), 'PreserveJobFiles=no'], longestMs);

/** Without it CUPS keeps every printed document, also a slip whose daemon was killed before it could purge it. */
export async function emptySpool({ settings: { printer, letterPrinter } }: StepContext): Promise<StepEnd> {
  const usesCups = printer === 'auto' || [printer, letterPrinter].some((name) => name?.startsWith('cups:'));
  if (!usesCups) return { skipped: 'No queue of CUPS is used.' };
  const said = await keepNoFiles();
  if (said === null) return { skipped: 'CUPS is not installed.' };
  if (said.status === 0) return { done: 'CUPS deletes the document of each job that has ended' };
  if (printer === 'auto' && letterPrinter === null) return { skipped: 'CUPS does not run.' };
  throw new KioskError(
    'provision-failed',
    `cupsctl PreserveJobFiles=no failed (${said.stderr.trim()}). Start CUPS (sudo systemctl start cups), and run this again with sudo.`,
  );
}
