import { expect, it } from 'vitest';
import { withCropBatch } from '../../../src/vision/models/crop-batch.ts';

const size = 2;
const bytes = size * size * 3;
const memory = Uint8Array.from({ length: 4 * bytes }, (_, i) => i);
const crop = (i: number) => ({ data: memory.subarray(i * bytes, (i + 1) * bytes), assessable: true });

it.each([
  ['that lie in a row, without a copy', [1, 2, 3], true],
  ['in any order', [2, 0, 3], false],
  ['of which one is shown twice', [1, 1], false],
])('one tensor holds crops %s', async (_, order, isShared) => {
  const seen = await withCropBatch(order.map(crop), size, async ({ dims, data }) => {
    expect(dims).toEqual([order.length, size, size, 3]);
    expect(data.buffer === memory.buffer).toBe(isShared);
    return [...data];
  });
  expect(seen).toEqual(order.flatMap((i) => [...crop(i).data]));
});
