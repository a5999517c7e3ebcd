import { describe, expect, it } from 'vitest';
import { sevenPointTotal, withMeasuredDiameter } from '../../../src/screening/judgement/seven-point.ts';
import { handOver } from '../../../src/screening/record/hand-over.ts';
import { lesion } from '../lesions.ts';
import { advance, analysed, choose, toMap, toTone, use, walk } from '../walk.ts';

const none = { ticked: [], rest: 'no' } as const;

describe('the questions that may be skipped', () => {
  it('are three screens, the tone first, and lead to the body map', () => {
    const spots = walk([...toTone, { type: 'answer-tone', tone: 2 }]);
    expect(spots.step).toBe('spots');
    const history = walk([{ type: 'answer-spots', ticked: ['oozing'], rest: 'not-sure' }], spots);
    expect(history.step).toBe('history');
    const map = walk([{ type: 'answer-history', ticked: ['new-spot'], rest: 'no' }], history);
    expect(map).toMatchObject({
      step: 'body-site',
      risk: {
        tone: 2,
        history: { 'own-melanoma': 'no', 'new-spot': 'yes' },
        sevenPoint: {
          oozing: { answer: 'yes', origin: 'asked' },
          inflammation: { answer: 'not-sure', origin: 'asked' },
        },
      },
    });
    expect(map.risk.history).not.toHaveProperty('sunburns');
  });

  it('take no answer out of turn', () => {
    const asked = walk(toTone);
    expect(asked.step).toBe('tone');
    expect(advance(asked, { type: 'answer-spots', ...none })).toBeUndefined();
    expect(advance(asked, { type: 'answers-are-right' })).toBeUndefined();
  });

  it('go back one screen when "back" is tapped twice, and keep what was answered', () => {
    const history = walk([
      ...toTone,
      { type: 'answer-tone', tone: 4 },
      { type: 'answer-spots', ticked: ['oozing'], rest: 'no' },
    ]);
    const spots = walk([{ type: 'back', from: 'history' }], history);
    expect(spots).toMatchObject({ step: 'spots', risk: history.risk });
    expect(advance(spots, { type: 'back', from: 'history' })).toBeUndefined();
    expect(
      walk(
        [
          { type: 'back', from: 'spots' },
          { type: 'back', from: 'tone' },
        ],
        spots,
      ).step,
    ).toBe('urgent');
  });

  it('are stored as skipped when the rest is skipped, never as no', () => {
    const { step, risk } = walk([...toTone, { type: 'answer-tone', tone: 3 }, { type: 'skip-questions' }]);
    expect(step).toBe('body-site');
    expect(risk.tone).toBe(3);
    expect(new Set(Object.values(risk.history))).toEqual(new Set(['skipped']));
    expect(sevenPointTotal(risk.sevenPoint)).toEqual({ points: 0, atLeast: true });
  });
});

describe('answers', () => {
  const framing = walk([...toMap, ...choose('upper-back', 'back')]);
  const result = walk([...use('c1'), analysed('c1', [lesion('l1')])], framing);
  const printed = walk([{ type: 'print-slip' }, { type: 'slip-printed' }], result);

  it.each([
    ['at the body map', walk(toMap), 'body-site'],
    ['while a photo is framed', framing, 'body-site'],
    ['at the result', result, 'result'],
    ['after the slip', printed, 'result'],
  ] as const)('can be looked at and left as they are %s', (_where, from, back) => {
    const shown = walk([{ type: 'review-answers' }], from);
    expect(shown).toMatchObject({ step: 'answers', target: null, slip: 'none' });
    expect(walk([{ type: 'answers-are-right' }], shown).step).toBe(back);
  });

  it('change the result', () => {
    expect(result.triage?.level).toBe('no-finding');
    const changed = walk(
      [
        { type: 'review-answers' },
        { type: 'change-answers', screen: 'spots' },
        { type: 'answer-spots', ticked: ['change-in-size', 'irregular-shape'], rest: 'no' },
      ],
      result,
    );
    expect(changed.step).toBe('answers');
    expect(walk([{ type: 'answers-are-right' }], changed).triage?.level).toBe('refer');
  });

  it('about an urgent sign send to the pharmacist, with no result beside that, and can be taken back', () => {
    const urgent = walk(
      [
        { type: 'review-answers' },
        { type: 'change-answers', screen: 'urgent' },
        { type: 'urgent-signs', ticked: ['nail-line'] },
      ],
      printed,
    );
    expect(urgent).toMatchObject({ step: 'speak-now', triage: null, slip: 'none' });
    expect(handOver(urgent, 'N', new Date(0))).toMatchObject({ outcome: null, urgentSigns: ['nail-line'] });
    const taken = walk(
      [{ type: 'back', from: 'speak-now' }, { type: 'no-urgent-sign' }, { type: 'answers-are-right' }],
      urgent,
    );
    expect(taken).toMatchObject({ step: 'result', triage: { level: 'no-finding' } });
  });

  it('stay as they are once the pharmacist has signed, or while the slip prints', () => {
    const signed = walk([{ type: 'hand-over', photos: true }, { type: 'signed' }], result);
    const printing = walk([{ type: 'print-slip' }], result);
    for (const screening of [signed, printing])
      expect(advance(screening, { type: 'review-answers' })).toBeUndefined();
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
    const { risk } = walk([...toMap, ...choose('upper-back', 'back'), ...use('c1'), analysed('c1', [wide])]);
    expect(risk.sevenPoint['diameter-7mm']).toEqual({ answer: 'yes', origin: 'measured' });
  });
});

describe('photos and answers go to the pharmacist', () => {
  const result = walk([...toMap, ...choose('upper-back', 'back'), ...use('c1'), analysed('c1', [])]);

  it('only when the customer said so, after the result; a "no" can become a "yes"', () => {
    expect(result.handedOver).toBe('not-asked');
    expect(advance(walk(toMap), { type: 'hand-over', photos: true })).toBeUndefined();
    const refused = walk([{ type: 'hand-over', photos: false }], result);
    expect(refused.handedOver).toBe('no');
    const given = walk([{ type: 'hand-over', photos: true }], refused);
    expect(given.handedOver).toBe('yes');
    expect(advance(given, { type: 'hand-over', photos: false })).toBeUndefined();
  });

  it('with what is added later, until the pharmacist has signed', () => {
    const given = walk([{ type: 'hand-over', photos: true }], result);
    expect(advance(given, { type: 'another-photo' })).toMatchObject({
      handedOver: 'yes',
      triage: given.triage,
    });
    const signed = walk([{ type: 'signed' }], given);
    expect(advance(signed, { type: 'another-photo' })).toBeUndefined();
    const asked = walk([{ type: 'retake', asked: true }], signed);
    expect(advance(asked, { type: 'another-photo' })?.step).toBe('body-site');
  });

  it('after another question where photos were added after a "no"', () => {
    const refused = walk([{ type: 'hand-over', photos: false }], result);
    expect(advance(refused, { type: 'another-photo' })?.handedOver).toBe('not-asked');
  });
});
