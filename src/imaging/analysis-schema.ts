/** The border to what the child says of a photo that it analyses. */
import { z } from 'zod';
import { qualityFaults } from '../screening/judgement/quality.ts';
import { dismissalReasons, doubts, levels } from '../screening/lesion/lesion.ts';
import { scaleFaults } from '../screening/space/scale.ts';
import type { AnalysisEvent } from '../vision/analyze.ts';

const point = z.object({ x: z.number(), y: z.number() });
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const floats = z.instanceof(Float32Array);
const spot = z.object({
  id: z.string().min(1).max(64),
  box,
  confidence: z.number(),
  pigmented: z.boolean().nullable(),
});

const probabilities = z.object({
  background: z.number(),
  skinEdge: z.number(),
  skin: z.number(),
  nsplA: z.number(),
  nsplB: z.number(),
  spl: z.number(),
});

const lesion = z.object({
  ...spot.shape,
  probabilities,
  splScore: z.number(),
  level: z.enum(levels),
  doubts: z.array(z.enum(doubts)),
  embedding: floats,
  activation: floats,
  size: z.object({ mm: z.number(), error: z.number() }).exactOptional(),
});

const dismissed = z.object({
  ...spot.shape,
  reason: z.enum(dismissalReasons),
  probabilities,
  splScore: z.number(),
});

const plane = z.object({
  a: z.number(),
  b: z.number(),
  c: z.number(),
  d: z.number(),
  e: z.number(),
  f: z.number(),
  g: z.number(),
  h: z.number(),
});

const card = z.object({
  outline: z.tuple([point, point, point, point]),
  scale: z.object({ mmPerPixel: z.number(), error: z.number(), plane, nearest: z.number() }).nullable(),
  fault: z.enum(scaleFaults).nullable(),
});

const count = z.int().nonnegative();

export const analysisEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('found'), spots: z.array(spot) }),
  z.object({ type: z.literal('checked'), lesion }),
  z.object({ type: z.literal('dismissed'), detection: dismissed }),
  z.object({ type: z.literal('progress'), tilesDone: count, tilesTotal: count }),
  z.object({
    type: z.literal('analysed'),
    quality: z.object({ usable: z.boolean(), faults: z.array(z.enum(qualityFaults)) }),
    lesions: z.array(lesion),
    dismissed: z.array(dismissed),
    card: card.nullable(),
    timings: z.object({
      decode: z.number(),
      detect: z.number(),
      classify: z.number(),
      crops: z.number(),
      quality: z.number(),
    }),
  }),
]) satisfies z.ZodType<AnalysisEvent>;
