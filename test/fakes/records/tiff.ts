/** Writes the structure of TIFF, and of Exif, which is the same, for test pictures: little-endian, classic. */

/** BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED */
type Type = 1 | 2 | 3 | 4 | 5 | 7;
type Entry = readonly [tag: number, type: Type, value: readonly number[] | Buffer];
/** A tag that points to data or to directories. */
type Pointer = readonly [tag: number, to: Buffer | readonly Directory[]];
export type Directory = readonly (Entry | Pointer)[];

class Writer {
  readonly #parts: Buffer[] = [];
  #length = 8;

  place(bytes: Buffer): number {
    const at = this.#length;
    const padded = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
    this.#parts.push(padded);
    this.#length += padded.length;
    return at;
  }

  directory(directory: Directory, next: number): number {
    const entries = directory.map((entry) => (entry.length === 3 ? entry : this.#pointed(entry)));
    const bytes = Buffer.alloc(2 + 12 * entries.length + 4);
    bytes.writeUInt16LE(entries.length);
    for (const [i, [tag, type, value]] of [...entries].sort(([a], [b]) => a - b).entries()) {
      const at = 2 + 12 * i;
      const data = Buffer.isBuffer(value) ? value : encoded(type, value);
      bytes.writeUInt16LE(tag, at);
      bytes.writeUInt16LE(type, at + 2);
      bytes.writeUInt32LE(
        Buffer.isBuffer(value) ? value.length : value.length / (type === 5 ? 2 : 1),
        at + 4,
      );
      if (data.length <= 4) data.copy(bytes, at + 8);
      else bytes.writeUInt32LE(this.place(data), at + 8);
    }
    bytes.writeUInt32LE(next, bytes.length - 4);
    return this.place(bytes);
  }

  #pointed([tag, to]: Pointer): Entry {
    return [tag, 4, Buffer.isBuffer(to) ? [this.place(to)] : to.map((one) => this.directory(one, 0))];
  }

  file(first: number): Buffer {
    const header = Buffer.from('II*\0\0\0\0\0', 'latin1');
    header.writeUInt32LE(first, 4);
    return Buffer.concat([header, ...this.#parts]);
  }
}

function encoded(type: Type, values: readonly number[]): Buffer {
  const size = type === 3 ? 2 : type === 4 || type === 5 ? 4 : 1;
  const bytes = Buffer.alloc(size * values.length);
  for (const [i, value] of values.entries()) bytes.writeUIntLE(value, i * size, size);
  return bytes;
}

/** A file of directories, each of which points to the next. */
export function tiffFile(...directories: readonly Directory[]): Buffer {
  const writer = new Writer();
  return writer.file(directories.reduceRight((next, one) => writer.directory(one, next), 0));
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/**
 * A picture in one strip; `more` may override the tags.
 * @param channels of each pixel
 */
export function tiffPicture(
  { width, height, data }: Pixels,
  channels = 3,
  bits = 8,
  more: Directory = [],
): Directory {
  const usual: Directory = [
    [254, 4, [0]],
    [256, 4, [width]],
    [257, 4, [height]],
    [258, 3, Array.from({ length: channels }, () => bits)],
    [259, 3, [1]],
    [262, 3, [channels < 3 ? 1 : 2]],
    [273, data],
    [277, 3, [channels]],
    [278, 4, [height]],
    [279, 4, [data.length]],
  ];
  return [...usual.filter(([tag]) => !more.some(([other]) => other === tag)), ...more];
}

const exifDirectory = 0x8769;
const interoperability = 0xa005;

/** Exif with an orientation, a colour space (65535 is none) and the index of Interoperability. */
export function exif(
  orientation: number | null,
  colourSpace: number | null = null,
  index: string | null = null,
): Buffer {
  const below: Directory = [
    ...(colourSpace === null ? [] : [[0xa001, 3, [colourSpace]] as const]),
    ...(index === null ? [] : [[interoperability, [[[1, 2, Buffer.from(`${index}\0`)] as const]]] as const]),
  ];
  return tiffFile([
    ...(orientation === null ? [] : [[0x0112, 3, [orientation]] as const]),
    ...(below.length === 0 ? [] : [[exifDirectory, [below]] as const]),
  ]);
}
