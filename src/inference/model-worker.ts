import { Worker } from 'node:worker_threads';
import { KioskError } from '../errors.ts';
import type { Tensor } from './port.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.ts';

/** One thread with models, and what it was asked. */
export class ModelWorker {
  readonly #thread = new Worker(new URL('./model-thread.ts', import.meta.url));
  readonly #waiting: ((answer: ThreadAnswer) => void)[] = [];

  constructor() {
    this.#thread.on('message', (answer: ThreadAnswer) => this.#waiting.shift()?.(answer));
    this.#thread.on('error', (error) => {
      throw error;
    });
  }

  /** @throws KioskError of the thread */
  async ask(request: ThreadRequest, transfer: ArrayBuffer[] = []): Promise<ThreadAnswer> {
    const answer = new Promise<ThreadAnswer>((resolve) => this.#waiting.push(resolve));
    this.#thread.postMessage(request, transfer);
    const told = await answer;
    if (told.kind === 'failed') throw new KioskError(told.code, told.message);
    return told;
  }

  /** The input's memory goes to the thread. @throws KioskError `inference-failed` */
  run(model: string, input: Tensor): Promise<ThreadAnswer> {
    const own = { ...input, data: owned(input.data) };
    return this.ask({ kind: 'run', model, input: own }, [own.data.buffer]);
  }
}

type Owned = Tensor['data'] & { readonly buffer: ArrayBuffer };

/** The same numbers in memory that holds nothing else, and may change hands. */
function owned(data: Tensor['data']): Owned {
  return isOwned(data) ? data : data.slice();
}

const isOwned = (data: Tensor['data']): data is Owned =>
  data.buffer instanceof ArrayBuffer && data.byteLength === data.buffer.byteLength;
