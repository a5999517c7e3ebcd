import { Damaged } from './kinds.ts';

/** Tags of a directory (IFD) as TIFF and Exif write them, by their numbers. */
export type Tags = ReadonlyMap<number, readonly number[]>;

export interface Directory {
  readonly tags: Tags;
  /** Where the next one is; 0 for the last. */
  readonly next: number;
}

/** Bytes of one value by its type: BYTE, ASCII, SHORT, LONG, RATIONAL, … */
const sizes: Readonly<Record<number, number>> = {
  1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8,
}; // biome-ignore format: one line reads best

/** More values than that are of no tag that says what a picture is: strips, tables, notes of the maker. */
const mostValues = 64;

/** TIFF's structure: 6.0 and BigTIFF, both byte orders. */
export class TagReader {
  readonly #bytes: Buffer;
  readonly #little: boolean;
  readonly #big: boolean;

  /** @throws Damaged where the bytes do not begin as TIFF does */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#little = bytes.toString('latin1', 0, 2) === 'II';
    const version = bytes.length < 8 ? 0 : this.#number(2, 2);
    if (version !== 42 && version !== 43) throw new Damaged('no TIFF header');
    this.#big = version === 43;
  }

  /** Where the first directory is. */
  get first(): number {
    return this.#big ? this.#number(8, 8) : this.#number(4, 4);
  }

  /** @throws Damaged where a directory reaches beyond the file */
  directory(at: number): Directory {
    const [countSize, entrySize, offsetSize] = this.#big ? [8, 20, 8] : [2, 12, 4];
    const count = this.#number(at, countSize);
    const end = at + countSize + count * entrySize;
    if (count > 4096 || end > this.#bytes.length) throw new Damaged('a directory is cut short');
    const tags = new Map<number, readonly number[]>();
    for (let entry = at + countSize; entry < end; entry += entrySize) {
      tags.set(this.#number(entry, 2), this.#values(entry, offsetSize));
    }
    // The last one of Exif may end without saying so.
    const next = end + offsetSize <= this.#bytes.length ? this.#number(end, offsetSize) : 0;
    return { tags, next };
  }

  /** The bytes that a tag of a directory points to; undefined without it. */
  bytesOf(at: number, tag: number): Buffer | undefined {
    const [countSize, entrySize, offsetSize] = this.#big ? [8, 20, 8] : [2, 12, 4];
    const count = this.#number(at, countSize);
    for (let i = 0; i < count; i++) {
      const entry = at + countSize + i * entrySize;
      if (this.#number(entry, 2) !== tag) continue;
      const { start, length } = this.#place(entry, offsetSize);
      return this.#bytes.subarray(start, start + length);
    }
    return undefined;
  }

  #place(entry: number, offsetSize: number) {
    const size = sizes[this.#number(entry + 2, 2)] ?? 0;
    const count = this.#number(entry + 4, offsetSize);
    const value = entry + 4 + offsetSize;
    const length = size * count;
    const start = length <= offsetSize ? value : this.#number(value, offsetSize);
    if (start + length > this.#bytes.length) throw new Damaged('a tag reaches beyond the file');
    return { start, length, size, count };
  }

  #values(entry: number, offsetSize: number): readonly number[] {
    const { start, size, count } = this.#place(entry, offsetSize);
    const type = this.#number(entry + 2, 2);
    const isRational = type === 5 || type === 10;
    if (size === 0) return [];
    return Array.from({ length: Math.min(count, mostValues) }, (_, i) => {
      const at = start + i * size;
      return isRational ? this.#number(at, 4) / this.#number(at + 4, 4) : this.#number(at, size);
    });
  }

  /** An unsigned number: what is signed or real says nothing that we read. */
  #number(at: number, size: number): number {
    if (at < 0 || at + size > this.#bytes.length) throw new Damaged('a number lies beyond the file');
    if (size === 8) {
      const [low, high] = this.#little ? [at, at + 4] : [at + 4, at];
      return this.#number(high, 4) * 2 ** 32 + this.#number(low, 4);
    }
    return this.#little ? this.#bytes.readUIntLE(at, size) : this.#bytes.readUIntBE(at, size);
  }
}
