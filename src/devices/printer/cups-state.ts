import type { QueueStatus } from './cups-queue.ts';
import type { PrinterState } from './printer.ts';

/** IPP's keywords without their severity ("-error", "-warning", "-report"): backends disagree about it. */
const wordOf = (reason: string): string => reason.replace(/-(error|warning|report)$/, '');

const outOfPaper = ['media-empty', 'media-needed', 'input-tray-missing'];
const open = ['cover-open', 'door-open', 'interlock-open'];
const away = ['offline', 'shutdown', 'timed-out', 'connecting-to-device'];

/** IPP's reasons that do not keep a job from printing. */
const harmless =
  /^(none|.*-low|.*-almost-.*|.*-near-.*|cups-waiting-for-job-completed|other|moving-to-paused)$/;

/** Interprets the status of a queue. */
export function stateOfQueue({ isStopped, accepts, reasons }: QueueStatus): PrinterState {
  // A stopped queue runs no job, so its other reasons may be out of date.
  if (isStopped) return { state: 'error', kind: 'paused' };
  const words = reasons.map(wordOf);
  const has = (some: readonly string[]) => words.some((word) => some.includes(word));
  if (has(open)) return { state: 'cover-open' };
  if (has(outOfPaper)) return { state: 'out-of-paper' };
  if (has(away)) return { state: 'offline' };
  if (!accepts) return { state: 'error', kind: 'takes no jobs' };
  const kind = words.find((word) => !harmless.test(word));
  return kind === undefined ? { state: 'idle' } : { state: 'error', kind };
}
