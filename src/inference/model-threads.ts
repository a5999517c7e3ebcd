import { Worker } from 'node:worker_threads';
import { KioskError } from '../errors.ts';
import type { Inference, LoadedModel, ModelFile, ModelRun, Outputs, Provider, Tensor } from './port.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.ts';

/**
 * The models of this process, in a thread beside its own. The input's memory goes to the thread: who asked for a run
 * has no pixels of it any more.
 */
export class ModelThreads implements Inference {
  readonly #thread = new Worker(new URL('./model-thread.ts', import.meta.url));
  readonly #waiting: ((answer: ThreadAnswer) => void)[] = [];
  readonly #onRun: (run: ModelRun) => void;

  /** @param onRun hears of every run that succeeded */
  constructor(onRun: (run: ModelRun) => void) {
    this.#onRun = onRun;
    this.#thread.on('message', (answer: ThreadAnswer) => this.#waiting.shift()?.(answer));
    this.#thread.on('error', (error) => {
      throw error;
    });
  }

  /** @throws KioskError `model-missing`, `model-altered`, `provider-unavailable` */
  async load(models: readonly ModelFile[], ladder: readonly Provider[]): Promise<readonly LoadedModel[]> {
    const answer = await this.#ask({ kind: 'load', models, ladder });
    if (answer.kind !== 'loaded') throw outOfTurn(answer);
    return answer.models;
  }

  /** @throws KioskError `inference-failed` */
  async run(model: string, input: Tensor): Promise<Outputs> {
    const started = performance.now();
    const own = { ...input, data: owned(input.data) };
    const answer = await this.#ask({ kind: 'run', model, input: own }, [own.data.buffer]);
    if (answer.kind !== 'result') throw outOfTurn(answer);
    const ms = performance.now() - started;
    const { computeMs } = answer;
    this.#onRun({ model, batch: input.dims[0] ?? 0, ms, computeMs, waiting: this.#waiting.length });
    return answer.outputs;
  }

  async #ask(request: ThreadRequest, transfer: ArrayBuffer[] = []): Promise<ThreadAnswer> {
    const answer = new Promise<ThreadAnswer>((resolve) => this.#waiting.push(resolve));
    this.#thread.postMessage(request, transfer);
    const told = await answer;
    if (told.kind === 'failed') throw new KioskError(told.code, told.message);
    return told;
  }
}

type Owned = Tensor['data'] & { readonly buffer: ArrayBuffer };

/** The same numbers in memory that holds nothing else, and may change hands. */
function owned(data: Tensor['data']): Owned {
  const isWhole = data.buffer instanceof ArrayBuffer && data.byteLength === data.buffer.byteLength;
  return isWhole ? (data as Owned) : data.slice();
}

const outOfTurn = ({ kind }: ThreadAnswer) =>
  new KioskError(
    'inference-failed',
    `A model's thread answered "${kind}" out of turn. Start the kiosk again.`,
  );
