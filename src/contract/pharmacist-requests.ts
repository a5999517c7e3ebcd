/** What the pharmacist's page may ask for; pharmacist.ts has the answers. */
import { z } from 'zod';
import { sevenPointItems } from '../screening/judgement/seven-point.ts';
import { triageLevels } from '../screening/judgement/triage.ts';
import { pathways } from '../screening/record/record.ts';
import { typedLine, typedText } from './typed-text.ts';

const id = z.string().min(1).max(64);
const line = typedLine(120);
const filledLine = line.refine((text) => text !== '');

const sevenPointEntry = z.strictObject({
  answer: z.enum(['yes', 'no', 'not-sure', 'skipped']),
  origin: z.enum(['asked', 'measured']),
});

/** Every request is validated with this schema before anything looks at it. */
export const deskRequestSchema = z.discriminatedUnion('type', [
  /** Shows one screening, and keeps it up to date until another is opened. */
  z.strictObject({ type: z.literal('open'), id }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({
    type: z.literal('sign'),
    id,
    decision: z.enum(['accept', 'override']),
    level: z.enum(triageLevels),
    reason: typedText(2000).nullable(),
    pathway: z.enum(pathways),
    note: typedText(4000),
    alias: line.nullable(),
    sevenPoint: z.partialRecord(z.enum(sevenPointItems), sevenPointEntry),
    name: filledLine,
    registration: filledLine,
  }),
  /** Better photos, please: the customer's screen says so while the customer is there. */
  z.strictObject({ type: z.literal('ask-retake'), id }),
  z.strictObject({ type: z.literal('print'), id, paper: z.enum(['slip', 'letter']) }),
  /** Erases it, signed or not. */
  z.strictObject({ type: z.literal('done'), id }),
  /** Someone is there: puts off the end of the session. */
  z.strictObject({ type: z.literal('still-here') }),
]);

export type DeskRequest = z.infer<typeof deskRequestSchema>;
