import { setTimeout as sleep } from 'node:timers/promises';
import { KioskError } from '../errors.ts';
import type { Inference, LoadedModel, ModelFile, Outputs, Provider, Tensor } from '../inference/port.ts';
import type { PhotoKind } from '../screening/visit/effects.ts';
import type { AnalysisEvent } from '../vision/analyze.ts';
import type { Manifest } from '../vision/manifest.ts';
import { analysisEventSchema } from './analysis-schema.ts';
import { ChildLink, type LinkEvents, type Reply, type Request } from './child-link.ts';
import { EventQueue } from './event-queue.ts';
import { ownCopy } from './own-copy.ts';
import type { Imaging } from './port.ts';
import { isLoss, launchError, outOfTurn, parsedAnswer, stoppedError, wrongForm } from './replies.ts';
import type { Answers, HeldPhoto, Inputs, TaskName } from './tasks.ts';

/** The child is lost, with the reason; or it is there, with what really runs each model now. */
export type ImagingChange =
  | { readonly ready: false; readonly error: KioskError }
  | { readonly ready: true; readonly models: readonly LoadedModel[] };

export interface ImagingOptions extends Omit<LinkEvents, 'onLost'> {
  readonly models: readonly ModelFile[];
  readonly ladder: readonly Provider[];
  /** What the models mean; null for models alone, with which no photo is analysed. */
  readonly manifest: Manifest | null;
  /** A child that is asked something and says nothing for so long counts as hung. */
  readonly quietMs: number;
  /** Loading reads engines and CUDA's libraries from the disk: up to minutes from a card. */
  readonly loadMs: number;
  readonly onChange?: (change: ImagingChange) => void;
}

/** First pause before a restart after a loss that followed another, doubled each time up to the longest. */
const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * The imaging child and its life: the one process that decodes, cuts and encodes a visit's photos and runs the models.
 * It is started once, replaced after each visit, and restarted after a crash or a hang, with growing pauses. What was
 * under way when the child was lost is repeated once on the new child, so one loss costs a screening nothing but time.
 */
export class ImagingProcess implements Imaging, Inference {
  readonly #options: ImagingOptions;
  readonly #ending = new AbortController();
  #link: ChildLink | undefined;
  #ready: Promise<readonly LoadedModel[]> | undefined;
  #lossesInARow = 0;

  constructor(options: ImagingOptions) {
    this.#options = options;
  }

  /** Starts the child and warms the models up; rejects with the child's own error (altered model, no provider …). */
  start(): Promise<readonly LoadedModel[]> {
    this.#ready ??= this.#launch();
    return this.#ready;
  }

  /** Process id of the running child. */
  get pid(): number | undefined {
    return this.#link?.pid;
  }

  /**
   * Ends the child with all that it holds, and starts another; what is under way fails with `stopped`.
   * Resolves when the old one is gone; the new one is ready when `start` says so.
   */
  async renew(): Promise<void> {
    const link = this.#link;
    if (!link || this.#ending.signal.aborted) return;
    this.#link = undefined;
    const gone = link.end(new KioskError('stopped', 'The visit is over.'));
    // One after the other: two would not fit the smallest board.
    this.#ready = this.#untilItSucceeds(gone.then(() => this.#launch()));
    await gone;
  }

  async run(model: string, input: Tensor): Promise<Outputs> {
    const reply = await this.#twice(() => this.#request({ kind: 'run', model, input }));
    if (reply.kind !== 'result') throw outOfTurn(reply);
    return reply.outputs;
  }

  async ask<Task extends TaskName>(task: Task, input: Inputs[Task]): Promise<Answers[Task]> {
    const reply = await this.#twice(() => this.#request({ kind: 'task', task, input }));
    if (reply.kind !== 'done') throw outOfTurn(reply);
    return parsedAnswer(task, reply.answer);
  }

  async *analyse(photo: HeldPhoto, kind: PhotoKind): AsyncGenerator<AnalysisEvent> {
    let told = 0;
    const attempt = async function* (this: ImagingProcess) {
      // After a loss the same photo gives the same events: those that were told are passed over.
      let at = 0;
      for await (const event of this.#events(photo, kind)) {
        if (at++ < told) continue;
        told++;
        yield event;
      }
    }.bind(this);
    try {
      yield* attempt();
    } catch (error) {
      if (!isLoss(error)) throw error;
      yield* attempt();
    }
  }

  async stop(): Promise<void> {
    const error = stoppedError();
    this.#ending.abort(error);
    await this.#link?.end(error);
  }

  async *#events(photo: HeldPhoto, kind: PhotoKind): AsyncGenerator<AnalysisEvent> {
    const queue = new EventQueue<unknown>();
    const request = { kind: 'analyse', photo, photoKind: kind } as const;
    this.#request(request, (event) => queue.push(event)).then(
      () => queue.end(),
      (error: unknown) => queue.fail(error),
    );
    for await (const event of queue) {
      const parsed = analysisEventSchema.safeParse(event);
      if (!parsed.success) throw wrongForm('analysis');
      yield ownCopy(parsed.data);
    }
  }

  /** Once more where the child was lost meanwhile. */
  async #twice<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!isLoss(error)) throw error;
      return await attempt();
    }
  }

  async #request(request: Request, onEvent?: (event: unknown) => void): Promise<Reply> {
    await this.start();
    if (!this.#link) throw stoppedError();
    const reply = await this.#link.ask(request, this.#options.quietMs, onEvent);
    this.#lossesInARow = 0;
    return reply;
  }

  async #launch(): Promise<readonly LoadedModel[]> {
    this.#ending.signal.throwIfAborted();
    const { models, ladder, manifest, loadMs, onRun, onThreadLost, onChange } = this.#options;
    const link = new ChildLink({ onLost: (error) => this.#lost(link, error), onRun, onThreadLost });
    this.#link = link;
    let loaded: readonly LoadedModel[];
    try {
      const reply = await link.ask({ kind: 'load', models, ladder, manifest }, loadMs);
      if (reply.kind !== 'loaded') throw outOfTurn(reply);
      loaded = reply.models;
    } catch (error) {
      if (this.#link === link) this.#link = undefined;
      void link.end(stoppedError());
      throw error;
    }
    onChange?.({ ready: true, models: loaded });
    return loaded;
  }

  #lost(link: ChildLink, error: KioskError): void {
    if (link !== this.#link || this.#ending.signal.aborted) return;
    this.#link = undefined;
    this.#ready = this.#relaunch();
    this.#options.onChange?.({ ready: false, error });
  }

  #relaunch(): Promise<readonly LoadedModel[]> {
    const losses = this.#lossesInARow++;
    const pauseMs = losses === 0 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (losses - 1));
    const pause = sleep(pauseMs, undefined, { signal: this.#ending.signal });
    return this.#untilItSucceeds(pause.then(() => this.#launch()));
  }

  /** Tells why a launch failed, and tries again. */
  #untilItSucceeds(attempt: Promise<readonly LoadedModel[]>): Promise<readonly LoadedModel[]> {
    attempt.catch((error: unknown) => {
      // A child that was lost while it loaded has its own replacement already.
      if (this.#ending.signal.aborted || this.#ready !== attempt) return;
      this.#ready = this.#relaunch();
      this.#options.onChange?.({ ready: false, error: launchError(error) });
    });
    return attempt;
  }
}
