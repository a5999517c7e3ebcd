import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spotsToShow } from '../../src/screening/hand-over.ts';
import { urgentQuestions } from '../../src/screening/questionnaire.ts';
import { advance, newScreening, type Screening } from '../../src/screening/screening.ts';
import type { ScreeningEvent } from '../../src/screening/screening-event.ts';
import { lesion } from './lesions.ts';

const capture = { id: 'c1', width: 400, height: 300, simulated: true };
const usable = { usable: true, faults: [] };
const toUrgent: ScreeningEvent[] = [
  { type: 'begin' },
  { type: 'understood' },
  { type: 'answer-age', adult: true },
  { type: 'consent' },
];
const noUrgency: ScreeningEvent[] = urgentQuestions.map((question) => ({
  type: 'answer-urgent',
  question,
  answer: 'no',
}));
const toReview: ScreeningEvent[] = [
  ...toUrgent,
  ...noUrgency,
  { type: 'choose-site', site: 'upper-back' },
  { type: 'captured', capture },
];

/** Walks events that must all fit. */
function walk(events: readonly ScreeningEvent[], from: Screening = newScreening('s')): Screening {
  return events.reduce((screening, event) => {
    const next = advance(screening, event);
    if (!next) throw new Error(`${event.type} does not fit ${screening.step}`);
    return next;
  }, from);
}

describe('a screening', () => {
  it('goes from the welcome to a result and a slip', () => {
    const found = lesion('L1', { level: 'refer' });
    const end = walk([
      ...toReview,
      { type: 'use-photo' },
      { type: 'spots-found', spots: [found] },
      { type: 'lesion-checked', lesion: found },
      { type: 'analysed', quality: usable, lesions: [found] },
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
    const end = walk([...toReview, { type: 'use-photo' }, { type: 'analysed', quality: usable, lesions }]);
    expect(spotsToShow(end).map(({ lesionId }) => lesionId)).toEqual([
      'refer-worst',
      'refer-below',
      'follow-above',
    ]);
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
      (question): ScreeningEvent => ({
        type: 'answer-urgent',
        question,
        answer: question === urgent ? answer : 'no',
      }),
    );
    const end = walk([...toUrgent, ...answers]);
    expect(end.step).toBe('speak-now');
    expect(advance(end, { type: 'choose-site', site: 'chest' })).toBeUndefined();
    expect(advance(end, { type: 'print-slip' })?.slip).toBe('printing');
  });

  it('asks the urgent questions in order and lets none be skipped', () => {
    const asked = walk(toUrgent);
    expect(
      advance(asked, { type: 'answer-urgent', question: 'unhealed-sore', answer: 'no' }),
    ).toBeUndefined();
    expect(advance(asked, { type: 'choose-site', site: 'chest' })).toBeUndefined();
  });

  it('forgets a photo that is taken again', () => {
    expect(walk([...toReview, { type: 'take-again' }]).captures).toEqual([]);
  });

  it('takes a dismissed spot off the photo and keeps it on record', () => {
    const { probabilities, splScore, confidence, box } = lesion('L1');
    const detection = { id: 'L1', probabilities, splScore, confidence, box };
    const checked = walk([
      ...toReview,
      { type: 'use-photo' },
      { type: 'spots-found', spots: [lesion('L1'), lesion('L2')] },
      { type: 'spot-dismissed', detection },
    ]);
    expect(checked.captures[0]).toMatchObject({ spots: [{ id: 'L2' }], dismissed: [{ id: 'L1' }] });
  });

  it('goes back to the photo when the analysis fails, without half a result', () => {
    const failed = walk([
      ...toReview,
      { type: 'use-photo' },
      { type: 'spots-found', spots: [lesion('L1')] },
      { type: 'lesion-checked', lesion: lesion('L1') },
      { type: 'analysis-failed' },
    ]);
    expect(failed).toMatchObject({
      step: 'review',
      triage: null,
      captures: [{ spots: [], lesions: [], quality: null }],
    });
  });

  it('keeps the outcome when the slip fails, and prints again', () => {
    const failed = walk([
      ...toReview,
      { type: 'use-photo' },
      { type: 'analysed', quality: usable, lesions: [lesion('L1')] },
      { type: 'print-slip' },
      { type: 'slip-failed' },
    ]);
    expect(failed).toMatchObject({ slip: 'failed', triage: { level: 'no-finding' } });
    expect(walk([{ type: 'print-slip' }, { type: 'slip-printed' }], failed).slip).toBe('printed');
  });

  it('triages and ranks over all photos of the visit', () => {
    const second: ScreeningEvent[] = [
      { type: 'another-photo' },
      { type: 'choose-site', site: 'left-arm' },
      { type: 'captured', capture: { ...capture, id: 'c2' } },
      { type: 'use-photo' },
      { type: 'analysed', quality: usable, lesions: [lesion('L1'), lesion('odd', { angle: 1.2 })] },
    ];
    const first: ScreeningEvent[] = [
      ...toReview,
      { type: 'use-photo' },
      { type: 'analysed', quality: usable, lesions: [lesion('L1', { level: 'follow' })] },
    ];
    expect(
      walk(first).captures.flatMap(({ lesions }) => lesions.map(({ oddnessRank }) => oddnessRank)),
    ).toEqual([null]);
    const both = walk([...first, ...second]);
    expect(both.triage?.level).toBe('follow-up');
    expect(
      both.captures.flatMap(({ lesions }) => lesions).find(({ oddnessRank }) => oddnessRank === 1)?.id,
    ).toBe('odd');
  });

  it('holds its invariants under any order of events', () => {
    const anyEvent: fc.Arbitrary<ScreeningEvent> = fc.constantFrom<ScreeningEvent>(
      ...toReview,
      { type: 'answer-age', adult: false },
      { type: 'answer-urgent', question: 'bleeding-wound', answer: 'yes' },
      { type: 'change-site' },
      { type: 'take-again' },
      { type: 'use-photo' },
      { type: 'spots-found', spots: [lesion('L1')] },
      { type: 'lesion-checked', lesion: lesion('L1', { level: 'refer' }) },
      { type: 'analysed', quality: usable, lesions: [lesion('L1', { level: 'refer' })] },
      { type: 'analysis-failed' },
      { type: 'another-photo' },
      { type: 'back-to-result' },
      { type: 'print-slip' },
      { type: 'slip-printed' },
      { type: 'slip-failed' },
      { type: 'finish' },
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let screening = walk(toUrgent);
        for (const event of events) screening = advance(screening, event) ?? screening;
        const answered = urgentQuestions.every((question) => screening.urgentAnswers[question] === 'no');
        if (screening.captures.length > 0) expect(answered).toBe(true);
        if (screening.step === 'result')
          expect(screening.captures.every(({ quality }) => quality !== null)).toBe(true);
        if (screening.triage !== null) expect(screening.captures.length).toBeGreaterThan(0);
      }),
    );
  });
});
