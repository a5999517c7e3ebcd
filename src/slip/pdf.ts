import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { SlipLine } from './lines.ts';
import { placeMarks } from './marks.ts';

const mm = 72 / 25.4;

/** 80 mm paper, of which a receipt printer prints 72 mm. */
const paperWidth = 80 * mm;
const left = 4 * mm;
const printable = 72 * mm;
const edge = 5 * mm;
const qrSide = 26 * mm;

/** A tall photo is drawn narrower rather than over half a metre of paper. */
const tallestPicture = 90 * mm;

const regular = 'Helvetica';
const bold = 'Helvetica-Bold';

const styles = {
  main: { font: bold, size: 14, before: 11, indent: 0 },
  strong: { font: bold, size: 10, before: 6, indent: 0 },
  plain: { font: regular, size: 10, before: 4, indent: 0 },
  item: { font: regular, size: 9, before: 2, indent: 10 },
} as const;

/** One page, 80 mm wide and as long as its lines need, black on white. The same lines give the same bytes. */
export async function slipPdf(lines: readonly SlipLine[]): Promise<Uint8Array> {
  // Drawn twice: on a page that is long enough for anything, to learn how long it gets, and on its own page.
  const draft = newDocument(lines);
  draft.addPage({ size: [paperWidth, 14_400], margin: 0 });
  const length = draw(draft, lines) + edge;
  draft.end();
  const page = newDocument(lines);
  page.addPage({ size: [paperWidth, length], margin: 0 });
  draw(page, lines);
  return await bytesOf(page);
}

/** The document's title and date are the slip's own, so that nothing here looks at a clock. */
function newDocument(lines: readonly SlipLine[]): PDFKit.PDFDocument {
  const heading = lines.find((line) => line.kind === 'heading');
  return new PDFDocument({
    autoFirstPage: false,
    info: {
      Title: heading?.text ?? '',
      CreationDate: heading?.date ?? new Date(0),
      Producer: 'spl-kiosk',
      Creator: 'spl-kiosk',
    },
  });
}

async function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const whole = new Promise<void>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.end();
  await whole;
  return Uint8Array.from(Buffer.concat(parts));
}

/** Draws the lines from the top and returns where the last one ends. */
function draw(document: PDFKit.PDFDocument, lines: readonly SlipLine[]): number {
  return lines.reduce((y, line) => drawLine(document, line, y), edge);
}

function drawLine(document: PDFKit.PDFDocument, line: SlipLine, y: number): number {
  switch (line.kind) {
    case 'heading':
      return write(document, line.text, { font: bold, size: 17, x: left, y, width: printable });
    case 'text': {
      const { font, size, before, indent } = styles[line.style];
      const top = y + before;
      if (line.style === 'item') document.circle(left + 4, top + size * 0.4, 1.4).fill('black');
      return write(document, line.text, { font, size, x: left + indent, y: top, width: printable - indent });
    }
    case 'notice': {
      const top = y + 6;
      const bottom =
        write(document, line.text, { font: bold, size: 10, x: left + 6, y: top + 6, width: printable - 12 }) +
        4;
      document
        .lineWidth(1.2)
        .rect(left, top, printable, bottom - top)
        .stroke('black');
      return bottom;
    }
    case 'rule': {
      const at = y + 8;
      document
        .lineWidth(0.8)
        .moveTo(left, at)
        .lineTo(left + printable, at)
        .stroke('black');
      return at + 2;
    }
    case 'qr':
      return drawQr(document, line, y + 6);
    case 'picture':
      return drawPicture(document, line, y + 4);
  }
}

interface Placed {
  readonly font: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Writes wrapped text and returns where it ends. */
function write(document: PDFKit.PDFDocument, text: string, { font, size, x, y, width }: Placed): number {
  document.font(font).fontSize(size).fillColor('black').text(text, x, y, { width, lineGap: 1 });
  return document.y;
}

function drawQr(document: PDFKit.PDFDocument, line: SlipLine & { kind: 'qr' }, y: number): number {
  const { modules } = QRCode.create(line.code, { errorCorrectionLevel: 'M' });
  // Four modules of white all around belong to the code; on the left the paper's own edge gives most of them.
  const quiet = 4;
  const side = qrSide / (modules.size + 2 * quiet);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) {
        // A hair wider than the module: no white seams between squares on any renderer.
        document.rect(left + (column + quiet) * side, y + (row + quiet) * side, side + 0.05, side + 0.05);
      }
    }
  }
  document.fill('black');
  const x = left + qrSide + 4;
  let textEnd = y + quiet * side;
  for (const [index, text] of line.beside.entries()) {
    const font = index === 0 ? bold : regular;
    textEnd = write(document, text, { font, size: 11, x, y: textEnd, width: printable - qrSide - 4 }) + 4;
  }
  return Math.max(y + qrSide, textEnd);
}

function drawPicture(document: PDFKit.PDFDocument, line: SlipLine & { kind: 'picture' }, y: number): number {
  const scale = Math.min(printable / line.width, tallestPicture / line.height);
  const width = line.width * scale;
  const height = line.height * scale;
  document.save().translate(left, y);
  document.rect(0, 0, width, height).clip();
  document.image(Buffer.from(line.jpeg), 0, 0, { width, height });
  const marks = placeMarks(line.spots, scale, width, height);
  // White under black: the double ring shows on any skin, and after a receipt printer's dithering.
  for (const [colour, thickness] of [
    ['white', 2.6],
    ['black', 1],
  ] as const) {
    for (const { x, y: middle, inner, outer } of marks) {
      document.lineWidth(thickness).circle(x, middle, inner).stroke(colour);
      document.circle(x, middle, outer).stroke(colour);
    }
  }
  for (const { number, label } of marks) {
    document.lineWidth(0.8).rect(label.x, label.y, label.width, label.height).fillAndStroke('white', 'black');
    const options = { width: label.width, align: 'center', lineBreak: false } as const;
    document
      .font(bold)
      .fontSize(10)
      .fillColor('black')
      .text(String(number), label.x, label.y + 1.8, options);
  }
  document.restore();
  document.lineWidth(0.5).rect(left, y, width, height).stroke('black');
  return y + height + 2;
}
