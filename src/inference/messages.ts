/** Messages between the daemon and the inference child (structured clone over IPC keeps typed arrays as they are). */
import { z } from 'zod';
import { hindrances, providers } from './port.ts';

const tensor = z.object({
  type: z.enum(['uint8', 'float32']),
  dims: z.array(z.int().nonnegative()).readonly(),
  data: z.custom<Uint8Array | Float32Array>(
    (value) => value instanceof Uint8Array || value instanceof Float32Array,
  ),
});

const checkedFile = z.object({ path: z.string(), sha256: z.string() });

const modelFile = z.object({
  ...checkedFile.shape,
  model: z.string(),
  inputName: z.string(),
  outputNames: z.array(z.string()).readonly(),
  engine: z.union([checkedFile, z.object({ fault: z.string() })]).optional(),
  quantized: checkedFile.optional(),
});

export const toChildSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('load'),
    id: z.int(),
    models: z.array(modelFile).readonly(),
    ladder: z.array(z.enum(providers)).readonly(),
  }),
  z.object({ kind: z.literal('run'), id: z.int(), model: z.string(), input: tensor }),
]);

export type ToChild = z.infer<typeof toChildSchema>;

const loadedModel = z.object({
  model: z.string(),
  provider: z.enum(providers),
  passedOver: z
    .array(z.object({ provider: z.enum(providers), hindrance: z.enum(hindrances), reason: z.string() }))
    .readonly(),
});

export const fromChildSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded'), id: z.int(), models: z.array(loadedModel).readonly() }),
  z.object({
    kind: z.literal('result'),
    id: z.int(),
    outputs: z.record(z.string(), tensor),
    /** Milliseconds that the model itself worked, without waiting and copying. */
    computeMs: z.number(),
  }),
  z.object({
    kind: z.literal('failed'),
    id: z.int(),
    code: z.enum(['model-missing', 'model-altered', 'provider-unavailable', 'inference-failed']),
    message: z.string(),
  }),
]);

export type FromChild = z.infer<typeof fromChildSchema>;
