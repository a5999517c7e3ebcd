import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { View } from '../screening/space/body-site.ts';
import { directionOf, leftEnd } from './bidi.ts';
import { type BodyMap, dotRadius, type PlacedDot, placeDots, sidesOf } from './body-map.ts';
import { type Text, write, writeOn } from './pdf-text.ts';

/** Drawing for the slip and the letter. Lengths are points from the page's upper left corner. */

export const mm = 72 / 25.4;

/** A document whose title and date are those of the paper, so that nothing here reads a clock. */
export const newDocument = (title: string, date: Date, bufferPages = false): PDFKit.PDFDocument =>
  new PDFDocument({
    autoFirstPage: false,
    bufferPages,
    info: { Title: title, CreationDate: date, Producer: 'spl-kiosk', Creator: 'spl-kiosk' },
  });

export async function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
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

/** A QR code needs a white border of this many modules. */
export const quietModules = 4;

/** @param side side of the code with its white border */
export function drawQr(document: PDFKit.PDFDocument, code: string, x: number, y: number, side: number): void {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: 'M' });
  const each = side / (modules.size + 2 * quietModules);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      // Slightly wider than the module, so that no renderer shows white seams between squares.
      const reach = each + 0.05;
      document.rect(x + (column + quietModules) * each, y + (row + quietModules) * each, reach, reach);
    }
  }
  document.fill('black');
}

const caption = { size: 7, height: 11 };
const inset = 6;

/** Draws both figures side by side, the front first, and returns where they end. */
export function drawBodyMap(
  document: PDFKit.PDFDocument,
  map: BodyMap,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly tallest?: number },
): number {
  const { box } = map.figure;
  const each = place.width / 2;
  const tallest = (place.tallest ?? Infinity) - caption.height;
  const scale = Math.min((each - 2 * inset) / box.width, tallest / box.height);
  const views: readonly View[] = ['front', 'back'];
  const top = place.y + caption.height;
  for (const [index, view] of views.entries()) {
    const at = { size: caption.size, x: place.x + index * each + inset, width: each - 2 * inset };
    const [left, right] = sidesOf(map, view);
    write(document, map.captions[view], { ...at, y: place.y, bold: true, align: 'center' });
    // Beside the head, where the figure leaves room for them.
    write(document, left, { ...at, y: top, align: 'left' });
    write(document, right, { ...at, y: top, align: 'right' });
    const x = at.x + (at.width - box.width * scale) / 2;
    document.save().translate(x - box.x * scale, top - box.y * scale);
    document.scale(scale);
    document.lineWidth(0.7 / scale);
    for (const line of map.figure.lines[view]) document.path(line).stroke('black');
    document.restore();
    for (const dot of placeDots(map, view, scale)) drawDot(document, dot, x, top);
  }
  return top + box.height * scale;
}

function drawDot(document: PDFKit.PDFDocument, { number, x, y }: PlacedDot, left: number, top: number): void {
  document
    .lineWidth(0.8)
    .circle(left + x, top + y, dotRadius)
    .fillAndStroke('black', 'white');
  document.font('Helvetica-Bold').fontSize(8).fillColor('white');
  const options = { width: 2 * dotRadius, align: 'center', lineBreak: false } as const;
  document.text(String(number), left + x - dotRadius, top + y - 2.8, options);
}

/** Draws lines to write on, side by side, each after its label, and returns where they end. */
export function drawFillIn(
  document: PDFKit.PDFDocument,
  labels: readonly string[],
  { x, y, width, size }: Omit<Text, 'bold' | 'align'>,
): number {
  const each = width / labels.length;
  const bottom = y + fillInHeight;
  const direction = directionOf(labels[0] ?? '');
  for (const [i, label] of labels.entries()) {
    const left = leftEnd(direction, { x, width }, i * each, each);
    const { lines } = writeOn(document, label, { size, x: left, y: bottom - size * 0.38, width: each });
    const labelWidth = Math.max(0, ...lines.map((line) => line.width));
    const length = each - labelWidth - 8;
    const start = leftEnd(direction, { x: left, width: each }, labelWidth + 4, length);
    document
      .lineWidth(0.5)
      .moveTo(start, bottom)
      .lineTo(start + length, bottom)
      .stroke('black');
  }
  return bottom + 2;
}

/** In points: room to write in. */
export const fillInHeight = 19;
