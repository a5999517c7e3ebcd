import type { Outputs, Tensor } from './port.ts';

/**
 * Splits a batch into parts of at most that number of bytes, or of one item where that is larger. They share its memory.
 */
export function partsOf({ type, dims, data }: Tensor, bytes: number): Tensor[] {
  const [batch = 0, ...item] = dims;
  const length = data.length / Math.max(1, batch);
  const most = Math.max(1, Math.floor(bytes / (length * data.BYTES_PER_ELEMENT)));
  const parts: Tensor[] = [];
  for (let start = 0; start < batch; start += most) {
    const end = Math.min(batch, start + most);
    parts.push({ type, dims: [end - start, ...item], data: data.subarray(start * length, end * length) });
  }
  return parts.length > 1 ? parts : [{ type, dims, data }];
}

/** The outputs of a batch from those of its parts, in their order. */
export function joined(parts: readonly Outputs[]): Outputs {
  const [first = {}] = parts;
  if (parts.length === 1) return first;
  return Object.fromEntries(
    Object.entries(first).map(([name, { type, dims }]) => {
      const pieces = parts.flatMap((part) => part[name] ?? []);
      const data = new Float32Array(pieces.reduce((sum, piece) => sum + piece.data.length, 0));
      let at = 0;
      for (const piece of pieces) {
        data.set(piece.data, at);
        at += piece.data.length;
      }
      const batch = pieces.reduce((sum, piece) => sum + (piece.dims[0] ?? 0), 0);
      return [name, { type, dims: [batch, ...dims.slice(1)], data }];
    }),
  );
}
