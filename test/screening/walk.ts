import type { Quality } from '../../src/screening/judgement/quality.ts';
import { historyThatAsks } from '../../src/screening/judgement/questionnaire.ts';
import type { Lesion } from '../../src/screening/lesion/lesion.ts';
import type { BodySite, Place, View } from '../../src/screening/space/body-site.ts';
import { advance as advanceVisit } from '../../src/screening/visit/advance.ts';
import type { VisitEvent } from '../../src/screening/visit/events.ts';
import { newScreening, type Screening } from '../../src/screening/visit/screening.ts';
import { newVisit, type Visit } from '../../src/screening/visit/visit.ts';

export const usable: Quality = { usable: true, faults: [] };
export const blurred: Quality = { usable: false, faults: ['blurred'] };

export const toUrgent: VisitEvent[] = [{ type: 'begin' }, { type: 'consent' }];

export const toTone: VisitEvent[] = [...toUrgent, { type: 'no-urgent-sign' }];

/** Every question answered, with nothing that asks for the pharmacist. */
const quiet: VisitEvent[] = [
  { type: 'answer-tone', tone: 2 },
  { type: 'answer-spots', ticked: [], rest: 'no' },
  { type: 'answer-history', ticked: [], rest: 'no' },
];

export const toMap: VisitEvent[] = [...toTone, ...quiet];

export const choose = (site: BodySite, view: View): VisitEvent[] => [
  { type: 'choose-site', site, view, point: null },
];

export const full: VisitEvent = { type: 'check-all' };

export const skip = (place: Place): VisitEvent => ({ type: 'skip-place', place });

export const front = (site: BodySite): Place => ({ site, view: 'front' });

/** From the live picture to a photo that was looked at. */
export const take = (id: string, quality: Quality = usable): VisitEvent[] => [
  { type: 'take-photo' },
  { type: 'tick' },
  { type: 'captured', photo: { id, width: 400, height: 300, simulated: true } },
  { type: 'judged', photoId: id, quality },
];

export const use = (id: string, quality: Quality = usable): VisitEvent[] => [
  ...take(id, quality),
  { type: 'use-photo' },
];

export const analysed = (photoId: string, lesions: readonly Lesion[], quality = usable): VisitEvent => ({
  type: 'analysed',
  photoId,
  quality,
  lesions,
  scale: null,
});

/** One photo of the upper back, up to its review. */
export const toReview: VisitEvent[] = [...toMap, ...choose('upper-back', 'back'), ...take('c1')];

export const toAnalysing: VisitEvent[] = [...toReview, { type: 'use-photo' }];

const rules = {
  language: 'en' as const,
  personRule: null,
  turnSeconds: 0,
  handsFree: true,
  acceptSeconds: 3,
  history: historyThatAsks,
};

/** A visit with this screening. */
export const visitAt = (screening: Screening, countdownSeconds = 1): Visit => ({
  ...newVisit({ id: screening.id, number: 'NUMBER' }, { ...rules, countdownSeconds }),
  screening,
});

/** The screening after an event; undefined if the event does not fit. */
export const advance = (from: Screening, event: VisitEvent, countdownSeconds = 1): Screening | undefined =>
  advanceVisit(visitAt(from, countdownSeconds), event)?.screening;

/** Walks events that must all fit. */
export function walk(events: readonly VisitEvent[], from: Screening = newScreening('s')): Screening {
  return events.reduce((screening, event) => {
    const next = advance(screening, event);
    if (!next) throw new Error(`${event.type} does not fit ${screening.step}`);
    return next;
  }, from);
}
