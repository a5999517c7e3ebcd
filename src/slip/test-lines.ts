import type { SlipLine } from './slip-line.ts';

export interface TestSlipWords {
  readonly testTitle: string;
  readonly testWhole: string;
  readonly testCode: string;
}

/** A short slip with everything that a real one has: words, a rule, a frame and a code. */
export function testLines(
  kiosk: string,
  researchNotice: string,
  words: TestSlipWords,
  now: Date,
): SlipLine[] {
  return [
    { kind: 'heading', text: words.testTitle, date: now },
    { kind: 'notice', text: researchNotice },
    { kind: 'text', text: kiosk, style: 'main' },
    { kind: 'text', text: now.toISOString(), style: 'plain' },
    { kind: 'rule' },
    { kind: 'text', text: words.testWhole, style: 'strong' },
    { kind: 'qr', code: 'TEST', beside: [words.testCode] },
  ];
}
