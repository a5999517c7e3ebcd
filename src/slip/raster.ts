import QRCode from 'qrcode';
import sharp, { type OverlayOptions } from 'sharp';
import { directionOf, leftEnd } from './bidi.ts';
import { type Mark, type MarkedSpot, onStamp, placeMarks } from './marks.ts';
import { quietModules } from './pdf-parts.ts';
import { dots, drawing, paperDots, printable, type Raster, sheet, textPicture } from './raster-parts.ts';
import { column, paper, spaceBelow } from './raster-text.ts';
import { type PictureSize, type SlipLine, type SlipPhoto, spotRow } from './slip-line.ts';

/**
 * A black line across the paper, with white around it.
 * @param height in dots, a multiple of 8
 */
export function ruleRaster(height: number): Raster {
  const size = { width: paperDots, height };
  const grey = new Uint8Array(size.width * size.height).fill(255);
  const top = height / 2 - 1;
  return { grey: grey.fill(0, top * paperDots, (top + 2) * paperDots), ...size, isPhoto: false };
}

/** Draws a photo with its spots, as wide as the paper unless it is too tall. */
export async function photoRaster(
  photo: Omit<SlipPhoto, 'captureId'> & PictureSize & { readonly spots: readonly MarkedSpot[] },
): Promise<Raster> {
  const scale = Math.min(printable / photo.width, photo.tallest / photo.height);
  const left = (printable - photo.width * scale) / 2;
  return await sheet(dots(photo.height * scale), await markedPhoto(photo, scale, left), true);
}

/** A spot's row: the photo with the spot marked, the spot itself, and what is known about it. */
export async function spotRaster({
  photo,
  crop,
  title,
  facts,
}: SlipLine & { kind: 'spot' }): Promise<Raster> {
  const { width, height } = spotRow.photo;
  const scale = Math.min(width / photo.width, height / photo.height);
  const side = dots(spotRow.crop);
  const square = await sharp(crop).resize(side, side).png().toBuffer();
  const direction = directionOf(title);
  const photoLeft = leftEnd(direction, { x: 0, width: printable }, 0, photo.width * scale);
  const cropOffset = dots(width + spotRow.gap);
  const cropLeft = leftEnd(direction, paper, cropOffset, side);
  const offset = cropOffset + side + dots(spotRow.gap);
  const room = { left: leftEnd(direction, paper, offset, paperDots - offset), width: paperDots - offset };
  const texts = [title, ...facts].map((text, i) => [text, i === 0 ? spotRow.title : spotRow.facts] as const);
  const { layers: words, height: end } = await column(texts, room);
  const marks = placeMarks([photo.spot], scale, photo.width * scale, photo.height * scale, onStamp);
  const layers = await ringedPhoto(photo, marks, scale, photoLeft);
  const pictures = [...layers, { input: square, left: cropLeft, top: 0 }];
  return await sheet(Math.max(side, end) + spaceBelow, [...pictures, ...words], true);
}

async function markedPhoto(
  photo: Omit<SlipPhoto, 'captureId'> & { readonly spots: readonly MarkedSpot[] },
  scale: number,
  left: number,
): Promise<OverlayOptions[]> {
  const [width, height] = [photo.width * scale, photo.height * scale];
  const marks = placeMarks(photo.spots, scale, width, height);
  const frames = marks.map(({ label }) => frame(label)).join('');
  return [
    ...(await ringedPhoto(photo, marks, scale, left)),
    { input: drawing(width, height, frames), left: dots(left), top: 0 },
    ...(await Promise.all(marks.map((mark) => labelLayer(mark, dots(left), 0)))),
  ];
}

async function ringedPhoto(
  photo: Omit<SlipPhoto, 'captureId'>,
  marks: readonly Mark[],
  scale: number,
  left: number,
): Promise<OverlayOptions[]> {
  const [width, height] = [photo.width * scale, photo.height * scale];
  const picture = await sharp(photo.jpeg).resize(dots(width), dots(height), { fit: 'fill' }).png().toBuffer();
  const at = { left: dots(left), top: 0 };
  return [
    { input: picture, ...at },
    { input: drawing(width, height, marks.map(rings).join('')), ...at },
  ];
}

/** White under black, so that the double ring shows on any skin and after dithering. */
function rings({ x, y, inner, outer }: Mark): string {
  const ring = (colour: string, thickness: number, radius: number) =>
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${colour}" stroke-width="${thickness}"/>`;
  const both = (colour: string, thickness: number) =>
    ring(colour, thickness, inner) + ring(colour, thickness, outer);
  return `${both('white', 2.6)}${both('black', 1)}`;
}

const frame = ({ x, y, width, height }: Mark['label']): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white" stroke="black"/>`;

/** The number of a mark, in the middle of its label; `left` and `top` are dots. */
async function labelLayer({ number, label }: Mark, left: number, top: number): Promise<OverlayOptions> {
  const { data, info } = await textPicture(String(number), { size: 8, bold: true });
  return {
    input: data,
    left: left + dots(label.x + label.width / 2) - Math.round(info.width / 2),
    top: top + dots(label.y + label.height / 2) - Math.round(info.height / 2),
  };
}

/** Dots of a module of the QR code: 0.75 mm, which any phone reads. */
const module = 6;

/** A QR code with texts beside it, the first of them bold. */
export async function qrRaster(code: string, beside: readonly string[]): Promise<Raster> {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: 'M' });
  const side = (modules.size + 2 * quietModules) * module;
  const pixels = new Uint8Array(modules.size ** 2).map((_, i) =>
    modules.get(Math.floor(i / modules.size), i % modules.size) ? 0 : 255,
  );
  const { size } = modules;
  const picture = await sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * module, size * module, { kernel: 'nearest' })
    .png()
    .toBuffer();
  const direction = directionOf(beside[0] ?? '');
  const width = paperDots - side;
  const room = { left: leftEnd(direction, paper, side, width), width };
  const { layers, height } = await column(
    beside.map((text, i) => [text, i === 0 ? { size: 10, bold: true } : { size: 8, bold: false }]),
    room,
  );
  const corner = quietModules * module;
  const top = Math.max(0, Math.round((side - height) / 2));
  return await sheet(
    Math.max(side, height),
    [
      { input: picture, left: leftEnd(direction, paper, corner, size * module), top: corner },
      ...layers.map((layer) => ({ ...layer, top: layer.top + top })),
    ],
    false,
  );
}
