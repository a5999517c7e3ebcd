import { describe, expect, it } from 'vitest';
import { isOpenAt, parseHours } from '../../src/settings/opening-hours.ts';

describe('opening hours', () => {
  const hours = 'Mo-Fr 08:00-18:30; Sa 09:00-13:00';

  it.each([
    ['2026-11-23T07:59:00Z', false],
    ['2026-11-23T08:00:00Z', true],
    ['2026-11-23T18:29:00Z', true],
    ['2026-11-23T18:30:00Z', false],
    ['2026-11-28T12:59:00Z', true],
    ['2026-11-28T13:00:00Z', false],
    ['2026-11-29T10:00:00Z', false],
  ])('at %s, open: %s', (time, isOpen) => {
    expect(isOpenAt(hours, new Date(time), 'UTC')).toBe(isOpen);
  });

  it('are those of the pharmacy’s time zone, and always where none are set', () => {
    expect(isOpenAt(hours, new Date('2026-11-23T07:30:00Z'), 'Europe/Berlin')).toBe(true);
    expect(isOpenAt(null, new Date('2026-11-29T03:00:00Z'), 'UTC')).toBe(true);
  });

  it.each([
    '',
    'Mo',
    'Mo-Fr 8-18',
    'Fr-Mo 08:00-18:00',
    'Mo 18:00-08:00',
    'Mo 08:00-29:00',
    'Xy 08:00-18:00',
  ])('"%s" are none', (text) => {
    expect(parseHours(text)).toBeUndefined();
  });
});
