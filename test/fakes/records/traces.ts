import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Any 64 consecutive bytes that two files share contain a whole block of this size, wherever they begin. */
const blockBytes = 32;
/** Blocks with fewer different bytes (blank paper, zeros) prove nothing. */
const fewestDifferent = 16;

/** Runs of bytes and words that must be found nowhere. */
export class Traces {
  readonly #blocks = new Map<number, Buffer[]>();
  readonly #words: Buffer[];

  /** @param words as they would stand in a file in the clear */
  constructor(words: readonly string[]) {
    this.#words = words.map((word) => Buffer.from(word));
  }

  /** Every block of these bytes. */
  add(bytes: Uint8Array): void {
    const all = Buffer.from(bytes);
    for (let at = 0; at + blockBytes <= all.length; at += blockBytes) {
      const block = all.subarray(at, at + blockBytes);
      if (new Set(block).size < fewestDifferent) continue;
      const start = block.readInt32LE();
      const same = this.#blocks.get(start);
      if (same) same.push(block);
      else this.#blocks.set(start, [block]);
    }
  }

  /** The photo as a file, and its pixels as they are once decoded, at several sizes. */
  async addPhoto(jpeg: Uint8Array): Promise<void> {
    this.add(jpeg);
    for (const side of [null, 576]) {
      this.add(await sharp(jpeg).resize(side).removeAlpha().raw().toBuffer());
    }
  }

  get size(): number {
    return this.#blocks.size;
  }

  /** The files below these folders with a trace, each with what it is. */
  async foundIn(folders: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const folder of folders) {
      for (const path of await filesBelow(folder)) {
        const what = await this.#in(path);
        if (what !== null) found.push(`${path}: ${what}`);
      }
    }
    return found;
  }

  async #in(path: string): Promise<string | null> {
    let rest = Buffer.alloc(0);
    for await (const chunk of createReadStream(path, { highWaterMark: 8_000_000 })) {
      const bytes = Buffer.concat([rest, chunk as Buffer]);
      const word = this.#words.find((one) => bytes.includes(one));
      if (word) return `"${word}"`;
      for (let at = 0; at + blockBytes <= bytes.length; at++) {
        const same = this.#blocks.get(bytes.readInt32LE(at));
        if (same?.some((block) => block.compare(bytes, at, at + blockBytes) === 0)) return 'bytes of a photo';
      }
      rest = bytes.subarray(-256);
    }
    return null;
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return (await lstat(path).catch(() => undefined))?.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}
