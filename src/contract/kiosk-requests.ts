import { z } from 'zod';
import {
  historyQuestions,
  monkTones,
  restAnswers,
  riskScreens,
  urgentQuestions,
} from '../screening/judgement/questionnaire.ts';
import { sevenPointItems } from '../screening/judgement/seven-point.ts';
import { bodySites, views } from '../screening/space/body-site.ts';
import { languages } from '../screening/visit/language.ts';
import { steps } from '../screening/visit/screening.ts';

const place = z.strictObject({ site: z.enum(bodySites), view: z.enum(views) });
const share = z.number().min(0).max(1);
/** Ids are short strings; the daemon looks up whether it knows one. */
const id = z.string().min(1).max(32);

/** What a page may ask for. Every request is validated with this schema before anything else reads it. */
export const requestSchema = z.discriminatedUnion('type', [
  /** At any step; it changes nothing else. */
  z.strictObject({ type: z.literal('choose-language'), language: z.enum(languages) }),
  z.strictObject({ type: z.literal('begin') }),
  /** "I am 18 or over and agree", or not. */
  z.strictObject({ type: z.literal(['consent', 'decline']) }),
  /** None of the urgent signs, or those that were touched with "I have one, or I am not sure": it may be none. */
  z.strictObject({ type: z.literal('no-urgent-sign') }),
  z.strictObject({ type: z.literal('urgent-signs'), ticked: z.array(z.enum(urgentQuestions)).max(4) }),
  z.strictObject({
    type: z.literal('answer-tone'),
    tone: z.union([z.literal(monkTones), z.literal('skipped')]),
  }),
  /** What was ticked, and what that says of the rest. */
  z.strictObject({
    type: z.literal('answer-spots'),
    ticked: z.array(z.enum(sevenPointItems)).max(sevenPointItems.length),
    rest: z.enum(restAnswers),
  }),
  z.strictObject({
    type: z.literal('answer-history'),
    ticked: z.array(z.enum(historyQuestions)).max(historyQuestions.length),
    rest: z.enum(restAnswers),
  }),
  z.strictObject({ type: z.literal('skip-questions') }),
  /** Goes back from the screen that the page shows, so that a second tap on it does not go back further. */
  z.strictObject({ type: z.literal('back'), from: z.enum(steps) }),
  z.strictObject({ type: z.literal('review-answers') }),
  z.strictObject({ type: z.literal('change-answers'), screen: z.enum(['urgent', ...riskScreens]) }),
  z.strictObject({ type: z.literal('answers-are-right') }),
  /** Every part of the body in turn, in place of one. */
  z.strictObject({ type: z.literal('check-all') }),
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
  z.strictObject({ type: z.literal('call-pharmacist') }),
  /** Someone is there, so the idle reset is put off. */
  z.strictObject({ type: z.literal('still-here') }),
]);

export type Request = z.infer<typeof requestSchema>;
