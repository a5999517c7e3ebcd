import type { SlipLine } from './slip-line.ts';

/** A short slip with everything that a real one has: words, a rule, a frame and a code. */
export function testLines(kiosk: string, researchNotice: string, now: Date): SlipLine[] {
  return [
    { kind: 'heading', text: 'Test slip', date: now },
    { kind: 'notice', text: researchNotice },
    { kind: 'text', text: kiosk, style: 'main' },
    { kind: 'text', text: now.toISOString(), style: 'plain' },
    { kind: 'rule' },
    {
      kind: 'text',
      text: 'The frame, the line and the code must be complete, with nothing cut off.',
      style: 'strong',
    },
    { kind: 'qr', code: 'TEST', beside: ['Reads TEST.'] },
  ];
}
