import { KioskError } from '../errors.ts';
import { ChildLink } from './child-link.ts';
import type { PictureTasks } from './port.ts';
import { parsedAnswer } from './replies.ts';
import type { Answers, Inputs, TaskName } from './tasks.ts';

/** Cutting a photo's crops takes a second; a machine under load, longer. */
const quietMs = 60_000;

/** Does each task in a process of its own, which ends with the answer, and all that it saw with it. */
export const oneShotImaging: PictureTasks = {
  async ask<Task extends TaskName>(task: Task, input: Inputs[Task]): Promise<Answers[Task]> {
    const link = new ChildLink({ onLost: () => undefined });
    try {
      const reply = await link.ask({ kind: 'task', task, input }, quietMs);
      if (reply.kind === 'done') return parsedAnswer(task, reply.answer);
      throw new KioskError('inference-failed', `The imaging process answered "${reply.kind}" out of turn.`);
    } finally {
      await link.end(new KioskError('stopped', 'The task is done.'));
    }
  },
};
