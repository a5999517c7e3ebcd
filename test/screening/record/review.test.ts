import { describe, expect, it } from 'vitest';
import { triageLevels } from '../../../src/screening/judgement/triage.ts';
import { pathways } from '../../../src/screening/record/record.ts';
import {
  type Decision,
  mayEnd,
  printed,
  printing,
  retakeAsked,
  signed,
} from '../../../src/screening/record/review.ts';
import { sampleRecord, sampleScreening } from '../../fakes/records/record.ts';

const at = '2026-11-23T14:20:00.000Z';
/** The software suggests to refer. */
const waiting = sampleRecord({ review: null, alias: null });

const accept: Decision = {
  decision: 'accept',
  level: 'refer',
  reason: null,
  pathway: 'routine',
  note: '  Look at spot 1. ',
  alias: ' ',
  sevenPoint: { oozing: { answer: 'no', origin: 'asked' } },
  name: ' Jane Łukaszewska ',
  registration: '2045678',
};
const override: Decision = { ...accept, decision: 'override', level: 'follow-up', reason: ' A keratosis. ' };

describe('a signature', () => {
  it('holds who decided what and when, without the blanks around it', () => {
    expect(signed(waiting, accept, at)).toEqual({
      ...waiting,
      alias: null,
      review: {
        decision: 'accept',
        level: 'refer',
        reason: null,
        pathway: 'routine',
        note: 'Look at spot 1.',
        sevenPoint: accept.sevenPoint,
        pharmacist: { name: 'Jane Łukaszewska', registration: '2045678' },
        signedAt: at,
      },
      drafting: { revision: 1, draft: null },
    });
    expect(signed(waiting, override, at)).toMatchObject({
      review: { level: 'follow-up', reason: 'A keratosis.' },
    });
  });

  it.each([
    ['without a result', { triage: null }, accept, 'no-result'],
    [
      'to accept another level than was proposed',
      {},
      { ...accept, level: 'no-finding' },
      'not-what-was-proposed',
    ],
    ['to accept with a reason', {}, { ...accept, reason: 'Because.' }, 'not-what-was-proposed'],
    ['to override with the same level', {}, { ...override, level: 'refer' }, 'not-an-override'],
    ['to override without a reason', {}, { ...override, reason: ' ' }, 'reason-missing'],
    ['without a name', {}, { ...accept, name: ' ' }, 'signature-missing'],
    ['without a registration number', {}, { ...accept, registration: '' }, 'signature-missing'],
  ] as const)('is refused %s', (_name, change, given, refusal) => {
    expect(signed({ ...waiting, screening: sampleScreening(change) }, given, at)).toBe(refusal);
  });

  it('leaves every level and pathway to the pharmacist', () => {
    for (const level of triageLevels.filter((one) => one !== 'refer'))
      for (const pathway of pathways)
        expect(signed(waiting, { ...override, level, pathway }, at)).toMatchObject({
          review: { level, pathway },
        });
  });

  it('put right makes the paper of before one that does not count, and waits for one under way', () => {
    const onPaper = sampleRecord({ referralPrinting: 'printed' });
    expect(signed(onPaper, override, at)).toMatchObject({ referralPrinting: 'none' });
    expect(signed({ ...onPaper, referralPrinting: 'printing' }, override, at)).toBe('is-printing');
  });
});

describe('the paper', () => {
  it('is printed of what was signed alone, one at a time, and can fail while the decision stands', () => {
    expect(printing(waiting)).toBeUndefined();
    const under = printing(sampleRecord());
    expect(under?.referralPrinting).toBe('printing');
    if (!under) return;
    expect(printing(under)).toBeUndefined();
    expect(mayEnd(under)).toBe(false);
    const failed = printed(under, false);
    expect(failed).toEqual({ ...under, referralPrinting: 'failed' });
    expect(failed && printing(failed)?.referralPrinting).toBe('printing');
    expect(printed(under, true)?.referralPrinting).toBe('printed');
    expect(printed(sampleRecord(), true)).toBeUndefined();
  });
});

describe('better photos', () => {
  it('are asked for once, and before the decision', () => {
    const asked = retakeAsked(waiting, at);
    expect(asked?.retakeAskedAt).toBe(at);
    expect(asked && retakeAsked(asked, at)).toBeUndefined();
    expect(retakeAsked(sampleRecord(), at)).toBeUndefined();
  });
});
