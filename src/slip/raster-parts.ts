import sharp, { type OverlayOptions } from 'sharp';
import { directionOf, isRightToLeft } from './bidi.ts';
import { charactersOf, type FontRun, fontRuns } from './font-runs.ts';
import { familyOf, fileOf, type ShippedFont } from './fonts.ts';

/** Pictures for a receipt printer: 576 dots across 72 mm, 203 per inch. Lengths are points unless they say dots. */

export const paperDots = 576;
const dpi = 203;
const dot = 72 / dpi;
export const printable = paperDots * dot;
export const dots = (points: number): number => Math.round(points / dot);

/** Grey values, row by row; width and height are multiples of 8, as printers require. */
export interface Raster {
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Lines are cut off at mid-grey; photos are dithered. */
  readonly isPhoto: boolean;
}

const upToEight = (length: number): number => Math.ceil(length / 8) * 8;

/** Puts pictures on a white ground as wide as the paper. */
export async function sheet(height: number, layers: OverlayOptions[], isPhoto: boolean): Promise<Raster> {
  const size = { width: paperDots, height: upToEight(height) };
  const grey = await sharp({ create: { ...size, channels: 3, background: 'white' } })
    .composite(layers)
    .greyscale()
    .raw()
    .toBuffer();
  return { grey, ...size, isPhoto };
}

export interface TextStyle {
  readonly size: number;
  readonly bold: boolean;
  /** Dots. */
  readonly width?: number;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Pango's markup; its text engine orders and shapes the text. */
const marked = ({ text, font }: FontRun): string =>
  font === 'western' || font === 'world'
    ? escaped(text)
    : `<span face="${familyOf(font)}">${escaped(font === 'emoji' ? uncoloured(text) : text)}</span>`;

/**
 * Asks for emoji as text (U+FE0E): else the text engine prefers a coloured font of the machine, whose yellow faces a
 * receipt printer leaves out. A sequence would fall apart, so it stays as it is.
 */
const uncoloured = (text: string): string =>
  charactersOf(text)
    .map((character) => {
      const bare = character.replaceAll('\uFE0F', '');
      return [...bare].length === 1 ? `${bare}\uFE0E` : character;
    })
    .join('');

/** The text engine's own rule for a paragraph's direction is that of its very first letter: a mark tells it ours. */
const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((paragraph) => {
      const mark = !isRightToLeft(text) ? '' : directionOf(paragraph) === 'rtl' ? '\u200F' : '\u200E';
      return mark + fontRuns(paragraph).map(marked).join('');
    })
    .join('\n');

/** Text in DejaVu Sans and, where that lacks its letters, in our other fonts; black on nothing, wrapped. */
export async function textPicture(text: string, { size, bold, width }: TextStyle) {
  for (const { font } of fontRuns(text)) if (font !== 'western') await known(font, bold);
  const drawn = (within: number | undefined) =>
    sharp({
      text: {
        ...worldFont(bold, size),
        text: paragraphs(text),
        spacing: isChinese(text) ? -Math.round(size * closer * (dpi / 72)) : 0,
        ...(within !== undefined && { width: within, wrap: 'word-char' }),
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true });
  const picture = await drawn(width);
  const excess = picture.info.width - (width ?? picture.info.width);
  // A letter may reach a little beyond the room that it takes.
  return excess > 0 && width !== undefined ? await drawn(width - 2 * excess) : picture;
}

const worldFont = (bold: boolean, size: number) =>
  ({
    font: `${familyOf('world')}${bold ? ' Bold' : ''} ${size}`,
    fontfile: fileOf('world', bold),
    dpi,
    rgba: true,
  }) as const;

/** Share of its size by which lines of the Chinese font move closer: its own height is for other scripts, too. */
const closer = 0.14;
const isChinese = (text: string): boolean => fontRuns(text).some(({ font }) => font === 'chinese');

/** Makes a font known to the text engine, which keeps it until this process ends. */
async function known(font: ShippedFont, bold: boolean): Promise<void> {
  const fontfile = fileOf(font, bold);
  if (knownFiles.has(fontfile)) return;
  await sharp({ text: { text: '.', fontfile } })
    .png()
    .toBuffer();
  knownFiles.add(fontfile);
}

const knownFiles = new Set<string>();

/** Shapes of SVG on nothing; width and height in points. */
export const drawing = (width: number, height: number, shapes: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${dots(width)}" height="${dots(height)}" viewBox="0 0 ${width} ${height}">${shapes}</svg>`,
  );
