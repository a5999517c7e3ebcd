import { readFileSync } from 'node:fs';

/** What the papers need to know of a TrueType font besides its outlines. */
export interface FontFile {
  /** Code points that have a glyph. */
  readonly letters: ReadonlySet<number>;
  /** Height above the baseline as a share of the font's size. */
  readonly ascent: number;
}

/**
 * Reads the tables cmap (its format 12), hhea and head (OpenType 1.9).
 * @throws Error for a font without one of them
 */
export function readFont(path: string): FontFile {
  const font = readFileSync(path);
  const unitsPerEm = tableOf(font, 'head').readUInt16BE(18);
  return { letters: lettersOf(font), ascent: tableOf(font, 'hhea').readInt16BE(4) / unitsPerEm };
}

function lettersOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOf(font, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i));
  const start = subtables.find((at) => cmap.readUInt16BE(at) === 12);
  if (start === undefined) throw new Error('A font of the papers has no cmap of format 12.');
  const points = new Set<number>();
  for (let group = 0; group < cmap.readUInt32BE(start + 12); group += 1) {
    const at = start + 16 + 12 * group;
    for (let point = cmap.readUInt32BE(at); point <= cmap.readUInt32BE(at + 4); point += 1) points.add(point);
  }
  return points;
}

function tableOf(font: Buffer, name: string): Buffer {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) !== name) continue;
    const start = font.readUInt32BE(at + 8);
    return font.subarray(start, start + font.readUInt32BE(at + 12));
  }
  throw new Error(`A font of the papers has no table ${name}.`);
}
