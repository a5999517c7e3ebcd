import PDFDocument from 'pdfkit';

const mm = 72 / 25.4;

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
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    info: {
      Title: sheet.strings.title,
      CreationDate: new Date(0),
      Producer: 'spl-kiosk',
      Creator: 'spl-kiosk',
    },
  });
  const parts: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const top = drawRuler(document, sheet.strings, drawWords(document, sheet.strings));
  const side = (sheet.markerMm + 2 * sheet.marginMm) * mm;
  for (let i = 0; i < columns * rows; i++) {
    drawCard(document, sheet, border + (i % columns) * side, top + Math.floor(i / columns) * side);
  }
  document.end();
  await ended;
  return Uint8Array.from(Buffer.concat(parts));
}

function drawWords(document: PDFKit.PDFDocument, { title, howTo }: ScaleCardStrings): number {
  const width = page.width - 2 * border;
  document.font('Helvetica-Bold').fontSize(16).fillColor('black').text(title, border, border, { width });
  document.font('Helvetica').fontSize(11);
  for (const text of howTo) document.text(text, border, document.y + 4, { width });
  return document.y + 8 * mm;
}

function drawRuler(document: PDFKit.PDFDocument, { ruler }: ScaleCardStrings, y: number): number {
  const end = border + rulerMm * mm;
  document.lineWidth(0.5).moveTo(border, y).lineTo(end, y);
  for (let at = 0; at <= rulerMm; at += 10) {
    const tick = at === 0 || at === rulerMm ? 4 : 2;
    document.moveTo(border + at * mm, y - tick * mm).lineTo(border + at * mm, y);
  }
  document.stroke('black');
  document.fontSize(10).text(ruler.replace('{mm}', String(rulerMm)), border, y + 2 * mm);
  return document.y + 6 * mm;
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
  const options = { width: side, align: 'center', lineBreak: false } as const;
  document
    .font('Helvetica')
    .fontSize(5.5)
    .fillColor('black')
    .text(strings.onCard, x, y + side - 2.4 * mm, options);
}
