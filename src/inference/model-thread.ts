/**
 * The thread that owns the ONNX sessions. Creating and running a session blocks this thread, while the process's own
 * goes on decoding photos and cutting crops. Both see the same pixels, without a copy.
 */
import { parentPort } from 'node:worker_threads';
import { env, InferenceSession, listSupportedBackends, Tensor as OrtTensor } from 'onnxruntime-node';
import { KioskError } from '../errors.ts';
import { joined, partsOf } from './batches.ts';
import { graphsOf } from './graphs.ts';
import type { LoadedModel, ModelFile, Outputs, Provider, Tensor } from './port.ts';
import { type Binding, openOnLadder } from './provider-ladder.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.ts';

interface Entry {
  readonly session: InferenceSession;
  /** Bytes of input that a run takes. */
  readonly bytes: number;
  readonly inputName: string;
  readonly outputNames: readonly string[];
}

/**
 * Bytes of input that a run on a CPU takes: one tile, four crops. A run of four tiles takes a tenth longer than four
 * runs, because its layers do not fit the cache, and four times the working memory.
 */
const cpuBytes = 2 ** 19;

// The ladder reports why a provider does not open; the library's own lines would be noise in the journal.
env.logLevel = 'fatal';

const sessions = new Map<string, Entry>();

const binding: Binding<InferenceSession> = {
  listSupportedBackends,
  create: (bytes, options) =>
    InferenceSession.create(bytes, {
      executionProviders: [...options.executionProviders],
      extra: options.extra,
      ...(options.intraOpNumThreads !== undefined && { intraOpNumThreads: options.intraOpNumThreads }),
    }),
};

async function load(
  files: readonly ModelFile[],
  ladder: readonly Provider[],
  cores: number,
): Promise<LoadedModel[]> {
  const loaded: LoadedModel[] = [];
  for (const file of files) {
    // The bytes of one model are released before the next are read, because the smallest board has little memory.
    const opened = await openOnLadder(binding, file.model, await graphsOf(file), ladder, cores);
    sessions.set(file.model, {
      session: opened.session,
      bytes: opened.loaded.provider === 'cpu' ? cpuBytes : Number.POSITIVE_INFINITY,
      inputName: file.inputName,
      outputNames: file.outputNames,
    });
    loaded.push(opened.loaded);
  }
  return loaded;
}

async function run(
  model: string,
  input: Tensor,
): Promise<{ outputs: Outputs; computeMs: number; cpuMs: number }> {
  const entry = sessions.get(model);
  if (!entry) throw new KioskError('inference-failed', `The model ${model} is not loaded.`);
  const started = performance.now();
  const cpuBefore = process.threadCpuUsage();
  const parts: Outputs[] = [];
  for (const part of partsOf(input, entry.bytes)) parts.push(await runPart(model, entry, part));
  const computeMs = performance.now() - started;
  const { user, system } = process.threadCpuUsage(cpuBefore);
  return { outputs: joined(parts), computeMs, cpuMs: (user + system) / 1000 };
}

async function runPart(
  model: string,
  { session, inputName, outputNames }: Entry,
  input: Tensor,
): Promise<Outputs> {
  const tensor = new OrtTensor(input.type, input.data, [...input.dims]);
  const results = await session.run({ [inputName]: tensor }, [...outputNames]);
  return Object.fromEntries(
    Object.entries(results).map(([name, { type, dims, data }]) => {
      if (data instanceof Float32Array) return [name, { type: 'float32', dims: [...dims], data } as const];
      throw new KioskError('inference-failed', `Output ${name} of ${model} is ${type}, not float32.`);
    }),
  );
}

async function answerTo(request: ThreadRequest): Promise<ThreadAnswer> {
  try {
    return request.kind === 'load'
      ? { kind: 'loaded', models: await load(request.models, request.ladder, request.cores) }
      : { kind: 'result', ...(await run(request.model, request.input)) };
  } catch (error) {
    const code = error instanceof KioskError ? error.code : 'inference-failed';
    return { kind: 'failed', code, message: error instanceof Error ? error.message : String(error) };
  }
}

// One at a time: the order of the answers is the order of the requests.
let queue: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: ThreadRequest) => {
  queue = queue.then(async () => parentPort?.postMessage(await answerTo(request)));
});
