/** What the imaging process answered, and what is said if that can't be right. */
import { KioskError, kindOf } from '../errors.ts';
import type { Reply } from './child-link.ts';
import { ownCopy } from './own-copy.ts';
import { type Answers, answers, type TaskName } from './tasks.ts';

/** @throws KioskError `inference-failed` */
export function parsedAnswer<Task extends TaskName>(task: Task, answer: unknown): Answers[Task] {
  const parsed = answers[task].safeParse(answer);
  if (!parsed.success) throw wrongForm(task);
  return ownCopy(parsed.data as Answers[Task]);
}

export const isLoss = (error: unknown): boolean =>
  error instanceof KioskError && (error.code === 'inference-crashed' || error.code === 'inference-hung');

export const wrongForm = (what: string) =>
  new KioskError(
    'inference-failed',
    `The imaging process answered in the wrong form (${what}). Start the kiosk again.`,
  );

/** Why a process could not be started, in a form that can be told. */
export const launchError = (error: unknown): KioskError =>
  error instanceof KioskError
    ? error
    : new KioskError(
        'inference-failed',
        `The imaging process can't be started (${kindOf(error)}). It is tried again; if that goes on, start the kiosk again.`,
      );

export const outOfTurn = ({ kind }: Reply) =>
  new KioskError(
    'inference-failed',
    `The imaging process answered "${kind}" out of turn. Start the kiosk again.`,
  );

export const stoppedError = () =>
  new KioskError('stopped', 'The kiosk is shutting down. Start it again to go on.');
