import { describe, expect, it } from 'vitest';
import { commonPins } from '../../../src/server/auth/common-pins.ts';
import { checkStrength, randomPin } from '../../../src/server/auth/pin-strength.ts';

const isRefused = (pin: string) => {
  try {
    checkStrength(pin);
    return false;
  } catch {
    return true;
  }
};

describe('a PIN', () => {
  it('is none of the thousand that are most used', () => {
    expect(commonPins.size).toBe(1000);
    expect([...commonPins].filter((pin) => !/^\d{6}$/.test(pin))).toEqual([]);
    expect([...commonPins].filter((pin) => !isRefused(pin))).toEqual([]);
  });

  // The twenty PINs most used on phones (Markert et al. 2020, "This PIN can be easily guessed").
  it.each([
    ...['123456', '654321', '111111', '000000', '123123', '666666', '121212', '112233', '789456', '159753'],
    ...['222222', '555555', '999999', '777777', '888888', '333333', '131313', '101010', '123321', '696969'],
  ])('can’t be %s, which many choose', (pin) => expect(isRefused(pin)).toBe(true));

  it.each([
    ['in steps', '135791', '864208', '567890', '098765'],
    ['of two digits', '494449', '700007'],
    ['that repeats', '484848', '527527', '901901901'],
    ['mirrored', '583385', '290092'],
    ['of a common one and more', '1234567', '739123456', '14725836', '201314520'],
  ])('can’t be one %s', (_what, ...pins) => {
    for (const pin of pins) expect(isRefused(pin), pin).toBe(true);
  });

  it.each(['739154', '284617', '583914', '20571836', '493817260583'])('can be %s', (pin) => {
    expect(isRefused(pin)).toBe(false);
  });

  it('by chance is one that may be set, and another one each time', () => {
    const made = Array.from({ length: 2000 }, randomPin);
    expect(made.filter(isRefused)).toEqual([]);
    expect(made.every((pin) => /^\d{6}$/.test(pin))).toBe(true);
    expect(new Set(made).size).toBeGreaterThan(1900);
    // Every digit occurs at every place.
    for (let i = 0; i < 6; i++) expect(new Set(made.map((pin) => pin[i])).size).toBe(10);
  });
});
