import type { SlipLine } from './slip-line.ts';

/** The lines of the paper that gives new PINs to those who may have them; they are written nowhere else. */
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
