import type { SlipLine } from './slip-line.ts';

export interface PinPaperWords {
  readonly pinsTitle: string;
  /** With `{pin}`. */
  readonly pharmacistPin: string;
  readonly technicianPin: string;
  readonly pinsNote: string;
}

/** New PINs, of those roles that get one. */
export type NewPins = Readonly<Partial<Record<'pharmacist' | 'technician', string>>>;

/** The lines of the paper that gives new PINs to those who may have them; they are written nowhere else. */
export function pinLines(kiosk: string, pins: NewPins, words: PinPaperWords, now: Date): SlipLine[] {
  const line = (text: string, pin: string | undefined): SlipLine[] =>
    pin === undefined ? [] : [{ kind: 'text', text: text.replace('{pin}', pin), style: 'main' }];
  return [
    { kind: 'heading', text: words.pinsTitle, date: now },
    { kind: 'text', text: kiosk, style: 'plain' },
    { kind: 'rule' },
    ...line(words.pharmacistPin, pins.pharmacist),
    ...line(words.technicianPin, pins.technician),
    { kind: 'rule' },
    { kind: 'text', text: words.pinsNote, style: 'strong' },
  ];
}
