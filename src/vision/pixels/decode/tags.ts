import { Damaged } from './kinds.ts';

/** Tags of a directory (IFD) as TIFF and Exif write them, by their numbers. */
export type Tags = ReadonlyMap<number, readonly number[]>;

export interface Directory {
  readonly tags: Tags;
  /** Offset of the next one; 0 for the last. */
  readonly next: number;
}

/** Bytes of one value, by its type: BYTE, ASCII, SHORT, LONG, RATIONAL, … */
const sizes: Readonly<Record<number, number>> = {
  1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8,
}; // biome-ignore format: one line reads best

/** Tags with more values do not describe the picture: strips, tables, maker's notes. */
const mostValues = 64;

/** Reads the structure of TIFF 6.0 and BigTIFF, in both byte orders. */
export class TagReader {
  readonly #bytes: Buffer;
  readonly #little: boolean;
  readonly #big: boolean;

  /** @throws Damaged if the bytes do not begin like a TIFF */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#little = bytes.toString('latin1', 0, 2) === 'II';
    const version = bytes.length < 8 ? 0 : this.#number(2, 2);
    if (version !== 42 && version !== 43) throw new Damaged('no TIFF header');
    this.#big = version === 43;
  }

  /** Offset of the first directory. */
  get first(): number {
    return this.#big ? this.#number(8, 8) : this.#number(4, 4);
  }

  /** @throws Damaged if a directory reaches beyond the file */
  directory(at: number): Directory {
    const { count, entry, offset } = this.#layout;
    const entries = this.#entries(at);
    const tags = new Map(entries.map((one) => [this.#number(one, 2), this.#values(one)]));
    const end = at + count + entries.length * entry;
    // Exif's last directory may lack the offset that ends it.
    const next = end + offset <= this.#bytes.length ? this.#number(end, offset) : 0;
    return { tags, next };
  }

  /** The bytes to which a tag of a directory points; undefined without the tag. */
  bytesOf(at: number, tag: number): Buffer | undefined {
    const entry = this.#entries(at).find((one) => this.#number(one, 2) === tag);
    if (entry === undefined) return undefined;
    const { start, length } = this.#place(entry);
    return this.#bytes.subarray(start, start + length);
  }

  /** The same file with only one directory, and only these tags in it. */
  only(at: number, tags: readonly number[]): Buffer {
    const { count, entry, offset } = this.#layout;
    const copy = Buffer.from(this.#bytes);
    const kept = this.#entries(at).filter((one) => tags.includes(this.#number(one, 2)));
    let to = at + count;
    for (const from of kept) to += this.#bytes.copy(copy, to, from, from + entry);
    this.#write(copy, at, count, kept.length);
    copy.fill(0, to, Math.min(to + offset, copy.length));
    this.#write(copy, offset, offset, at);
    return copy;
  }

  /** Bytes of a directory's count, of an entry and of an offset; the offset of the first directory is at this offset. */
  get #layout() {
    return this.#big ? { count: 8, entry: 20, offset: 8 } : { count: 2, entry: 12, offset: 4 };
  }

  /** Offsets of a directory's entries. */
  #entries(at: number): number[] {
    const { count, entry } = this.#layout;
    const length = this.#number(at, count);
    if (length > 4096 || at + count + length * entry > this.#bytes.length)
      throw new Damaged('a directory is cut short');
    return Array.from({ length }, (_, i) => at + count + i * entry);
  }

  #place(entry: number) {
    const { offset } = this.#layout;
    const size = sizes[this.#number(entry + 2, 2)] ?? 0;
    const count = this.#number(entry + 4, offset);
    const value = entry + 4 + offset;
    const length = size * count;
    const start = length <= offset ? value : this.#number(value, offset);
    if (start + length > this.#bytes.length) throw new Damaged('a tag reaches beyond the file');
    return { start, length, size, count };
  }

  #values(entry: number): readonly number[] {
    const { start, size, count } = this.#place(entry);
    const type = this.#number(entry + 2, 2);
    const isRational = type === 5 || type === 10;
    if (size === 0) return [];
    return Array.from({ length: Math.min(count, mostValues) }, (_, i) => {
      const at = start + i * size;
      return isRational ? this.#number(at, 4) / this.#number(at + 4, 4) : this.#number(at, size);
    });
  }

  #write(bytes: Buffer, at: number, size: number, value: number): void {
    if (size === 8) {
      this.#write(bytes, this.#little ? at : at + 4, 4, value % 2 ** 32);
      this.#write(bytes, this.#little ? at + 4 : at, 4, Math.floor(value / 2 ** 32));
    } else if (this.#little) bytes.writeUIntLE(value, at, size);
    else bytes.writeUIntBE(value, at, size);
  }

  /** An unsigned number; we read no tag with signed or real values. */
  #number(at: number, size: number): number {
    if (at < 0 || at + size > this.#bytes.length) throw new Damaged('a number lies beyond the file');
    if (size === 8) {
      const [low, high] = this.#little ? [at, at + 4] : [at + 4, at];
      return this.#number(high, 4) * 2 ** 32 + this.#number(low, 4);
    }
    return this.#little ? this.#bytes.readUIntLE(at, size) : this.#bytes.readUIntBE(at, size);
  }
}
