import { Worker } from 'node:worker_threads';
import { KioskError } from '../errors.ts';
import type { Tensor } from './port.ts';
import type { LoadRequest, ThreadAnswer, ThreadRequest } from './thread-messages.ts';

/** One thread with models, and what it was asked. */
export class ModelWorker {
  readonly #thread = new Worker(new URL('./model-thread.ts', import.meta.url));
  readonly #waiting: ((answer: ThreadAnswer) => void)[] = [];
  #onError: (error: unknown) => void = thrown;

  constructor() {
    this.#thread.on('message', (answer: ThreadAnswer) => this.#waiting.shift()?.(answer));
    this.#thread.on('error', (error) => this.#onError(error));
  }

  /** @throws KioskError of the thread, or the error that ended it; once it has loaded, such an error ends the process */
  async load(request: LoadRequest): Promise<ThreadAnswer> {
    const told = await new Promise<ThreadAnswer>((resolve, reject) => {
      this.#onError = reject;
      this.ask(request).then(resolve, reject);
    });
    this.#onError = thrown;
    return told;
  }

  /** Ends the thread with its models. */
  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  /** @throws KioskError of the thread */
  async ask(request: ThreadRequest): Promise<ThreadAnswer> {
    const answer = new Promise<ThreadAnswer>((resolve) => this.#waiting.push(resolve));
    this.#thread.postMessage(request);
    const told = await answer;
    if (told.kind === 'failed') throw new KioskError(told.code, told.message);
    return told;
  }

  /** @throws KioskError `inference-failed` */
  run(model: string, input: Tensor): Promise<ThreadAnswer> {
    return this.ask({ kind: 'run', model, input: { ...input, data: shared(input.data) } });
  }
}

const thrown = (error: unknown): never => {
  throw error;
};

/** The same numbers in memory that both threads see; what is there already is not copied. */
function shared(data: Tensor['data']): Tensor['data'] {
  if (data.buffer instanceof SharedArrayBuffer) return data;
  const memory = new SharedArrayBuffer(data.byteLength);
  const copy = data instanceof Uint8Array ? new Uint8Array(memory) : new Float32Array(memory);
  copy.set(data);
  return copy;
}
