import { directionOf, leftEnd } from './bidi.ts';
import { bytesOf, drawBodyMap, drawFillIn, drawQr, mm, newDocument, quietModules } from './pdf-parts.ts';
import { drawPhoto, drawStamp } from './pdf-photos.ts';
import { type Text, write } from './pdf-text.ts';
import { type SlipLine, spotRow } from './slip-line.ts';

/** Paper of 80 mm, of which a receipt printer prints 72 mm. */
const paperWidth = 80 * mm;
const left = 4 * mm;
const printable = 72 * mm;
const edge = 3 * mm;
const qrSide = 24 * mm;

const styles = {
  main: { bold: true, size: 12.5, before: 7, indent: 0 },
  strong: { bold: true, size: 9.5, before: 4, indent: 0 },
  plain: { bold: false, size: 9, before: 3, indent: 0 },
  item: { bold: false, size: 8, before: 2, indent: 10 },
  small: { bold: false, size: 7, before: 1.5, indent: 0 },
} as const;

/** RULES.md 14 and 15. */
const longest = 300 * mm;
/** How much smaller everything is drawn on a slip that would be too long. */
const smaller = [0.95, 0.9, 0.85, 0.8];
/** Longer than any slip. */
const draftHeight = 14_400;

/** Where things are drawn, in points before the zoom. */
type Paper = Pick<Text, 'x' | 'width'>;

/** One page, 80 mm wide and as long as its lines need, black on white. The same lines give the same bytes. */
export async function slipPdf(lines: readonly SlipLine[]): Promise<Uint8Array> {
  // Drawn on drafts first, to learn the length, then on a page of that length.
  const { zoom, length } = smaller.reduce(
    (draft, next) => (draft.length > longest ? draftOf(lines, next) : draft),
    draftOf(lines, 1),
  );
  const page = blank(lines, length);
  draw(page, lines, zoom);
  return await bytesOf(page);
}

function draftOf(lines: readonly SlipLine[], zoom: number) {
  const draft = blank(lines, draftHeight);
  const length = draw(draft, lines, zoom) + edge;
  draft.end();
  return { zoom, length };
}

function blank(lines: readonly SlipLine[], length: number): PDFKit.PDFDocument {
  const heading = lines.find((line) => line.kind === 'heading');
  const document = newDocument(heading?.text ?? '', heading?.date ?? new Date(0));
  return document.addPage({ size: [paperWidth, length], margin: 0 });
}

/** Draws the lines from the top and returns where the last one ends. */
function draw(document: PDFKit.PDFDocument, lines: readonly SlipLine[], zoom: number): number {
  const paper = { x: left / zoom, width: printable / zoom };
  document.scale(zoom);
  return zoom * lines.reduce((y, line) => drawLine(document, line, paper, y), edge / zoom);
}

function drawLine(document: PDFKit.PDFDocument, line: SlipLine, paper: Paper, y: number): number {
  switch (line.kind) {
    case 'heading':
      return write(document, line.text, { bold: true, size: 15, ...paper, y });
    case 'text': {
      const { bold, size, before, indent } = styles[line.style];
      const top = y + before;
      const direction = directionOf(line.text);
      if (line.style === 'item') {
        document.circle(leftEnd(direction, paper, 4, 0), top + size * 0.4, 1.4).fill('black');
      }
      const width = paper.width - indent;
      return write(document, line.text, {
        bold,
        size,
        x: leftEnd(direction, paper, indent, width),
        y: top,
        width,
      });
    }
    case 'notice':
      return drawNotice(document, line.text, paper, y + 4);
    case 'rule': {
      const at = y + 5;
      document.lineWidth(0.8).moveTo(paper.x, at);
      document.lineTo(paper.x + paper.width, at).stroke('black');
      return at + 1;
    }
    case 'fill-in':
      return drawFillIn(document, line.labels, { ...paper, y, size: 8 });
    case 'qr':
      return drawNumber(document, line, paper, y + 4);
    case 'picture': {
      const { width, height } = fitted(line, paper);
      const x = paper.x + (paper.width - width) / 2;
      return y + 4 + drawPhoto(document, line, { x, y: y + 4, width, height }).height + 2;
    }
    case 'spot':
      return drawSpot(document, line, paper, y + 2.5);
    case 'body-map': {
      const { tallest } = line;
      return drawBodyMap(document, line, { ...paper, y: y + 5, tallest }) + 1;
    }
  }
}

/** Text in a frame. */
function drawNotice(document: PDFKit.PDFDocument, text: string, paper: Paper, top: number): number {
  const at = { bold: true, size: 10, x: paper.x + 6, y: top + 5, width: paper.width - 12 };
  const bottom = write(document, text, at) + 3;
  document
    .lineWidth(1.2)
    .rect(paper.x, top, paper.width, bottom - top)
    .stroke('black');
  return bottom;
}

function drawNumber(
  document: PDFKit.PDFDocument,
  line: SlipLine & { kind: 'qr' },
  paper: Paper,
  y: number,
): number {
  const direction = directionOf(line.beside[0] ?? '');
  drawQr(document, line.code, leftEnd(direction, paper, 0, qrSide), y, qrSide);
  const width = paper.width - qrSide - 4;
  const x = leftEnd(direction, paper, qrSide + 4, width);
  let end = y + quietModules;
  for (const [index, text] of line.beside.entries()) {
    const isFirst = index === 0;
    end = write(document, text, { bold: isFirst, size: isFirst ? 11 : 7.2, x, y: end, width }) + 1;
  }
  return Math.max(y + qrSide, end);
}

function drawSpot(
  document: PDFKit.PDFDocument,
  line: SlipLine & { kind: 'spot' },
  paper: Paper,
  y: number,
): number {
  const { photo, crop, title, facts } = line;
  const direction = directionOf(title);
  const { width, height } = spotRow.photo;
  drawStamp(document, photo, { x: leftEnd(direction, paper, 0, width), y, width, height });
  const cropX = leftEnd(direction, paper, width + spotRow.gap, spotRow.crop);
  document.image(Buffer.from(crop), cropX, y, { width: spotRow.crop, height: spotRow.crop });
  document.lineWidth(0.5).rect(cropX, y, spotRow.crop, spotRow.crop).stroke('black');
  const offset = width + spotRow.crop + 2 * spotRow.gap;
  const at = { x: leftEnd(direction, paper, offset, paper.width - offset), width: paper.width - offset };
  let end = write(document, title, { ...spotRow.title, ...at, y: y - 1 });
  for (const fact of facts) end = write(document, fact, { ...spotRow.facts, ...at, y: end });
  return Math.max(y + spotRow.crop, end);
}

function fitted({ width, height, tallest }: SlipLine & { kind: 'picture' }, paper: Paper) {
  const scale = Math.min(paper.width / width, tallest / height);
  return { width: width * scale, height: height * scale };
}
