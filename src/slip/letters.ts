import { readFileSync } from 'node:fs';
import { isWestern, worldFont } from './fonts.ts';

/**
 * The characters of a text that no font of the papers has, each once; paper would show boxes for them.
 * A character is what a reader takes for one, so an emoji of several code points counts once. Line breaks don't count;
 * other control characters do.
 */
export function missingLetters(text: string): string[] {
  if (isWestern(text)) return [];
  letters ??= [worldFont(false), worldFont(true)].map(({ path }) => lettersOf(readFileSync(path)));
  const fonts = letters;
  const isThere = (point: string) =>
    isWestern(point) || fonts.every((font) => font.has(point.codePointAt(0) ?? 0));
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  const missing = characters.map(({ segment }) => segment).filter((one) => ![...one].every(isThere));
  return [...new Set(missing)];
}

/** Lists them for a sentence: control characters by their number, and at most 20. */
export const namesOf = (characters: readonly string[]): string =>
  characters
    .slice(0, 20)
    .map((one) => (/\p{C}/u.test(one) && [...one].length === 1 ? codeOf(one) : one))
    .join(' ');

const codeOf = (one: string): string =>
  `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The font's code points, read at the first text that is not western. */
let letters: readonly ReadonlySet<number>[] | undefined;

/** Code points with a glyph, from a TrueType font's table cmap of format 12 (OpenType 1.9, "cmap"). */
function lettersOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOf(font, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i));
  const start = subtables.find((at) => cmap.readUInt16BE(at) === 12);
  if (start === undefined) throw new Error('The font of the papers has no cmap of format 12.');
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
  throw new Error(`The font of the papers has no table ${name}.`);
}
