/** Pieces that nobody uses now. */
const free: Uint8Array[] = [];

/**
 * Lends memory for the input of one run of a model, until the work with it is done. The models' threads share it, so no
 * pixel is copied or changes hands. It is used again, because a photo has 60 MB of tiles and crops: fresh memory costs a
 * page fault for every 4 KB, and a garbage collection now and then.
 * @param work gets memory of exactly that number of bytes, which holds anything
 */
export async function withLentMemory<T>(bytes: number, work: (memory: Uint8Array) => Promise<T>): Promise<T> {
  const memory = takeFree(bytes) ?? new Uint8Array(new SharedArrayBuffer(bytes));
  try {
    return await work(memory.subarray(0, bytes));
  } finally {
    free.push(memory);
  }
}

function takeFree(bytes: number): Uint8Array | undefined {
  const index = free.findIndex(({ length }) => length >= bytes);
  return index < 0 ? undefined : free.splice(index, 1)[0];
}
