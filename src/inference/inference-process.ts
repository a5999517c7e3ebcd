import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { KioskError } from '../errors.ts';
import { type FromChild, fromChildSchema, type ToChild } from './messages.ts';
import type { Inference, LoadedModel, ModelFile, Outputs, Provider, Tensor } from './port.ts';

export interface InferenceOptions {
  readonly models: readonly ModelFile[];
  readonly ladder: readonly Provider[];
  /** A run that takes longer counts as hung. */
  readonly runTimeoutMs: number;
  /** Loading builds TensorRT engines where none is cached: minutes, not seconds. */
  readonly loadTimeoutMs: number;
  /** Told when the child is lost and when it is back, for the log and the screen. */
  readonly onChange?: (event: { readonly ready: boolean; readonly error?: KioskError }) => void;
}

interface Pending {
  readonly resolve: (reply: FromChild) => void;
  readonly reject: (error: KioskError) => void;
}

const longestPauseMs = 30_000;

/**
 * The inference child and its life: started once, restarted after a crash or a hang, with growing pauses. A run
 * that was under way when the child was lost is repeated once on the new child, so one crash costs a screening
 * nothing but time.
 */
export class InferenceProcess implements Inference {
  readonly #options: InferenceOptions;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #ready: Promise<readonly LoadedModel[]> | undefined;
  #nextId = 1;
  #lossesInARow = 0;
  #stopped = false;

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
      if (!lost || this.#stopped) throw error;
      return await this.#runOnce(model, input);
    }
  }

  async #runOnce(model: string, input: Tensor): Promise<Outputs> {
    await this.start();
    const request = { kind: 'run' as const, model, input };
    const reply = await this.#ask(request, this.#options.runTimeoutMs);
    this.#lossesInARow = 0;
    if (reply.kind === 'result') return reply.outputs;
    throw unexpected(reply);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (child.connected) child.disconnect();
    const late = setTimeout(() => child.kill('SIGKILL'), 2000);
    await gone;
    clearTimeout(late);
  }

  async #launch(): Promise<readonly LoadedModel[]> {
    if (this.#stopped) throw stoppedError();
    const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [],
      // The daemon's standard output may carry a JSON document: whatever the native library prints goes to stderr.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#child = child;
    child.on('message', (raw) => this.#receive(raw));
    child.on('error', () => undefined); // 'exit' follows, or the request's own time limit
    child.once('exit', (code, signal) => this.#lost(child, code, signal));
    const { models, ladder, loadTimeoutMs } = this.#options;
    const load = { kind: 'load' as const, models, ladder };
    const reply = await this.#ask(load, loadTimeoutMs);
    if (reply.kind !== 'loaded') throw unexpected(reply);
    this.#options.onChange?.({ ready: true });
    return reply.models;
  }

  #ask(request: DistributiveOmit<ToChild, 'id'>, timeoutMs: number): Promise<FromChild> {
    const child = this.#child;
    if (this.#stopped || !child) return Promise.reject(stoppedError());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(
          new KioskError(
            'inference-hung',
            `The inference process gave no answer in ${timeoutMs / 1000} s. It is being restarted; try again.`,
          ),
        );
        child.kill('SIGKILL');
      }, timeoutMs);
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
        if (error) this.#pending.get(id)?.reject(crashedError('its channel is closed'));
      });
    });
  }

  #receive(raw: unknown): void {
    const reply = fromChildSchema.parse(raw);
    this.#pending.get(reply.id)?.resolve(reply);
  }

  #lost(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    const error = this.#stopped ? stoppedError() : crashedError(signal ?? `status ${code}`);
    for (const pending of [...this.#pending.values()]) pending.reject(error);
    if (this.#stopped) return;
    this.#options.onChange?.({ ready: false, error });
    this.#ready = this.#relaunch();
    this.#ready.catch(() => undefined); // the next run reports it
  }

  async #relaunch(): Promise<readonly LoadedModel[]> {
    const pauseMs = this.#lossesInARow === 0 ? 0 : Math.min(longestPauseMs, 500 * 2 ** this.#lossesInARow);
    this.#lossesInARow++;
    await sleep(pauseMs, undefined, { ref: false });
    return this.#launch();
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function unexpected(reply: FromChild): KioskError {
  return reply.kind === 'failed'
    ? new KioskError(reply.code, reply.message)
    : new KioskError('inference-failed', `The inference process answered "${reply.kind}" out of turn.`);
}

const stoppedError = () => new KioskError('stopped', 'The kiosk is shutting down.');

const crashedError = (how: string) =>
  new KioskError(
    'inference-crashed',
    `The inference process ended unexpectedly (${how}). It is being restarted; try again.`,
  );
