import { z } from 'zod';
import { qualityFaults } from '../screening/judgement/quality.ts';
import { dismissalReasons, doubts, levels } from '../screening/lesion/lesion.ts';
import { moveReasons } from '../screening/lesion/person-rule.ts';
import { bodySites, views } from '../screening/space/body-site.ts';
import type { Capture, Closeup } from '../screening/visit/capture.ts';

/** Unknown keys stay, so that a record loses nothing between two versions of the software. */
export const kept = z.looseObject;

export const point = kept({ x: z.number(), y: z.number() });
const box = kept({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export const place = { site: z.enum(bodySites), view: z.enum(views) };
const length = kept({ mm: z.number(), error: z.number() });
export const quality = kept({ usable: z.boolean(), faults: z.array(z.enum(qualityFaults)) });
const floats = z.instanceof(Float32Array);
export const id = z.string().min(1).max(64);

const probabilities = kept({
  background: z.number(),
  skinEdge: z.number(),
  skin: z.number(),
  nsplA: z.number(),
  nsplB: z.number(),
  spl: z.number(),
});

/** Versions before 0.4 of the software did not tell whether a spot is brown. */
const pigmented = z.boolean().nullable().default(null);

const detection = { id, box, confidence: z.number(), pigmented };

const lesion = kept({
  ...detection,
  probabilities,
  splScore: z.number(),
  level: z.enum(levels),
  doubts: z.array(z.enum(doubts)),
  embedding: floats,
  activation: floats,
  size: length.exactOptional(),
});

const screenedLesion = lesion.extend({
  oddness: z.number().nullable(),
  oddnessRank: z.int().nullable(),
  moved: z.enum(moveReasons).nullable(),
  sameAs: kept({ captureId: id, lesionId: id }).nullable(),
});

const dismissed = kept({
  ...detection,
  reason: z.enum(dismissalReasons),
  probabilities,
  splScore: z.number(),
});

export const takenPhoto = {
  id,
  width: z.int(),
  height: z.int(),
  simulated: z.boolean(),
  takenAt: z.iso.datetime().exactOptional(),
};
const usedPhoto = {
  ...takenPhoto,
  quality,
  poor: z.boolean(),
  analysis: z.enum(['waiting', 'failed', 'done']),
};

const scale = kept({
  mmPerPixel: z.number(),
  error: z.number(),
  plane: kept({
    a: z.number(),
    b: z.number(),
    c: z.number(),
    d: z.number(),
    e: z.number(),
    f: z.number(),
    g: z.number(),
    h: z.number(),
  }),
  nearest: z.number(),
});

export const captureSchema = kept({
  ...usedPhoto,
  ...place,
  point: point.nullable(),
  spots: z.array(kept(detection)),
  dismissed: z.array(dismissed),
  lesions: z.array(screenedLesion),
  progress: kept({ stage: z.enum(['finding', 'checking']), done: z.int(), total: z.int() }).nullable(),
  scale: scale.nullable(),
}) satisfies z.ZodType<Capture>;

export const closeupSchema = kept({
  ...usedPhoto,
  captureId: id,
  lesionId: id,
  lesion: lesion.nullable(),
}) satisfies z.ZodType<Closeup>;

export const targetSchema = z.discriminatedUnion('kind', [
  kept({ kind: z.literal('place'), place: kept(place), point: point.nullable() }),
  kept({ kind: z.literal('closeup'), captureId: id, lesionId: id }),
]);
