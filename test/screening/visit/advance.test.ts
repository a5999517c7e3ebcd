import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type UrgentAnswers,
  type UrgentQuestion,
  urgentQuestions,
} from '../../../src/screening/judgement/questionnaire.ts';
import { spotsToShow } from '../../../src/screening/record/hand-over.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import type { Screening } from '../../../src/screening/visit/screening.ts';
import { lesion } from '../lesions.ts';
import { fitted, randomEvents } from '../random-events.ts';
import { advance, analysed, toAnalysing, toMap, toUrgent, walk } from '../walk.ts';

describe('a screening', () => {
  it('goes from the welcome to a result and a slip', () => {
    const found = lesion('L1', { level: 'refer' });
    const end = walk([
      ...toAnalysing,
      { type: 'spots-found', photoId: 'c1', spots: [found] },
      { type: 'lesion-checked', photoId: 'c1', lesion: found },
      analysed('c1', [found]),
      { type: 'print-slip' },
      { type: 'slip-printed' },
    ]);
    expect(end).toMatchObject({ step: 'result', slip: 'printed', triage: { level: 'refer' } });
    expect(spotsToShow(end).map(({ number, lesionId }) => [number, lesionId])).toEqual([[1, 'L1']]);
  });

  it('numbers the spots to show by how much they matter, not by where they are', () => {
    const lesions = [
      { ...lesion('follow-above', { level: 'follow', y: 10 }), splScore: 0.4 },
      { ...lesion('refer-below', { level: 'refer', y: 900 }), splScore: 0.6 },
      { ...lesion('refer-worst', { level: 'refer', y: 500 }), splScore: 0.9 },
      lesion('none'),
    ];
    expect(
      spotsToShow(walk([...toAnalysing, analysed('c1', lesions)])).map(({ lesionId }) => lesionId),
    ).toEqual(['refer-worst', 'refer-below', 'follow-above']);
  });

  it('ends kindly for somebody below 18 or who does not agree, before any question or photo', () => {
    const asked = walk(toUrgent.slice(0, 1));
    expect(advance(asked, { type: 'no-urgent-sign' })).toBeUndefined();
    expect(advance(asked, { type: 'decline' })?.step).toBe('declined');
  });

  it.each<[UrgentQuestion[], UrgentAnswers]>([
    ...urgentQuestions.map((sign): [UrgentQuestion[], UrgentAnswers] => [[sign], { [sign]: 'yes' }]),
    [[], { 'bleeding-wound': 'not-sure', 'unhealed-sore': 'not-sure' }],
  ])('sends to the pharmacist without a photo at %j', (ticked, answers) => {
    const end = walk([...toUrgent, { type: 'urgent-signs', ticked }]);
    expect(end).toMatchObject({ step: 'speak-now', urgentAnswers: answers });
    expect(advance(end, { type: 'check-all' })).toBeUndefined();
    expect(advance(end, { type: 'print-slip' })?.slip).toBe('printing');
    expect(advance(end, { type: 'hand-over', photos: true })?.handedOver).toBe('yes');
  });

  it('lets nobody pass the urgent signs', () => {
    const asked = walk(toUrgent);
    for (const type of ['check-all', 'skip-questions', 'review-answers'] as const)
      expect(advance(asked, { type })).toBeUndefined();
  });

  it('takes a dismissed spot off the photo and keeps it on record', () => {
    const { probabilities, splScore, confidence, pigmented, box } = lesion('L1');
    const found = { id: 'L1', box, confidence, pigmented };
    const detection = { ...found, reason: 'no-lesion' as const, probabilities, splScore };
    const checked = walk([
      ...toAnalysing,
      { type: 'spots-found', photoId: 'c1', spots: [lesion('L1'), lesion('L2')] },
      { type: 'spot-dismissed', photoId: 'c1', detection },
    ]);
    expect(checked.captures[0]).toMatchObject({ spots: [{ id: 'L2' }], dismissed: [{ id: 'L1' }] });
  });

  it('begins an analysis with nothing found, also the second time', () => {
    const { box, confidence, pigmented, probabilities, splScore } = lesion('L2');
    const detection = {
      id: 'L2',
      box,
      confidence,
      pigmented,
      reason: 'no-lesion' as const,
      probabilities,
      splScore,
    };
    const told: VisitEvent[] = [
      { type: 'analysis-begun', photoId: 'c1' },
      { type: 'spots-found', photoId: 'c1', spots: [lesion('L1'), lesion('L2')] },
      { type: 'searched', photoId: 'c1', partsDone: 1, partsTotal: 1 },
      { type: 'lesion-checked', photoId: 'c1', lesion: lesion('L1') },
      { type: 'spot-dismissed', photoId: 'c1', detection },
    ];
    const [once] = walk([...toAnalysing, ...told]).captures;
    expect(once).toMatchObject({ spots: [{ id: 'L1' }], lesions: [{ id: 'L1' }], dismissed: [{ id: 'L2' }] });
    expect(walk([...toAnalysing, ...told, ...told]).captures).toEqual([once]);
  });

  it('keeps the outcome when the slip fails, and prints again', () => {
    const failed = walk([
      ...toAnalysing,
      analysed('c1', [lesion('L1')]),
      { type: 'print-slip' },
      { type: 'print-failed', code: 'printer-offline' },
    ]);
    expect(failed).toMatchObject({ slip: 'failed', triage: { level: 'no-finding' } });
    expect(walk([{ type: 'print-slip' }, { type: 'slip-printed' }], failed).slip).toBe('printed');
  });
});

describe('under any order of events a screening', () => {
  function states(some: readonly VisitEvent[]): Screening[] {
    const all = [walk(toMap)];
    for (const event of some) {
      const now = all.at(-1);
      if (now) all.push(advance(now, fitted(now, event)) ?? now);
    }
    return all;
  }

  const holds = (check: (screening: Screening) => void) =>
    fc.assert(
      fc.property(randomEvents, (some) => states(some).forEach(check)),
      { numRuns: 300 },
    );

  it('reaches results and close-ups at all', () => {
    const reached = fc.sample(randomEvents, { numRuns: 900, seed: 1 }).flatMap(states);
    expect(reached.some(({ step }) => step === 'result')).toBe(true);
    expect(reached.some(({ closeups }) => closeups.length > 0)).toBe(true);
    expect(reached.some(({ captures }) => captures.some(({ poor }) => poor))).toBe(true);
  });

  it('photographs nobody, and shows no result to anybody, who has not said no to every urgent sign', () => {
    holds(({ step, urgentAnswers }) => {
      if (['capture', 'review', 'analysing', 'result'].includes(step))
        expect(urgentQuestions.every((question) => urgentAnswers[question] === 'no')).toBe(true);
    });
  });

  it('shows a result only when nothing waits to be analysed', () => {
    holds(({ step, captures, closeups, triage }) => {
      if (step !== 'result') return;
      expect(triage).not.toBeNull();
      expect([...captures, ...closeups].every(({ analysis }) => analysis !== 'waiting')).toBe(true);
    });
  });

  it('has a target exactly while a photo is taken or looked at, and a candidate only in review', () => {
    holds(({ step, target, candidate, countdown }) => {
      expect(target !== null).toBe(step === 'capture' || step === 'review');
      expect(candidate !== null).toBe(step === 'review');
      if (countdown !== null) expect(step).toBe('capture');
    });
  });

  it('never says no-finding or follow-up over a poor photo alone', () => {
    holds(({ step, captures, triage }) => {
      if (step === 'result' && captures.every(({ poor }) => poor))
        expect(['inconclusive', 'refer']).toContain(triage?.level);
    });
  });

  it('keeps every refer, whatever is photographed later', () => {
    holds(({ step, captures, triage }) => {
      const refers = captures.some(
        ({ analysis, lesions }) => analysis === 'done' && lesions.some(({ level }) => level === 'refer'),
      );
      if (step === 'result' && refers) expect(triage?.level).toBe('refer');
    });
  });
});
