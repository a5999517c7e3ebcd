import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance } from '../../../src/screening/visit/advance.ts';
import { effectsOf } from '../../../src/screening/visit/effects.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import { languages } from '../../../src/screening/visit/language.ts';
import { newScreening, steps } from '../../../src/screening/visit/screening.ts';
import type { Visit } from '../../../src/screening/visit/visit.ts';
import { fitted, randomEvents } from '../random-events.ts';
import { visitAt } from '../walk.ts';

const german: VisitEvent = { type: 'choose-language', language: 'de' };

it('another language can be chosen at every step of any visit, and changes nothing else', () => {
  fc.assert(
    fc.property(randomEvents, fc.constantFrom(...languages), (events, language) => {
      const walked = events.reduce(
        (visit: Visit, event) => advance(visit, fitted(visit.screening, event)) ?? visit,
        visitAt(newScreening('s')),
      );
      for (const step of steps) {
        const visit = { ...walked, ended: null, screening: { ...walked.screening, step } };
        const after = advance(visit, { type: 'choose-language', language });
        expect(after).toEqual({ ...visit, screening: { ...visit.screening, language } });
      }
    }),
    { numRuns: 200, seed: 20 },
  );
});

it('stops no work that is under way, and counts as a touch of the customer', () => {
  const visit = visitAt({ ...newScreening('s'), step: 'consent' });
  const after = advance(visit, german);
  expect(after && effectsOf(visit, german, after)).toEqual([{ type: 'start-idle-clock' }]);
});

it('lasts until the last screen of the visit, and not for the next customer', () => {
  const visit = visitAt({ ...newScreening('s'), step: 'result', language: 'zh' });
  const next = (before: Visit | null, event: VisitEvent) => before && advance(before, event);
  const cleared: VisitEvent = { type: 'cleared', id: 't', number: 'NUMBER' };
  const farewell = next(next(visit, { type: 'finish' }), cleared);
  expect(farewell?.screening).toMatchObject({ step: 'done', language: 'zh' });
  expect(next(farewell, cleared)?.screening).toMatchObject({ step: 'welcome', language: 'en' });
  const stopped = next(next(visit, { type: 'stop-and-delete' }), cleared);
  expect(stopped?.screening).toMatchObject({ step: 'welcome', language: 'en' });
});

it('a visit begins in the language of the kiosk', () => {
  const visit = visitAt({ ...newScreening('s'), step: 'done' });
  const french = { ...visit, rules: { ...visit.rules, language: 'fr' as const } };
  const after = advance(french, { type: 'cleared', id: 't', number: 'NUMBER' });
  expect(after?.screening.language).toBe('fr');
});
