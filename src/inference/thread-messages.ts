import type { ErrorCode } from '../errors.ts';
import type { LoadedModel, ModelFile, Outputs, Provider, Tensor } from './port.ts';

/** What a thread is asked; both sides are ours, in one process. */
export type ThreadRequest =
  | { readonly kind: 'load'; readonly models: readonly ModelFile[]; readonly ladder: readonly Provider[] }
  | { readonly kind: 'run'; readonly model: string; readonly input: Tensor };

/** The answers come in the order of the requests. */
export type ThreadAnswer =
  | { readonly kind: 'loaded'; readonly models: readonly LoadedModel[] }
  /** `computeMs`: how long the model itself worked. */
  | { readonly kind: 'result'; readonly outputs: Outputs; readonly computeMs: number }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };
