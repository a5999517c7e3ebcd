/** Port between the daemon, which holds encoded pictures alone, and whatever decodes, cuts and encodes them. */
import type { AnalysisEvent } from '../vision/analyze.ts';
import type { Answers, HeldPhoto, Inputs, TaskName } from './tasks.ts';

export interface Imaging {
  /**
   * Bytes in the answer are the caller's own, who may overwrite them.
   * @throws KioskError `photo-…`, `camera-…`, `inference-…`, `stopped`
   */
  ask<Task extends TaskName>(task: Task, input: Inputs[Task]): Promise<Answers[Task]>;
  /** Analyses a photo and tells what it finds as it finds it. @throws KioskError as `ask` */
  analyse(photo: HeldPhoto, kind: 'wide-field' | 'close-up'): AsyncGenerator<AnalysisEvent>;
}

/** What needs no models. */
export type PictureTasks = Pick<Imaging, 'ask'>;
