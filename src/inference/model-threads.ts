import { availableParallelism } from 'node:os';
import { KioskError } from '../errors.ts';
import { ModelWorker } from './model-worker.ts';
import type { Inference, LoadedModel, ModelFile, ModelRun, Outputs, Provider, Tensor } from './port.ts';
import type { LoadRequest, ThreadAnswer } from './thread-messages.ts';

/** More would not fit the memory of the smallest board, each with the working memory of every model. */
const mostThreads = 4;

interface Waiting {
  readonly model: string;
  readonly input: Tensor;
  readonly answer: (told: Promise<ThreadAnswer>) => void;
}

/**
 * The models of this process, in threads beside its own. On a CPU several threads run one batch each, on a core of its
 * own: batches are many, and cores that share one wait for each other after every layer. A GPU has one thread.
 */
export class ModelThreads implements Inference {
  readonly #idle: ModelWorker[] = [];
  readonly #queue: Waiting[] = [];
  readonly #onRun: (run: ModelRun) => void;
  readonly #onThreadLost: (error: unknown) => void;
  #running = 0;

  /**
   * @param onRun hears of every run that succeeded
   * @param onThreadLost hears why a thread beside the first can't load the models; the others do its work
   */
  constructor(onRun: (run: ModelRun) => void, onThreadLost: (error: unknown) => void) {
    this.#onRun = onRun;
    this.#onThreadLost = onThreadLost;
  }

  /** @throws KioskError `model-missing`, `model-altered`, `provider-unavailable` */
  async load(
    models: readonly ModelFile[],
    ladder: readonly Provider[],
    cores = availableParallelism(),
  ): Promise<readonly LoadedModel[]> {
    const count = Math.min(cores, mostThreads);
    const request = { kind: 'load', models, ladder, cores: Math.max(1, Math.floor(cores / count)) } as const;
    const first = new ModelWorker();
    const told = await first.load(request);
    if (told.kind !== 'loaded') throw outOfTurn(told);
    this.#join(first);
    // The others load beside the first one's work.
    const others = told.models.every(({ provider }) => provider === 'cpu') ? count - 1 : 0;
    for (let i = 0; i < others; i++) void this.#addThread(request);
    return told.models;
  }

  async #addThread(request: LoadRequest): Promise<void> {
    let other: ModelWorker | undefined;
    try {
      other = new ModelWorker();
      await other.load(request);
      this.#join(other);
    } catch (error) {
      void other?.end();
      this.#onThreadLost(error);
    }
  }

  /** @throws KioskError `inference-failed` */
  async run(model: string, input: Tensor): Promise<Outputs> {
    const started = performance.now();
    const told = await new Promise<ThreadAnswer>((answer) => {
      this.#queue.push({ model, input, answer });
      this.#next();
    });
    if (told.kind !== 'result') throw outOfTurn(told);
    const { outputs, computeMs, cpuMs } = told;
    const ms = performance.now() - started;
    const waiting = this.#queue.length + this.#running;
    this.#onRun({ model, batch: input.dims[0] ?? 0, ms, computeMs, cpuMs, waiting });
    return outputs;
  }

  #next(): void {
    const worker = this.#queue.length > 0 ? this.#idle.pop() : undefined;
    const run = worker && this.#queue.shift();
    if (!worker || !run) return;
    this.#running++;
    const told = worker.run(run.model, run.input).finally(() => {
      this.#running--;
      this.#join(worker);
    });
    run.answer(told);
  }

  #join(worker: ModelWorker): void {
    this.#idle.push(worker);
    this.#next();
  }
}

const outOfTurn = (told: ThreadAnswer | undefined) =>
  new KioskError(
    'inference-failed',
    `A model's thread answered "${told?.kind}" out of turn. Start the kiosk again.`,
  );
