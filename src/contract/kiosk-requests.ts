import { z } from 'zod';
import {
  historyQuestions,
  monkTones,
  riskQuestions,
  skippableAnswers,
  urgentAnswers,
  urgentQuestions,
} from '../screening/judgement/questionnaire.ts';
import { sevenPointItems } from '../screening/judgement/seven-point.ts';
import { bodySites, views } from '../screening/space/body-site.ts';

const place = z.strictObject({ site: z.enum(bodySites), view: z.enum(views) });
const share = z.number().min(0).max(1);
/** Ids are short strings; the daemon looks up whether it knows one. */
const id = z.string().min(1).max(32);

/** What a page may ask for. Every request is validated with this schema before anything else reads it. */
export const requestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin') }),
  z.strictObject({ type: z.literal('understood') }),
  z.strictObject({ type: z.literal('answer-age'), adult: z.boolean() }),
  z.strictObject({ type: z.literal('consent') }),
  z.strictObject({
    type: z.literal('answer-urgent'),
    question: z.enum(urgentQuestions),
    answer: z.enum(urgentAnswers),
  }),
  /** The questions that may be skipped: the skin tone, the history, the 7-point checklist. */
  z.strictObject({
    type: z.literal('answer-risk'),
    given: z.union([
      z.strictObject({
        question: z.literal('tone'),
        answer: z.union([z.literal(monkTones), z.literal('skipped')]),
      }),
      z.strictObject({
        question: z.enum([...historyQuestions, ...sevenPointItems]),
        answer: z.enum(skippableAnswers),
      }),
    ]),
  }),
  /** Goes back from the question that the page shows, so that a second tap on it does not go back further. */
  z.strictObject({ type: z.literal('question-before'), question: z.enum(riskQuestions) }),
  z.strictObject({ type: z.literal('skip-questions') }),
  /** One spot that the customer has in mind, or every part of the body in turn. */
  z.strictObject({ type: z.literal('choose-scope'), scope: z.enum(['spot', 'full']) }),
  z.strictObject({ type: z.literal('change-scope') }),
  z.strictObject({
    type: z.literal('choose-site'),
    site: z.enum(bodySites),
    view: z.enum(views),
    /** Where the figure was touched, 0..1 of its picture's width and height; null from the list. */
    point: z.strictObject({ x: share, y: share }).nullable(),
  }),
  z.strictObject({ type: z.literal('change-site') }),
  /** Leaves out the place that the page shows, and names it, so that a second tap does not skip the next one. */
  z.strictObject({ type: z.literal('skip-place'), place }),
  /** Ends a full check: no further photos. */
  z.strictObject({ type: z.literal('end-series') }),
  /** Starts the countdown, which ends with the still. */
  z.strictObject({ type: z.literal('take-photo') }),
  z.strictObject({ type: z.literal('cancel-countdown') }),
  z.strictObject({ type: z.literal('take-again') }),
  z.strictObject({ type: z.literal('use-photo') }),
  /** Judges or analyses the photo again that failed. */
  z.strictObject({ type: z.literal('retry-check') }),
  /** Goes on to the result without the photos whose analysis failed. */
  z.strictObject({ type: z.literal('leave-out') }),
  z.strictObject({ type: z.literal('another-photo') }),
  z.strictObject({ type: z.literal('add-closeup') }),
  z.strictObject({ type: z.literal('choose-spot'), captureId: id, lesionId: id }),
  z.strictObject({ type: z.literal('back-to-result') }),
  z.strictObject({ type: z.literal('print-slip') }),
  /** Whether the pharmacist may see the photos and answers, which is a separate consent. */
  z.strictObject({ type: z.literal('hand-over'), photos: z.boolean() }),
  z.strictObject({ type: z.literal('finish') }),
  /** "Stop and delete", possible at any step: everything about this visit is forgotten. */
  z.strictObject({ type: z.literal('stop-and-delete') }),
  /** Someone is there, so the idle reset is put off. */
  z.strictObject({ type: z.literal('still-here') }),
]);

export type Request = z.infer<typeof requestSchema>;
