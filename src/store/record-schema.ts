import { z } from 'zod';
import { qualityFaults } from '../screening/judgement/quality.ts';
import {
  historyQuestions,
  monkTones,
  skippableAnswers,
  urgentAnswers,
  urgentQuestions,
} from '../screening/judgement/questionnaire.ts';
import { sevenPointItems } from '../screening/judgement/seven-point.ts';
import { type TriageReason, triageLevels, triageReasons } from '../screening/judgement/triage.ts';
import { type KioskIdentity, pathways, type ScreeningRecord } from '../screening/record/record.ts';
import { languages } from '../screening/visit/language.ts';
import { handOverAnswers, slipStates, steps } from '../screening/visit/screening.ts';
import {
  captureSchema,
  closeupSchema,
  id,
  kept,
  place,
  quality,
  takenPhoto,
  targetSchema,
} from './capture-schema.ts';

const sevenPointEntry = kept({ answer: z.enum(skippableAnswers), origin: z.enum(['asked', 'measured']) });

const sevenPoint = z.partialRecord(z.enum(sevenPointItems), sevenPointEntry);

const risk = kept({
  tone: z.union([z.literal(monkTones), z.literal('skipped')]).exactOptional(),
  history: z.partialRecord(z.enum(historyQuestions), z.enum(skippableAnswers)),
  sevenPoint,
});

const isReason = (name: string): name is TriageReason => triageReasons.some((reason) => reason === name);

/** A reason that this version no longer gives is dropped; the level to which it led was reported, and stays. */
const reasons = z.array(z.string()).transform((names) => names.filter(isReason));

/** A rule kept by an older version becomes null, because it can no longer be followed. */
const personRule = kept({
  oddnessWeight: z.number(),
  followFrom: z.number(),
  referFrom: z.number(),
  aloneFrom: z.number(),
  fewest: z.int(),
})
  .nullable()
  .catch(null);

/** The steps of the versions whose questions came one by one, as those of today that stand at the same point. */
const earlierSteps = z.enum(['about', 'age', 'too-young', 'risk', 'scope']).transform(
  (step) =>
    (
      ({
        about: 'consent',
        age: 'consent',
        'too-young': 'declined',
        risk: 'tone',
        scope: 'body-site',
      }) as const
    )[step],
);

const screening = kept({
  id,
  step: z.union([z.enum(steps), earlierSteps]),
  language: z.enum(languages).default('en'),
  personRule,
  urgentAnswers: z.partialRecord(z.enum(urgentQuestions), z.enum(urgentAnswers)),
  risk,
  series: kept({ places: z.array(kept(place)), at: z.int() }).nullable(),
  target: targetSchema.nullable(),
  tries: kept({ failed: z.int(), faults: z.array(z.enum(qualityFaults)) }),
  countdown: z.int().nullable(),
  handsFree: z.boolean().default(true),
  candidate: kept({
    ...takenPhoto,
    quality: quality.nullable(),
    checkFailed: z.boolean().default(false),
  }).nullable(),
  captures: z.array(captureSchema),
  closeups: z.array(closeupSchema),
  triage: kept({ level: z.enum(triageLevels), reasons }).nullable(),
  handedOver: z.enum(handOverAnswers),
  retakeAsked: z.boolean(),
  signed: z.boolean().default(false),
  slip: z.enum(slipStates),
});

export const kioskSchema = kept({
  pharmacy: z.string(),
  serial: z.string(),
  softwareVersion: z.string(),
  models: z.array(kept({ name: z.string(), version: z.string(), sha256: z.string() })),
  provider: z.string(),
}) satisfies z.ZodType<KioskIdentity>;

const review = kept({
  decision: z.enum(['accept', 'override']),
  level: z.enum(triageLevels),
  reason: z.string().nullable(),
  pathway: z.enum(pathways),
  note: z.string(),
  sevenPoint: sevenPoint.exactOptional(),
  pharmacist: kept({ name: z.string(), registration: z.string() }),
  signedAt: z.iso.datetime(),
});

const draft = kept({
  decision: z.enum(['accept', 'override']).nullable(),
  level: z.enum(triageLevels).nullable(),
  reason: z.string(),
  pathway: z.enum(pathways).nullable(),
  note: z.string(),
  alias: z.string(),
  sevenPoint,
  name: z.string(),
  registration: z.string(),
});

const record = kept({
  screening,
  number: z.string(),
  startedAt: z.iso.datetime(),
  kiosk: kioskSchema,
  alias: z.string().nullable(),
  review: review.nullable(),
  drafting: kept({ revision: z.int(), draft: draft.nullable() }).exactOptional(),
  retakeAskedAt: z.iso.datetime().nullable().exactOptional(),
  referralPrinting: z.enum(['none', 'printing', 'printed', 'failed']),
}) satisfies z.ZodType<ScreeningRecord>;

/** The record without its photos, of which only the ids remain, in their order. */
export const mainSchema = record.extend({
  screening: screening.extend({ captures: z.array(id), closeups: z.array(id) }),
});
