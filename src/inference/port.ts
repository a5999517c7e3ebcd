/** Port between what a model means (`vision`) and how a graph runs (this folder). */
export interface Tensor {
  readonly type: 'uint8' | 'float32';
  readonly dims: readonly number[];
  readonly data: Uint8Array | Float32Array;
}

export type Outputs = Readonly<Record<string, Tensor>>;

export interface Inference {
  /**
   * Runs the named model on one batch, whose memory must stay as it is until the run has ended.
   * @throws KioskError `inference-crashed`, `inference-hung`, `inference-failed`, `stopped`
   */
  run(model: string, input: Tensor): Promise<Outputs>;
}

/** One run of a model that succeeded, as its process saw it. */
export interface ModelRun {
  readonly model: string;
  readonly batch: number;
  /** Milliseconds from the request to the answer: waiting, copying and computing. */
  readonly ms: number;
  /** Milliseconds that the model itself worked. */
  readonly computeMs: number;
  /** Milliseconds of processor time of the model's thread: all of it where a run has one core. */
  readonly cpuMs: number;
  /** Runs that still wait or compute. */
  readonly waiting: number;
}

export const providers = ['tensorrt', 'cuda', 'cpu'] as const;

export type Provider = (typeof providers)[number];

/** Why a provider does not run a model, in a word; the full reason may name files of the machine. */
export const hindrances = ['not-compiled-in', 'no-engine', 'does-not-open'] as const;

export interface PassedOver {
  readonly provider: Provider;
  readonly hindrance: (typeof hindrances)[number];
  /** The reason in the library's words or in ours, for the technician. */
  readonly reason: string;
}

/** A loaded model and the provider that provably runs it, whatever was asked for. */
export interface LoadedModel {
  readonly model: string;
  readonly provider: Provider;
  /** Providers that were tried first, each with the reason why it does not run this model. */
  readonly passedOver: readonly PassedOver[];
}

/** For papers, the export and the log: 'tensorrt', or 'cpu (tensorrt: no-engine, cuda: does-not-open)'. */
export function providersOf(loaded: readonly LoadedModel[]): string {
  const used = [...new Set(loaded.map(({ provider }) => provider))].join(', ');
  const missed = loaded.flatMap(({ passedOver }) =>
    passedOver.map(({ provider, hindrance }) => `${provider}: ${hindrance}`),
  );
  return missed.length === 0 ? used : `${used} (${[...new Set(missed)].join(', ')})`;
}

/** The TensorRT engine of a model for this machine, wrapped as ONNX, or why there is none. */
export type Engine = CheckedFile | { readonly fault: string };

/** A file and the hash that its bytes must have. */
export interface CheckedFile {
  readonly path: string;
  readonly sha256: string;
}

/** A model as the child loads it; `path` is the file with full precision. */
export interface ModelFile extends CheckedFile {
  readonly model: string;
  readonly inputName: string;
  /** Outputs to compute; the graph's other outputs are left out. */
  readonly outputNames: readonly string[];
  /** What TensorRT runs in place of the model; without it, TensorRT is skipped. */
  readonly engine?: Engine | undefined;
  /** What the CPU runs in place of the model; without it, the CPU runs the model itself. */
  readonly quantized?: CheckedFile | undefined;
}
