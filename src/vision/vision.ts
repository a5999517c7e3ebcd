import type { Inference } from '../inference/port.ts';
import type { Manifest } from './manifest.ts';

/** The models: how they run, and what they mean. */
export interface Vision {
  readonly inference: Inference;
  readonly manifest: Manifest;
}
