/** What the pharmacist's page may ask for; the answers are in pharmacist.ts. */
import { z } from 'zod';
import { sevenPointItems } from '../screening/judgement/seven-point.ts';
import { triageLevels } from '../screening/judgement/triage.ts';
import { fitsLetter, mostLines, mostTyped } from '../screening/record/letter-room.ts';
import { outcomes } from '../screening/record/outcome.ts';
import { pathways } from '../screening/record/record.ts';
import { typedLine, typedText, unfinishedText } from './typed-text.ts';

const id = z.string().min(1).max(64);
const line = typedLine(120);
const filledLine = line.refine((text) => text !== '');
/** A text of the letter, in lines. */
const letterText = (most: number) => typedText(mostTyped).refine((text) => fitsLetter(text, most));
const unfinished = unfinishedText(mostTyped);

const sevenPointEntry = z.strictObject({
  answer: z.enum(['yes', 'no', 'not-sure', 'skipped']),
  origin: z.enum(['asked', 'measured']),
});

const sevenPoint = z.partialRecord(z.enum(sevenPointItems), sevenPointEntry);

/** The latest revision of the screening's form that the page has seen. */
const seen = z.int().min(0);

const draft = z.strictObject({
  decision: z.enum(['accept', 'override']).nullable(),
  level: z.enum(triageLevels).nullable(),
  reason: unfinished,
  pathway: z.enum(pathways).nullable(),
  note: unfinished,
  alias: unfinishedText(120),
  sevenPoint,
  name: unfinishedText(120),
  registration: unfinishedText(120),
});

/** Keeps the form as it is filled in so far; null drops it. */
const draftRequest = z.strictObject({ type: z.literal('draft'), id, seen, draft: draft.nullable() });

/**
 * What a page sends by POST when it goes: for each form what is under way and what came after it, in the order in which
 * it was filled in.
 */
export const lastDraftsSchema = z.array(draftRequest).max(40);

/** Every request is validated with this schema before anything else reads it. */
export const deskRequestSchema = z.discriminatedUnion('type', [
  /** Shows one screening and keeps it up to date until another one is opened. */
  z.strictObject({ type: z.literal('open'), id }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({
    type: z.literal('sign'),
    id,
    decision: z.enum(['accept', 'override']),
    level: z.enum(triageLevels),
    reason: letterText(mostLines.reason).nullable(),
    pathway: z.enum(pathways),
    note: letterText(mostLines.note),
    alias: line.nullable(),
    sevenPoint,
    name: filledLine,
    registration: filledLine,
    seen,
  }),
  draftRequest,
  /** Asks for better photos; the customer's screen says so while the customer is there. */
  z.strictObject({ type: z.literal('ask-retake'), id }),
  z.strictObject({ type: z.literal('print'), id, paper: z.enum(['slip', 'letter']) }),
  /** Erases the screening, signed or not. */
  z.strictObject({ type: z.literal('done'), id }),
  /** Asks for the pharmacy's own figures. */
  z.strictObject({ type: z.literal('figures') }),
  /** Notes what a doctor found, weeks later. */
  z.strictObject({
    type: z.literal('outcome'),
    number: z.string().min(1).max(16),
    outcome: z.enum(outcomes),
  }),
  /** Says on the customer's screen that the pharmacist comes. */
  z.strictObject({ type: z.literal('answer-call') }),
  /** Someone is there, so the end of the session is put off. */
  z.strictObject({ type: z.literal('still-here') }),
]);

export type DeskRequest = z.infer<typeof deskRequestSchema>;
