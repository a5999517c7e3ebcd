import { directionOf, leftEnd } from './bidi.ts';
import { fillInHeight } from './pdf-parts.ts';
import { dots, paperDots, type Raster, sheet, type TextStyle, textPicture } from './raster-parts.ts';

/** The printable paper in dots. */
export const paper = { x: 0, width: paperDots };

/** Dots. */
const lineGap = 6;
export const spaceBelow = 8;

interface ParagraphStyle extends Omit<TextStyle, 'width'> {
  /** White dots above it, and as many below. */
  readonly around: number;
}

/** Draws a paragraph in letters that the printer lacks. */
export async function textRaster(text: string, { around, ...style }: ParagraphStyle): Promise<Raster> {
  const { data, info } = await textPicture(text, { ...style, width: paperDots });
  const left = leftEnd(directionOf(text), paper, 0, info.width);
  return await sheet(info.height + 2 * around, [{ input: data, left, top: around }], false);
}

const bulletIndent = 24;

/** Draws an item of a list in letters that the printer lacks. */
export async function itemRaster(text: string, { around, ...style }: ParagraphStyle): Promise<Raster> {
  const direction = directionOf(text);
  const bullet = await textPicture('•', style);
  const { data, info } = await textPicture(text, { ...style, width: paperDots - bulletIndent });
  const layers = [
    { input: bullet.data, left: leftEnd(direction, paper, 4, bullet.info.width), top: around + 8 },
    { input: data, left: leftEnd(direction, paper, bulletIndent, info.width), top: around },
  ];
  return await sheet(info.height + 2 * around, layers, false);
}

/** Draws lines to write on, side by side, each after its label. */
export async function fillInRaster(labels: readonly string[]): Promise<Raster> {
  const each = Math.floor(paperDots / labels.length);
  const height = dots(fillInHeight);
  const texts = await Promise.all(labels.map((label) => textPicture(label, { size: 8, bold: false })));
  const direction = directionOf(labels[0] ?? '');
  const layers = texts.flatMap(({ data, info }, i) => {
    const line = { width: each - info.width - 20, height: 2, channels: 3, background: 'black' } as const;
    const at = i * each;
    return [
      { input: data, left: leftEnd(direction, paper, at, info.width), top: height - info.height },
      {
        input: { create: line },
        left: leftEnd(direction, paper, at + info.width + 10, line.width),
        top: height - 3,
      },
    ];
  });
  return await sheet(height + spaceBelow, layers, false);
}

/** Texts below each other. */
export async function column(
  texts: readonly (readonly [string, TextStyle])[],
  { left, width }: { readonly left: number; readonly width: number },
) {
  let height = 0;
  const layers: { input: Buffer; left: number; top: number }[] = [];
  for (const [text, style] of texts) {
    const { data, info } = await textPicture(text, { ...style, width });
    layers.push({
      input: data,
      left: leftEnd(directionOf(text), { x: left, width }, 0, info.width),
      top: height,
    });
    height += info.height + lineGap;
  }
  return { layers, height };
}
