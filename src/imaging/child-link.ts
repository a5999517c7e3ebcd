import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { KioskError } from '../errors.ts';
import type { ModelRun } from '../inference/port.ts';
import { childEnvironment } from '../settings/child-environment.ts';
import { type FromChild, fromChildSchema, type ToChild } from './messages.ts';

/** What is asked, before it has a number. */
export type Request = DistributiveOmit<ToChild, 'id'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What ends a request. */
export type Reply = Exclude<FromChild, { kind: 'event' | 'ran' | 'thread-lost' | 'failed' }>;

interface Pending {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: KioskError) => void;
  readonly onEvent: (event: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

export interface LinkEvents {
  /** Told once, when the child ended, hung or said what makes no sense; by then it is killed. */
  readonly onLost: (error: KioskError) => void;
  /** Hears of every run of a model. */
  readonly onRun?: ((run: ModelRun) => void) | undefined;
  /** Hears why one of the child's threads can't run the models; the others do its work, more slowly. */
  readonly onThreadLost?: ((error: KioskError) => void) | undefined;
}

const script = fileURLToPath(new URL('./child.ts', import.meta.url));

const execArgv = [
  // No debugger can be opened by a signal, which would show every photo.
  '--disable-sigusr1',
  // V8 counts the memory of each photo as garbage to come and marks the heap, which is small, twice a photo.
  '--heap-growing-percent=400',
];

/** One child and what it was asked. It ends by SIGKILL alone: it keeps nothing that could be saved. */
export class ChildLink {
  readonly #child: ChildProcess;
  readonly #events: LinkEvents;
  readonly #pending = new Map<number, Pending>();
  readonly #gone: Promise<void>;
  #nextId = 1;
  #error: KioskError | undefined;

  constructor(events: LinkEvents) {
    this.#events = events;
    this.#child = fork(script, {
      serialization: 'advanced',
      execArgv,
      env: childEnvironment(),
      // The daemon's standard output may carry a JSON document: whatever the native library prints goes to stderr.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#gone = new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.once('error', () => resolve());
    });
    this.#child.on('message', (raw) => this.#receive(raw));
    this.#child.once('error', (error) => this.#lost(crashedError(error.message)));
    this.#child.once('exit', (code, signal) => this.#lost(crashedError(signal ?? `status ${code}`)));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * @param quietMs a child that says nothing at all for so long counts as hung
   * @throws KioskError of the child's own, `inference-crashed`, `inference-hung`
   */
  ask(request: Request, quietMs: number, onEvent: Pending['onEvent'] = () => undefined): Promise<Reply> {
    if (this.#error) return Promise.reject(this.#error);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#lost(hungError(quietMs)), quietMs);
      this.#pending.set(id, { resolve, reject, onEvent, timer });
      this.#child.send({ ...request, id }, (error) => {
        if (error) this.#lost(crashedError('its channel is closed'));
      });
    });
  }

  /** Ends it, and every request with this error. Resolves when the process and its memory are gone. */
  async end(error: KioskError): Promise<void> {
    this.#settle(error);
    await this.#gone;
  }

  #receive(raw: unknown): void {
    const parsed = fromChildSchema.safeParse(raw);
    if (!parsed.success) {
      this.#lost(crashedError('its answer has the wrong form'));
      return;
    }
    const message = parsed.data;
    for (const { timer } of this.#pending.values()) timer.refresh();
    if (message.kind === 'ran') {
      this.#events.onRun?.(message.run);
      return;
    }
    if (message.kind === 'thread-lost') {
      this.#events.onThreadLost?.(new KioskError(message.code, message.message));
      return;
    }
    const pending = this.#pending.get(message.id);
    if (message.kind === 'event') {
      pending?.onEvent(message.event);
      return;
    }
    this.#pending.delete(message.id);
    clearTimeout(pending?.timer);
    if (message.kind === 'failed') pending?.reject(new KioskError(message.code, message.message));
    else pending?.resolve(message);
  }

  #lost(error: KioskError): void {
    if (this.#settle(error)) this.#events.onLost(error);
  }

  /** @returns whether it was there until now */
  #settle(error: KioskError): boolean {
    if (this.#error) return false;
    this.#error = error;
    this.#child.kill('SIGKILL');
    const all = [...this.#pending.values()];
    this.#pending.clear();
    for (const { timer, reject } of all) {
      clearTimeout(timer);
      reject(error);
    }
    return true;
  }
}

const crashedError = (how: string) =>
  new KioskError(
    'inference-crashed',
    `The inference process ended unexpectedly (${how}). It is being restarted; try again.`,
  );

const hungError = (quietMs: number) =>
  new KioskError(
    'inference-hung',
    `The inference process gave no answer in ${quietMs / 1000} s. It is being restarted; try again.`,
  );
