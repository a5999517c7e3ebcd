import sharp from 'sharp';

/** A run of this many bytes of a picture is a trace of it. */
export const runBytes = 64;
/** Any such run holds a block of this size that begins where the size divides the address. */
const blockBytes = 32;
/** Blocks of fewer different bytes (zeros, even skin) say nothing. */
const fewestDifferent = 12;
const bitsOfIndex = 28;

/** Pictures that are to be found nowhere: their coded data, and their pixels row by row. */
export class ByteIndex {
  /** A bit for each eight bytes in a row, wherever in a picture they begin. */
  readonly #bits = new Uint8Array(2 ** (bitsOfIndex - 3));
  readonly #pictures: Buffer[] = [];

  add(bytes: Uint8Array): void {
    const all = Buffer.from(bytes);
    this.#pictures.push(all);
    for (let at = 0; at + 8 <= all.length; at++) {
      const slot = slotOf(all.readUInt32LE(at), all.readUInt32LE(at + 4));
      this.#bits[slot >>> 3] = (this.#bits[slot >>> 3] ?? 0) | (1 << (slot & 7));
    }
  }

  /** Its coded data (tables at its beginning are the same in many), and its pixels. */
  async addJpeg(jpeg: Uint8Array): Promise<void> {
    const bytes = Buffer.from(jpeg);
    this.add(bytes.subarray(bytes.indexOf(Buffer.of(0xff, 0xda))));
    this.add(await sharp(bytes).removeAlpha().raw().toBuffer());
  }

  /** @param memory begins at an address that the block's size divides. @returns offsets at which a picture's bytes lie */
  *findIn(memory: Buffer): Generator<number> {
    const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >>> 2);
    for (let at = 0; at + 8 <= words.length; at += 8) {
      if (!this.#has(words, at) || !this.#has(words, at + 6)) continue;
      if (!this.#has(words, at + 2) || !this.#has(words, at + 4)) continue;
      const block = memory.subarray(at * 4, at * 4 + blockBytes);
      if (new Set(block).size < fewestDifferent) continue;
      if (this.#isRun(memory, at * 4, block)) yield at * 4;
    }
  }

  #has(words: Uint32Array, at: number): boolean {
    const slot = slotOf(words[at] ?? 0, words[at + 1] ?? 0);
    return ((this.#bits[slot >>> 3] ?? 0) & (1 << (slot & 7))) !== 0;
  }

  /** Whether as many bytes around the block are a picture's as make a run. */
  #isRun(memory: Buffer, at: number, block: Buffer): boolean {
    return this.#pictures.some((picture) => {
      for (let found = picture.indexOf(block); found >= 0; found = picture.indexOf(block, found + 1)) {
        let [before, behind] = [0, blockBytes];
        while (before < runBytes && found > before && memory[at - before - 1] === picture[found - before - 1])
          before++;
        while (
          behind < runBytes &&
          found + behind < picture.length &&
          memory[at + behind] === picture[found + behind]
        )
          behind++;
        if (before + behind >= runBytes) return true;
      }
      return false;
    });
  }
}

const slotOf = (low: number, high: number): number =>
  (Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b) >>> 0) >>> (32 - bitsOfIndex);
