import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { KioskError } from '../errors.ts';
import { type FromChild, fromChildSchema, type ToChild } from './messages.ts';
import type { Inference, LoadedModel, ModelFile, Outputs, Provider, Tensor } from './port.ts';

/** Either the child was lost, with the reason, or it is ready, with what really runs each model now. */
export type InferenceChange =
  | { readonly ready: false; readonly error: KioskError }
  | { readonly ready: true; readonly models: readonly LoadedModel[] };

export interface InferenceOptions {
  readonly models: readonly ModelFile[];
  readonly ladder: readonly Provider[];
  /** Milliseconds after which a run counts as hung. */
  readonly runTimeoutMs: number;
  /** Milliseconds for loading, which reads engines and CUDA's libraries from the disk: minutes, from a card. */
  readonly loadTimeoutMs: number;
  readonly onChange?: (change: InferenceChange) => void;
  /** Called with how long the model itself worked in each run, in ms, without waiting and copying. */
  readonly onCompute?: (model: string, ms: number) => void;
}

interface Pending {
  readonly resolve: (reply: FromChild) => void;
  readonly reject: (error: KioskError) => void;
}

/** Pauses before a restart when losses follow each other: the first, doubled each time up to the longest. */
const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Milliseconds after which a child that does not end when asked is killed. */
const endMs = 2000;

/**
 * Starts the inference child, and restarts it after a crash or a hang, with growing pauses. A run that was in progress
 * when the child was lost is repeated once on the new child, so that one loss costs a screening only time.
 */
export class InferenceProcess implements Inference {
  readonly #options: InferenceOptions;
  readonly #pending = new Map<number, Pending>();
  readonly #ending = new AbortController();
  #child: ChildProcess | undefined;
  #ready: Promise<readonly LoadedModel[]> | undefined;
  #nextId = 1;
  #lossesInARow = 0;

  constructor(options: InferenceOptions) {
    this.#options = options;
  }

  /** Starts the child and loads the models; rejects with the child's own error (altered model, no provider …). */
  start(): Promise<readonly LoadedModel[]> {
    this.#ready ??= this.#launch();
    return this.#ready;
  }

  /** Process id of the running child, for tests and diagnosis. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async run(model: string, input: Tensor): Promise<Outputs> {
    try {
      return await this.#runOnce(model, input);
    } catch (error) {
      const lost = error instanceof KioskError && /^inference-(crashed|hung)$/.test(error.code);
      if (!lost) throw error;
      return await this.#runOnce(model, input);
    }
  }

  async stop(): Promise<void> {
    this.#ending.abort(stoppedError());
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (child.connected) child.disconnect();
    const late = setTimeout(() => child.kill('SIGKILL'), endMs);
    await gone;
    clearTimeout(late);
  }

  async #runOnce(model: string, input: Tensor): Promise<Outputs> {
    await this.start();
    const reply = await this.#ask({ kind: 'run', model, input }, this.#options.runTimeoutMs);
    this.#lossesInARow = 0;
    if (reply.kind === 'result') {
      this.#options.onCompute?.(model, reply.computeMs);
      return reply.outputs;
    }
    throw unexpected(reply);
  }

  async #launch(): Promise<readonly LoadedModel[]> {
    this.#ending.signal.throwIfAborted();
    const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [],
      // The daemon's standard output may carry a JSON document, so what the native library prints goes to stderr.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#child = child;
    child.on('message', (raw) => this.#receive(child, raw));
    child.once('error', (error) => this.#lost(child, crashedError(error.message)));
    child.once('exit', (code, signal) => this.#lost(child, crashedError(signal ?? `status ${code}`)));
    const { models, ladder, loadTimeoutMs } = this.#options;
    const reply = await this.#ask({ kind: 'load', models, ladder }, loadTimeoutMs);
    if (reply.kind !== 'loaded') {
      this.#discard(child);
      throw unexpected(reply);
    }
    this.#options.onChange?.({ ready: true, models: reply.models });
    return reply.models;
  }

  #ask(request: DistributiveOmit<ToChild, 'id'>, timeoutMs: number): Promise<FromChild> {
    const child = this.#child;
    if (this.#ending.signal.aborted || !child) return Promise.reject(stoppedError());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#lost(child, hungError(timeoutMs)), timeoutMs);
      const settle = () => {
        clearTimeout(timer);
        this.#pending.delete(id);
      };
      this.#pending.set(id, {
        resolve: (reply) => {
          settle();
          resolve(reply);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      child.send({ ...request, id }, (error) => {
        if (error) this.#lost(child, crashedError('its channel is closed'));
      });
    });
  }

  #receive(child: ChildProcess, raw: unknown): void {
    const reply = fromChildSchema.safeParse(raw);
    if (reply.success) this.#pending.get(reply.data.id)?.resolve(reply.data);
    else this.#lost(child, crashedError('its answer has the wrong form'));
  }

  /** Lets go of a child: nothing that it still says or does counts. */
  #discard(child: ChildProcess): void {
    this.#child = undefined;
    child.kill('SIGKILL');
  }

  #lost(child: ChildProcess, error: KioskError): void {
    if (child !== this.#child) return;
    this.#discard(child);
    // The replacement starts before anyone hears of the loss, so that a new try waits for it.
    const stopping = this.#ending.signal.aborted;
    if (!stopping) this.#ready = this.#relaunch();
    for (const pending of [...this.#pending.values()]) pending.reject(stopping ? stoppedError() : error);
    if (!stopping) this.#options.onChange?.({ ready: false, error });
  }

  #relaunch(): Promise<readonly LoadedModel[]> {
    const losses = this.#lossesInARow++;
    const pauseMs = losses === 0 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (losses - 1));
    const attempt = sleep(pauseMs, undefined, { signal: this.#ending.signal }).then(() => this.#launch());
    attempt.catch((error: unknown) => {
      // A child that was lost while loading has been replaced already.
      if (this.#ending.signal.aborted || this.#ready !== attempt) return;
      this.#ready = this.#relaunch();
      if (error instanceof KioskError) this.#options.onChange?.({ ready: false, error });
    });
    return attempt;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function unexpected(reply: FromChild): KioskError {
  return reply.kind === 'failed'
    ? new KioskError(reply.code, reply.message)
    : new KioskError(
        'inference-failed',
        `The inference process answered "${reply.kind}" when nothing was asked. Start the kiosk again.`,
      );
}

const stoppedError = () =>
  new KioskError('stopped', 'The kiosk is shutting down. Start it again to continue.');

const crashedError = (how: string) =>
  new KioskError(
    'inference-crashed',
    `The inference process ended unexpectedly (${how}). It is being restarted; try again.`,
  );

const hungError = (timeoutMs: number) =>
  new KioskError(
    'inference-hung',
    `The inference process gave no answer in ${timeoutMs / 1000} s. It is being restarted; try again.`,
  );
