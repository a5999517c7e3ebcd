import type { ErrorCode } from '../errors.ts';
import type { LoadedModel, ModelFile, Outputs, Provider, Tensor } from './port.ts';

/** What a thread is asked; both sides are ours, in one process. */
export type ThreadRequest =
  | LoadRequest
  | { readonly kind: 'run'; readonly model: string; readonly input: Tensor };

export interface LoadRequest {
  readonly kind: 'load';
  readonly models: readonly ModelFile[];
  readonly ladder: readonly Provider[];
  /** That a run may use on a CPU. */
  readonly cores: number;
}

/** The answers come in the order of the requests. */
export type ThreadAnswer =
  | { readonly kind: 'loaded'; readonly models: readonly LoadedModel[] }
  | ThreadResult
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

export interface ThreadResult {
  readonly kind: 'result';
  readonly outputs: Outputs;
  /** Milliseconds that the model itself worked. */
  readonly computeMs: number;
  /** Milliseconds of processor time of the thread meanwhile. */
  readonly cpuMs: number;
}
