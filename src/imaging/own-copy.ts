/**
 * What came through the channel lies within a larger buffer that the channel reads into: every picture of it is copied
 * into memory of its own, which its owner can overwrite, and is overwritten where it lay. Other arrays are copied too: one
 * of them would keep all that lies around it.
 */
export function ownCopy<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const own = Uint8Array.from(value);
    value.fill(0);
    return own;
  }
  if (value instanceof Float32Array) return value.slice();
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copied(part)]));
}
