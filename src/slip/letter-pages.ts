import { type Direction, leftEnd } from './bidi.ts';
import { mm } from './pdf-parts.ts';
import { heightOf, textBlock, write, writeOn } from './pdf-text.ts';

/** A4. */
const page = { width: 210 * mm, height: 297 * mm };
const border = { side: 18 * mm, top: 13 * mm, bottom: 17 * mm };

export interface Column {
  readonly x: number;
  readonly width: number;
}

export interface Paragraph {
  readonly size: number;
  readonly bold?: boolean;
  /** White space above it. */
  readonly before?: number;
  /** The whole width of the page if not given. */
  readonly column?: Column;
}

/** Writes page after page from the top down; the next thing goes to `y`. */
export class LetterPages {
  readonly document: PDFKit.PDFDocument;
  readonly direction: Direction;
  readonly column: Column;
  readonly #zoom: number;
  /** Where the lines of a page end. */
  readonly #bottom: number;
  y = 0;

  /**
   * @param document must buffer its pages
   * @param direction on which side the first column stands
   * @param zoom draws everything smaller; lengths are points before it
   */
  constructor(document: PDFKit.PDFDocument, direction: Direction, zoom: number) {
    this.document = document;
    this.direction = direction;
    this.column = { x: border.side / zoom, width: (page.width - 2 * border.side) / zoom };
    this.#zoom = zoom;
    this.#bottom = (page.height - border.bottom) / zoom;
    this.#newPage();
  }

  /** A column of this width that begins `offset` after the beginning of the page's lines. */
  part(offset: number, width: number): Column {
    return { x: leftEnd(this.direction, this.column, offset, width), width };
  }

  /** The size that text needs to have this size on paper. */
  onPaper(size: number): number {
    return size / this.#zoom;
  }

  write(text: string, { size, bold = false, before = 0, column = this.column }: Paragraph): void {
    const { lines, lineHeight, height, draw } = textBlock(this.document, text, {
      size,
      bold,
      width: column.width,
    });
    this.y += before;
    this.keepTogether(height);
    for (const line of lines) {
      this.keepTogether(lineHeight);
      draw(line, column.x, this.y);
      this.y += lineHeight;
    }
  }

  heightOf(
    texts: readonly string[],
    { size, bold = false, before = 0, column = this.column }: Paragraph,
  ): number {
    return texts.reduce(
      (sum, text) => sum + before + heightOf(this.document, text, { size, bold, width: column.width }),
      0,
    );
  }

  lineCount(texts: readonly string[], { size, bold = false, column = this.column }: Paragraph): number {
    return texts.reduce(
      (sum, text) => sum + textBlock(this.document, text, { size, bold, width: column.width }).lines.length,
      0,
    );
  }

  space(height: number): void {
    this.y += height;
  }

  /** Begins a new page unless this height still fits on the current one. */
  keepTogether(height: number): void {
    if (this.y + height > this.#bottom) this.#newPage();
  }

  rule(): void {
    this.y += 6;
    const { x, width } = this.column;
    this.document.lineWidth(0.8).moveTo(x, this.y);
    this.document.lineTo(x + width, this.y).stroke('black');
  }

  /** Text in a frame. */
  notice(text: string): void {
    const { x, width } = this.column;
    const top = this.y + 6;
    this.y =
      write(this.document, text, { bold: true, size: 10, x: x + 6, y: top + 5, width: width - 12 }) + 3;
    this.document
      .lineWidth(1.2)
      .rect(x, top, width, this.y - top)
      .stroke('black');
  }

  /** Puts a line at the foot of every page: a text at its beginning and one at its end. */
  finish(foot: (page: number, pages: number) => readonly [string, string]): void {
    const [beginning, ending] =
      this.direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
    const { start, count } = this.document.bufferedPageRange();
    const { x, width } = this.column;
    for (let i = 0; i < count; i += 1) {
      this.document.switchToPage(start + i);
      const [first, last] = foot(i + 1, count);
      const at = { size: 8, x, y: this.#bottom + 8 * mm, width };
      writeOn(this.document, first, { ...at, align: beginning });
      writeOn(this.document, last, { ...at, align: ending });
    }
  }

  #newPage(): void {
    this.document.addPage({ size: [page.width, page.height], margin: 0 }).scale(this.#zoom);
    this.y = border.top / this.#zoom;
  }
}
