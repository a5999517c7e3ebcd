import { describe, expect, it } from 'vitest';
import {
  nextRiskQuestion,
  noAnswers,
  riskQuestions,
} from '../../../src/screening/judgement/questionnaire.ts';
import { sevenPointTotal, withMeasuredDiameter } from '../../../src/screening/judgement/seven-point.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import type { Screening } from '../../../src/screening/visit/screening.ts';
import { lesion } from '../lesions.ts';
import { advance, analysed, choose, quietAnswers, toRisk, toScope, use, walk } from '../walk.ts';

const back = ({ risk }: Screening): VisitEvent => ({
  type: 'question-before',
  question: nextRiskQuestion(risk) ?? 'tone',
});

describe('the questions that may be skipped', () => {
  it('come one after the other, the tone first, and lead to the choice of what to check', () => {
    const screening = walk(toScope);
    expect(screening.step).toBe('scope');
    expect(screening.risk).toMatchObject({
      tone: 2,
      history: { 'own-melanoma': 'no' },
      sevenPoint: { oozing: { answer: 'no', origin: 'asked' } },
    });
  });

  it('take no answer out of turn', () => {
    const asked = walk(toRisk);
    expect(asked.step).toBe('risk');
    expect(
      advance(asked, { type: 'answer-risk', given: { question: 'oozing', answer: 'yes' } }),
    ).toBeUndefined();
    expect(advance(asked, back(asked))).toBeUndefined();
  });

  it('can be corrected one by one, back to the first', () => {
    const given = quietAnswers.slice(0, 10).map((one) => ({ type: 'answer-risk', given: one }) as const);
    let screening = walk([...toRisk, ...given]);
    for (let n = 0; n < given.length; n++) screening = walk([back(screening)], screening);
    expect(screening.risk).toEqual(noAnswers);
  });

  it('go back by one when "back" is tapped twice on one question', () => {
    const [first, second] = quietAnswers.map((given) => ({ type: 'answer-risk', given }) as const);
    if (!first || !second) throw new Error('there are two questions at least');
    const third = walk([...toRisk, first, second]);
    expect(advance(walk([back(third)], third), back(third))).toBeUndefined();
  });

  it('are stored as skipped when the rest is skipped, never as no', () => {
    const tone = { type: 'answer-risk', given: { question: 'tone', answer: 3 } } as const;
    const { step, risk } = walk([...toRisk, tone, { type: 'skip-questions' }]);
    expect(step).toBe('scope');
    expect(risk.tone).toBe(3);
    expect(new Set(Object.values(risk.history))).toEqual(new Set(['skipped']));
    expect(Object.keys({ ...risk.history, ...risk.sevenPoint })).toHaveLength(riskQuestions.length - 1);
    expect(sevenPointTotal(risk.sevenPoint)).toEqual({ points: 0, atLeast: true });
  });
});

describe('the 7-point checklist', () => {
  const yes = { answer: 'yes', origin: 'asked' } as const;
  const no = { answer: 'no', origin: 'asked' } as const;
  const allNo = {
    'change-in-size': no,
    'irregular-shape': no,
    'irregular-colour': no,
    'diameter-7mm': no,
    inflammation: no,
    oozing: no,
    'change-in-sensation': no,
  };

  it('counts 2 for a major and 1 for a minor feature (NICE NG12)', () => {
    expect(sevenPointTotal({ ...allNo, 'irregular-shape': yes, oozing: yes })).toEqual({
      points: 3,
      atLeast: false,
    });
    const all = Object.fromEntries(Object.keys(allNo).map((item) => [item, yes]));
    expect(sevenPointTotal(all).points).toBe(10);
  });

  it('takes a width of 7 mm from the scale card, and says that it was measured', () => {
    const measured = { answer: 'yes', origin: 'measured' };
    const at = (mm: number) =>
      withMeasuredDiameter(allNo, [
        { mm: 2, error: 1 },
        { mm, error: 1 },
      ]);
    expect(at(7)['diameter-7mm']).toEqual(measured);
    expect(at(6.99)['diameter-7mm']).toEqual(no);
    expect(withMeasuredDiameter({ ...allNo, 'diameter-7mm': yes }, [])['diameter-7mm']).toEqual(yes);
  });

  it('enters the result with what was measured', () => {
    const wide = { ...lesion('l1'), size: { mm: 9, error: 3 } };
    const { risk } = walk([
      ...toScope,
      ...choose('upper-back', 'back'),
      ...use('c1'),
      analysed('c1', [wide]),
    ]);
    expect(risk.sevenPoint['diameter-7mm']).toEqual({ answer: 'yes', origin: 'measured' });
  });
});

describe('photos and answers go to the pharmacist', () => {
  const result = walk([...toScope, ...choose('upper-back', 'back'), ...use('c1'), analysed('c1', [])]);

  it('only when the customer said so, once, after the result', () => {
    expect(result.handedOver).toBe('not-asked');
    const given = walk([{ type: 'hand-over', photos: true }], result);
    expect(given.handedOver).toBe('yes');
    expect(advance(given, { type: 'hand-over', photos: false })).toBeUndefined();
    expect(advance(walk(toScope), { type: 'hand-over', photos: true })).toBeUndefined();
  });

  it('as they were: nothing is added afterwards', () => {
    const given = walk([{ type: 'hand-over', photos: true }], result);
    expect(advance(given, { type: 'another-photo' })).toBeUndefined();
    const refused = walk([{ type: 'hand-over', photos: false }], result);
    expect(advance(refused, { type: 'another-photo' })?.handedOver).toBe('not-asked');
  });
});
