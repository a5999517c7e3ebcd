import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urgentQuestions } from '../../../src/screening/judgement/questionnaire.ts';
import { spotsToShow } from '../../../src/screening/record/hand-over.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import type { Screening } from '../../../src/screening/visit/screening.ts';
import { lesion } from '../lesions.ts';
import { fitted, randomEvents } from '../random-events.ts';
import { advance, analysed, toAnalysing, toScope, toUrgent, walk } from '../walk.ts';

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

  it('ends kindly below 18, before consent or any photo', () => {
    expect(walk([...toUrgent.slice(0, 2), { type: 'answer-age', adult: false }]).step).toBe('too-young');
  });

  it.each(
    urgentQuestions.flatMap((question) =>
      (['yes', 'not-sure'] as const).map((answer) => [question, answer] as const),
    ),
  )('sends to the pharmacist without a photo at %s: %s', (urgent, answer) => {
    const answers = urgentQuestions.map(
      (question): VisitEvent => ({
        type: 'answer-urgent',
        question,
        answer: question === urgent ? answer : 'no',
      }),
    );
    const end = walk([...toUrgent, ...answers]);
    expect(end.step).toBe('speak-now');
    expect(advance(end, { type: 'choose-scope', scope: 'full' })).toBeUndefined();
    expect(advance(end, { type: 'print-slip' })?.slip).toBe('printing');
  });

  it('asks the urgent questions in order and lets none be skipped', () => {
    const asked = walk(toUrgent);
    expect(
      advance(asked, { type: 'answer-urgent', question: 'unhealed-sore', answer: 'no' }),
    ).toBeUndefined();
    expect(advance(asked, { type: 'choose-scope', scope: 'spot' })).toBeUndefined();
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
    const all = [walk(toScope)];
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
    const reached = fc.sample(randomEvents, { numRuns: 300, seed: 1 }).flatMap(states);
    expect(reached.some(({ step }) => step === 'result')).toBe(true);
    expect(reached.some(({ closeups }) => closeups.length > 0)).toBe(true);
    expect(reached.some(({ captures }) => captures.some(({ poor }) => poor))).toBe(true);
  });

  it('photographs nobody who has not answered no to every urgent question', () => {
    holds(({ captures, urgentAnswers }) => {
      if (captures.length > 0)
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
