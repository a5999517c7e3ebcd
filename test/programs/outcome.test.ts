import { expect, it } from 'vitest';
import { outcomeOf } from '../../.config/outcome.mjs';

const report = (...tests: readonly (readonly [status: string, fullName: string])[]) => ({
  testResults: [{ assertionResults: tests.map(([status, fullName]) => ({ status, fullName })) }],
});

it('counts skipped tests by what they wanted', () => {
  const outcome = outcomeOf(
    report(
      ['passed', 'a sum is right'],
      ['failed', 'a sum is wrong'],
      ['skipped', 'the screen (skipped: not root) shows the kiosk'],
      ['pending', 'the screen (skipped: not root) comes back'],
      ['skipped', 'doctor runs (skipped: this kernel has no binfmt_misc for users (Linux 6.7))'],
    ),
    true,
  );
  expect(outcome).toMatchObject({ passed: 1, failed: 1, unexplained: [] });
  expect(Object.fromEntries(outcome.skipped)).toEqual({
    'not root': 2,
    'this kernel has no binfmt_misc for users (Linux 6.7)': 1,
  });
});

it('takes a test that did not run and doesn’t say why for failed, unless it was not chosen', () => {
  const hidden = report(['passed', 'a'], ['skipped', 'a sum is right'], ['todo', 'a sum is small']);
  expect(outcomeOf(hidden, true)).toMatchObject({
    failed: 2,
    unexplained: ['a sum is right', 'a sum is small'],
  });
  const left = outcomeOf(hidden, false);
  expect(left).toMatchObject({ failed: 0, unexplained: [] });
  expect(Object.fromEntries(left.skipped)).toEqual({ 'not chosen': 2 });
});
