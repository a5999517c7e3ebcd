import { describe, expect, it } from 'vitest';
import { type Check, degraded, failed, ok } from '../../../src/technician/checks/check.ts';
import { verdictOf } from '../../../src/technician/provision/abilities.ts';

const ready: readonly Check[] = ['display', 'camera', 'printer', 'model-signature'].map((name) =>
  ok(name, 'there'),
);
const but = (...changed: readonly Check[]): Check[] => [
  ...ready.filter(({ name }) => !changed.some((one) => one.name === name)),
  ...changed,
];

describe('what provision says of a machine', () => {
  it('passes one that lacks nothing', () => {
    expect(verdictOf(ready, false)).toEqual({
      outcome: 'passed',
      can: 'Can: show the kiosk on a screen; take photos; print on paper; prove who made its release.',
      cannot: 'Can’t: nothing is missing.',
    });
  });

  it.each(['printer', 'model-signature'])('opens with limits without %s, and does not pass', (name) => {
    const { outcome, cannot } = verdictOf(but(degraded(name, 'none here', 'Get one.')), false);
    expect(outcome).toBe('limited');
    expect(cannot).toMatch(/^Can’t: .+ \(none here\)\.$/);
  });

  it.each(['camera', 'display'])('can’t open without %s', (name) => {
    expect(verdictOf(but(degraded(name, 'none here', 'Get one.')), false).outcome).toBe('closed');
    expect(
      verdictOf(
        ready.filter((check) => check.name !== name),
        false,
      ),
    ).toMatchObject({
      outcome: 'closed',
      cannot: expect.stringContaining('(not measured)'),
    });
  });

  it('can’t open where a step or any check failed', () => {
    expect(verdictOf(ready, true)).toMatchObject({ outcome: 'closed', cannot: 'Can’t: a step failed.' });
    const checks = but(failed('disk', 'full', 'Free some.'), failed('pins', 'missing', 'Set them.'));
    expect(verdictOf(checks, false)).toMatchObject({
      outcome: 'closed',
      cannot: 'Can’t: failed: disk, pins.',
    });
    expect(verdictOf(but(failed('printer', 'out of paper', 'Put in a roll.')), false).outcome).toBe('closed');
  });
});
