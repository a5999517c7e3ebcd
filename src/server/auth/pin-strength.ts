import { randomInt } from 'node:crypto';
import { KioskError } from '../../errors.ts';
import { commonPins } from './common-pins.ts';

const digits = /^\d{6,12}$/;
const window = 6;

/**
 * Accepts six to twelve digits, of which no six in a row are among the most used or follow a pattern.
 * @throws KioskError `pin-too-weak`
 */
export function checkStrength(pin: string): void {
  if (!digits.test(pin)) throw new KioskError('pin-too-weak', 'A PIN has 6 to 12 digits.');
  for (let i = 0; i + window <= pin.length; i++)
    if (isEasilyGuessed(pin.slice(i, i + window)))
      throw new KioskError('pin-too-weak', 'This PIN is easily guessed. Choose one without such a pattern.');
}

/** Draws six digits at random until they are not easily guessed. */
export function randomPin(): string {
  const pin = String(randomInt(1_000_000)).padStart(window, '0');
  return isEasilyGuessed(pin) ? randomPin() : pin;
}

function isEasilyGuessed(six: string): boolean {
  const values = [...six].map(Number);
  // From 9 to 0 and from 0 to 9 also count as steps of one.
  const steps = new Set(values.slice(1).map((value, i) => (value - (values[i] ?? 0) + 10) % 10));
  const repeats = [2, 3].some((length) => six === six.slice(0, length).repeat(window / length));
  const mirrored = six === [...six].toReversed().join('');
  return commonPins.has(six) || steps.size === 1 || new Set(six).size <= 2 || repeats || mirrored;
}
