import type { SlipLine } from './slip-line.ts';

/** PINs on paper, for those who may have them: the only place where they stand. */
export function pinLines(kiosk: string, pins: Readonly<Record<string, string>>, now: Date): SlipLine[] {
  return [
    { kind: 'heading', text: 'PINs of this kiosk', date: now },
    { kind: 'text', text: kiosk, style: 'plain' },
    { kind: 'rule' },
    ...Object.entries(pins).map(
      ([role, pin]): SlipLine => ({ kind: 'text', text: `${role}: ${pin}`, style: 'main' }),
    ),
    { kind: 'rule' },
    {
      kind: 'text',
      text: 'Cut this up: each PIN is for its own person alone. They stand nowhere else. To have new ones, a technician runs: sudo spl-kiosk provision',
      style: 'strong',
    },
  ];
}
