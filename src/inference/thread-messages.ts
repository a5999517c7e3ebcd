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
  /** `computeMs`: how long the model itself worked; `cpuMs`: processor time of the thread meanwhile. */
  | {
      readonly kind: 'result';
      readonly outputs: Outputs;
      readonly computeMs: number;
      readonly cpuMs: number;
    }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };
