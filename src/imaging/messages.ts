/** Messages between the daemon and the imaging child (structured clone over IPC, so typed arrays travel whole). */
import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import {
  hindrances,
  type ModelFile,
  type ModelRun,
  type Provider,
  providers,
  type Tensor,
} from '../inference/port.ts';
import type { PhotoKind } from '../screening/visit/effects.ts';
import type { Manifest } from '../vision/manifest.ts';
import type { HeldPhoto, Inputs, TaskName } from './tasks.ts';

/** The daemon started the child, and is believed. */
export type ToChild =
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly models: readonly ModelFile[];
      readonly ladder: readonly Provider[];
      /** What the models mean; null for models alone, with which no photo is analysed. */
      readonly manifest: Manifest | null;
    }
  | { readonly kind: 'run'; readonly id: number; readonly model: string; readonly input: Tensor }
  | {
      readonly kind: 'analyse';
      readonly id: number;
      readonly photo: HeldPhoto;
      readonly photoKind: PhotoKind;
    }
  | {
      readonly kind: 'task';
      readonly id: number;
      readonly task: TaskName;
      readonly input: Inputs[TaskName];
    };

const tensor = z.object({
  type: z.enum(['uint8', 'float32']),
  dims: z.array(z.int().nonnegative()).readonly(),
  data: z.custom<Uint8Array | Float32Array>(
    (value) => value instanceof Uint8Array || value instanceof Float32Array,
  ),
});

const loadedModel = z.object({
  model: z.string(),
  provider: z.enum(providers),
  passedOver: z
    .array(z.object({ provider: z.enum(providers), hindrance: z.enum(hindrances), reason: z.string() }))
    .readonly(),
});

const modelRun = z.object({
  model: z.string(),
  batch: z.int().nonnegative(),
  ms: z.number(),
  computeMs: z.number(),
  cpuMs: z.number(),
  waiting: z.int().nonnegative(),
}) satisfies z.ZodType<ModelRun>;

/** What the child decodes came from a camera or a file: it is not believed. */
export const fromChildSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded'), id: z.int(), models: z.array(loadedModel).readonly() }),
  z.object({ kind: z.literal('result'), id: z.int(), outputs: z.record(z.string(), tensor).readonly() }),
  /** One of the events of a task that tells what it finds as it finds it. */
  z.object({ kind: z.literal('event'), id: z.int(), event: z.unknown() }),
  z.object({ kind: z.literal('done'), id: z.int(), answer: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.int(), code: z.enum(errorCodes), message: z.string() }),
  z.object({ kind: z.literal('ran'), run: modelRun }),
  /** A thread beside the first can't load the models; the others do its work. */
  z.object({ kind: z.literal('thread-lost'), code: z.enum(errorCodes), message: z.string() }),
]);

export type FromChild = z.infer<typeof fromChildSchema>;
