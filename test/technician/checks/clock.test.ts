import { describe, expect, it } from 'vitest';
import { checkClock } from '../../../src/technician/checks/clock.ts';
import * as device from '../../fixtures/devices/strings.ts';

const { said } = device;

describe('clock', () => {
  const kept = String(Date.parse('2026-11-23T11:59Z') / 1000);
  const at = (now: string, timedatectl = device.timeSynchronized, boardClocks: (string | null)[] = [kept]) =>
    checkClock({
      timedatectl: said(timedatectl),
      boardClocks,
      now: new Date(now),
      released: new Date('2026-11-01'),
    });
  it('is synchronised, free, or wrong', () => {
    expect(at('2026-11-23T12:00Z')).toMatchObject({
      status: 'ok',
      value: '2026-11-23 12:00 UTC, synchronised',
    });
    expect(at('2026-11-23T12:00Z', device.timeFree).status).toBe('degraded');
    expect(at('2026-11-23T12:00Z', '').value).toMatch(/not known/);
    expect(at('1970-01-01T00:05Z').status).toBe('failed');
  });

  it.each([
    ['no clock on the board', []],
    ['a clock without battery, which began in 1970', ['412\n']],
    ['one that can not be read', [null]],
  ])('has failed without network and battery: %s', (_, boardClocks) => {
    expect(at('2026-11-23T12:00Z', device.timeFree, boardClocks)).toMatchObject({
      status: 'failed',
      value: '2026-11-23 12:00 UTC, neither synchronised nor kept by a battery',
      remedy: expect.stringMatching(/set-ntp.*battery.*set-time/),
    });
    expect(at('2026-11-23T12:00Z', device.timeSynchronized, boardClocks).status).toBe('ok');
    expect(at('2026-11-23T12:00Z', device.timeFree, [...boardClocks, kept]).status).toBe('degraded');
  });
});
