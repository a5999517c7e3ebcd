import { expect, it } from 'vitest';
import { degraded, plain } from '../../../src/technician/checks/check.ts';
import { say } from '../../../src/technician/checks/sentence.ts';

const check = degraded('disk', say('diskFull', { folder: '/var/lib/x' }), 'ENOSPC: no space left');

it('a check says in English what other languages say by its sentence', () => {
  expect(check).toMatchObject({
    value: "Free some space at /var/lib/x: visits can't be saved.",
    remedy: 'ENOSPC: no space left',
    sentences: { value: { key: 'diskFull', values: { folder: '/var/lib/x' } }, remedy: null },
  });
});

it('leaves for `doctor` and supervisors as English alone', () => {
  expect(Object.keys(plain(check))).toEqual(['name', 'status', 'value', 'remedy']);
});

it('does not compile without a value for each place, or with one for none', () => {
  // @ts-expect-error {folder} has no value
  expect(say('diskFull')).toBeDefined();
  // @ts-expect-error there is no place for {disk}
  expect(say('diskFull', { folder: '/', disk: 'sda' })).toBeDefined();
});
