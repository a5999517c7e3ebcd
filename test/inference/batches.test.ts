import { describe, expect, it } from 'vitest';
import { joined, partsOf } from '../../src/inference/batches.ts';
import type { Outputs, Tensor } from '../../src/inference/port.ts';

/** Five items of two bytes. */
const batch: Tensor = { type: 'uint8', dims: [5, 2, 1], data: Uint8Array.from({ length: 10 }, (_, i) => i) };

describe('the parts of a batch', () => {
  it('have at most that number of bytes, share its memory, and hold its items in their order', () => {
    const parts = partsOf(batch, 5);
    expect(parts.map(({ dims }) => dims)).toEqual([
      [2, 2, 1],
      [2, 2, 1],
      [1, 2, 1],
    ]);
    expect(parts.flatMap(({ data }) => [...data])).toEqual([...batch.data]);
    for (const { data } of parts) expect(data.buffer).toBe(batch.data.buffer);
  });

  it('count the bytes of each number', () => {
    const floats: Tensor = { type: 'float32', dims: [4, 2], data: new Float32Array(8) };
    expect(partsOf(floats, 16).map(({ dims }) => dims[0])).toEqual([2, 2]);
  });

  it('have one item each where one has more bytes than that', () => {
    expect(partsOf(batch, 1).map(({ dims }) => dims[0])).toEqual([1, 1, 1, 1, 1]);
  });

  it('are the batch itself where it fits, or is empty', () => {
    expect(partsOf(batch, Number.POSITIVE_INFINITY)).toEqual([batch]);
    const empty: Tensor = { type: 'uint8', dims: [0, 2, 1], data: new Uint8Array() };
    expect(partsOf(empty, 5)).toEqual([empty]);
  });
});

describe('the outputs of the parts', () => {
  const outputs = (...rows: readonly number[]): Outputs => ({
    one: { type: 'float32', dims: [rows.length], data: Float32Array.from(rows) },
    pair: { type: 'float32', dims: [rows.length, 2], data: Float32Array.from(rows.flatMap((n) => [n, -n])) },
  });

  it('are put together to those of the batch', () => {
    expect(joined([outputs(1, 2), outputs(3)])).toEqual(outputs(1, 2, 3));
  });

  it('stay as they are where there is one part', () => {
    expect(joined([outputs(1)])).toEqual(outputs(1));
  });
});
