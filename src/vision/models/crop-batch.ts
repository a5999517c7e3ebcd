import type { Tensor } from '../../inference/port.ts';
import { type Crop, cropBytes } from '../pixels/crop.ts';
import { withLentMemory } from './lent-memory.ts';

/**
 * Lends one tensor that holds these crops, until the work with it is done. Crops that lie one after the other in memory
 * already, as `cropsAround` cuts them, are not copied.
 * @param size the crops' side in pixels
 */
export async function withCropBatch<T>(
  crops: readonly Crop[],
  size: number,
  work: (batch: Tensor) => Promise<T>,
): Promise<T> {
  const dims = [crops.length, size, size, 3];
  const bytes = crops.length * cropBytes(size);
  const whole = adjoining(crops, bytes);
  if (whole) return await work({ type: 'uint8', dims, data: whole });
  return await withLentMemory(bytes, (memory) => {
    for (const [i, { data }] of crops.entries()) memory.set(data, i * data.length);
    return work({ type: 'uint8', dims, data: memory });
  });
}

/** All crops as one piece of the memory that they share; undefined where they do not lie one after the other. */
function adjoining(crops: readonly Crop[], bytes: number): Uint8Array | undefined {
  const first = crops[0]?.data;
  if (!first) return undefined;
  const isNext = ({ data }: Crop, i: number) =>
    data.buffer === first.buffer && data.byteOffset === first.byteOffset + i * first.length;
  return crops.every(isNext) ? new Uint8Array(first.buffer, first.byteOffset, bytes) : undefined;
}
