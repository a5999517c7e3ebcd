/** Photos on the slip and the letter, with marks around their spots. Lengths are points. */
import { type Mark, type MarkedSpot, onStamp, placeMarks } from './marks.ts';
import type { SlipPhoto, SpotPhoto } from './slip-line.ts';

/** The largest place that a picture may take. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws a photo with two rings around each spot and its number, as large as fits. */
export function drawPhoto(
  document: PDFKit.PDFDocument,
  photo: Omit<SlipPhoto, 'captureId'> & { readonly spots: readonly MarkedSpot[] },
  place: Frame,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(place.width / photo.width, place.height / photo.height);
  const marks = placeMarks(photo.spots, scale, photo.width * scale, photo.height * scale);
  return drawMarked(document, photo, place, () => {
    drawRings(document, marks);
    drawLabels(document, marks);
  });
}

/** Draws a photo as small as a stamp, with two rings around its spot. */
export function drawStamp(document: PDFKit.PDFDocument, photo: SpotPhoto, place: Frame): void {
  const scale = Math.min(place.width / photo.width, place.height / photo.height);
  const marks = placeMarks([photo.spot], scale, photo.width * scale, photo.height * scale, onStamp);
  drawMarked(document, photo, place, () => drawRings(document, marks));
}

function drawMarked(
  document: PDFKit.PDFDocument,
  photo: Omit<SlipPhoto, 'captureId'>,
  place: Frame,
  drawMarks: () => void,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(place.width / photo.width, place.height / photo.height);
  const [width, height] = [photo.width * scale, photo.height * scale];
  document.save().translate(place.x, place.y);
  document.rect(0, 0, width, height).clip();
  document.image(Buffer.from(photo.jpeg), 0, 0, { width, height });
  drawMarks();
  document.restore();
  document.lineWidth(0.5).rect(place.x, place.y, width, height).stroke('black');
  return { width, height };
}

function drawRings(document: PDFKit.PDFDocument, marks: readonly Mark[]): void {
  // White under black, so that the double ring shows on any skin and after a receipt printer's dithering.
  for (const [colour, thickness] of [
    ['white', 2.6],
    ['black', 1],
  ] as const) {
    for (const { x, y, inner, outer } of marks) {
      document.lineWidth(thickness).circle(x, y, inner).stroke(colour);
      document.circle(x, y, outer).stroke(colour);
    }
  }
}

function drawLabels(document: PDFKit.PDFDocument, marks: readonly Mark[]): void {
  for (const { number, label } of marks) {
    document.lineWidth(0.8).rect(label.x, label.y, label.width, label.height).fillAndStroke('white', 'black');
    document.font('Helvetica-Bold').fontSize(10).fillColor('black');
    const options = { width: label.width, align: 'center', lineBreak: false } as const;
    document.text(String(number), label.x, label.y + 1.8, options);
  }
}
