import { fill } from './fill.ts';
import { bytesOf, mm, newDocument } from './pdf-parts.ts';
import { write, writeOn } from './pdf-text.ts';

/** A4. */
const page = { width: 210 * mm, height: 297 * mm };
const border = 16 * mm;
const columns = 3;
const rows = 3;
const rulerMm = 150;

/** What is printed; the picture of the cards comes from vision/scale-card, which also reads it. */
export interface ScaleCardSheet {
  /** Whether each cell of the marker is white, row by row. */
  readonly cells: readonly (readonly boolean[])[];
  readonly markerMm: number;
  /** White border of the marker, up to the line along which the card is cut. */
  readonly marginMm: number;
  readonly strings: ScaleCardStrings;
}

export interface ScaleCardStrings {
  /** Text on each card. */
  readonly onCard: string;
  readonly title: string;
  readonly howTo: readonly string[];
  /** `{mm}` is the ruler's length. */
  readonly ruler: string;
}

/** One A4 page of scale cards at true size, to be cut out, with a line to hold a ruler against. */
export async function scaleCardSheetPdf(sheet: ScaleCardSheet): Promise<Uint8Array> {
  const document = newDocument(sheet.strings.title, new Date(0));
  document.addPage({ size: [page.width, page.height], margin: 0 });
  const top = drawRuler(document, sheet.strings, drawWords(document, sheet.strings));
  const side = (sheet.markerMm + 2 * sheet.marginMm) * mm;
  for (let i = 0; i < columns * rows; i++) {
    drawCard(document, sheet, border + (i % columns) * side, top + Math.floor(i / columns) * side);
  }
  return await bytesOf(document);
}

function drawWords(document: PDFKit.PDFDocument, { title, howTo }: ScaleCardStrings): number {
  const column = { x: border, width: page.width - 2 * border };
  const end = write(document, title, { bold: true, size: 16, y: border, ...column });
  return howTo.reduce((y, text) => write(document, text, { size: 11, y: y + 4, ...column }), end) + 8 * mm;
}

function drawRuler(document: PDFKit.PDFDocument, { ruler }: ScaleCardStrings, y: number): number {
  const end = border + rulerMm * mm;
  document.lineWidth(0.5).moveTo(border, y).lineTo(end, y);
  for (let at = 0; at <= rulerMm; at += 10) {
    const tick = at === 0 || at === rulerMm ? 4 : 2;
    document.moveTo(border + at * mm, y - tick * mm).lineTo(border + at * mm, y);
  }
  document.stroke('black');
  const text = fill(ruler, { mm: rulerMm });
  return write(document, text, { size: 10, x: border, y: y + 2 * mm, width: rulerMm * mm }) + 6 * mm;
}

function drawCard(document: PDFKit.PDFDocument, sheet: ScaleCardSheet, x: number, y: number): void {
  const { cells, markerMm, marginMm, strings } = sheet;
  const side = (markerMm + 2 * marginMm) * mm;
  document.lineWidth(0.3).rect(x, y, side, side).stroke('#808080');
  const left = x + marginMm * mm;
  const top = y + marginMm * mm;
  const cell = (markerMm / cells.length) * mm;
  // One black square with the white cells on top, so that its outline, which is measured, has no seams.
  document.rect(left, top, markerMm * mm, markerMm * mm).fill('black');
  for (const [row, line] of cells.entries()) {
    for (const [column, isWhite] of line.entries()) {
      if (isWhite) document.rect(left + column * cell, top + row * cell, cell, cell);
    }
  }
  document.fill('white');
  // Small and at the very edge, because the marker needs one white cell around it.
  const at = { size: 5.5, x, y: y + side - 1 * mm, width: side, align: 'center' } as const;
  writeOn(document, strings.onCard, at);
}
