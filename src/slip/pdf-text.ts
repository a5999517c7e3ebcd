import { isRightToLeft } from './bidi.ts';
import { ascentOf, type Font, fileOf, lineHeightOf } from './fonts.ts';
import { type Align, type Line, linesOf } from './paragraph.ts';

/** Text of a PDF. Lengths are points from the page's upper left corner. */

export interface TextStyle {
  readonly bold?: boolean;
  readonly size: number;
  readonly width: number;
  /** `start` if not given. */
  readonly align?: Align;
}

export interface Text extends TextStyle {
  readonly x: number;
  readonly y: number;
}

/** Text with its lines, to be drawn anywhere. */
export interface TextBlock {
  readonly lines: readonly Line[];
  readonly lineHeight: number;
  readonly height: number;
  /** From the upper end of a line to its baseline. */
  readonly ascent: number;
  /** Draws one of its lines with the upper end at `y`. */
  readonly draw: (line: Line, x: number, y: number) => void;
}

const lineGap = 1;

export function textBlock(
  document: PDFKit.PDFDocument,
  text: string,
  { bold = false, size, width, align = 'start' }: TextStyle,
): TextBlock {
  const useFont = (font: Font) => document.font(nameOf(font, bold)).fontSize(size);
  const measure = (piece: string, font: Font) => useFont(font).widthOfString(piece, shaping(piece));
  const lines = linesOf(text, { width, align }, measure);
  const fonts: readonly Font[] = [
    'western',
    ...lines.flatMap(({ pieces }) => pieces.map(({ font }) => font)),
  ];
  const heightOfLine = (font: Font) => {
    const own = lineHeightOf(font);
    return own === null ? useFont(font).currentLineHeight(true) : own * size;
  };
  const lineHeight = Math.max(...fonts.map(heightOfLine)) + lineGap;
  const ascent = Math.max(...fonts.map((font) => ascentOf(font, bold))) * size;
  const draw = (line: Line, x: number, y: number) => {
    for (const piece of line.pieces) {
      const options = { ...shaping(piece.text), lineBreak: false, baseline: 'alphabetic' } as const;
      useFont(piece.font)
        .fillColor('black')
        .text(piece.text, x + piece.x, y + ascent, options);
    }
  };
  return { lines, lineHeight, height: lines.length * lineHeight, ascent, draw };
}

/** Writes wrapped text and returns where it ends. */
export function write(document: PDFKit.PDFDocument, text: string, { x, y, ...style }: Text): number {
  const { lines, lineHeight, height, draw } = textBlock(document, text, style);
  for (const [i, line] of lines.entries()) draw(line, x, y + i * lineHeight);
  return y + height;
}

/** Writes text whose first line stands on a baseline at `y`, whatever its letters. */
export function writeOn(document: PDFKit.PDFDocument, text: string, at: Text): TextBlock {
  const block = textBlock(document, text, at);
  write(document, text, { ...at, y: at.y - block.ascent });
  return block;
}

export const heightOf = (document: PDFKit.PDFDocument, text: string, style: TextStyle): number =>
  textBlock(document, text, style).height;

const nameOf = (font: Font, bold: boolean): string =>
  font === 'western' ? (bold ? 'Helvetica-Bold' : 'Helvetica') : fileOf(font, bold);

/**
 * Asked for features, even none, PDFKit shapes a text whole; else word by word, in the wrong order from right to left. It
 * remembers only what it shaped word by word.
 */
const shaping = (text: string) => (isRightToLeft(text) && /\s\S/.test(text) ? { features: [] } : {});
