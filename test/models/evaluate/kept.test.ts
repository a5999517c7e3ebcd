import { expect, it } from 'vitest';
import { keptSection } from '../../../models/evaluate/kept-report.ts';

it('counts the good photos that are kept, and names those that are not with each of their faults', () => {
  const { figures, tables } = keptSection([
    { photo: 'a', faults: [] },
    { photo: 'b', faults: ['too-dark', 'hair'] },
    { photo: 'c', faults: ['hair'] },
    { photo: 'd', faults: [] },
  ]);
  expect(figures['good photos kept']).toMatchObject({ value: 0.5, n: 4, units: 4 });
  expect(tables[0]?.rows).toEqual([
    ['too-dark', 1, 'b'],
    ['hair', 2, 'b, c'],
  ]);
});
