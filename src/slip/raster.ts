import sharp, { type OverlayOptions } from 'sharp';
import type { View } from '../screening/space/body-site.ts';
import { type BodyMap, placeDots } from './body-map.ts';
import { worldFont } from './fonts.ts';
import type { MarkedSpot } from './marks.ts';
import { type Mark, placeMarks } from './marks.ts';
import type { PictureSize, SlipPhoto, SpotPhoto } from './slip-line.ts';

/** Pictures for a receipt printer: 576 dots across 72 mm, 203 per inch. Lengths are points unless they say dots. */

export const paperDots = 576;
const dpi = 203;
const dot = 72 / dpi;
const printable = paperDots * dot;
const dots = (points: number): number => Math.round(points / dot);

/** Grey values, row by row; width and height are multiples of 8, as printers require. */
export interface Raster {
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Lines are cut off at mid-grey; photos are dithered. */
  readonly isPhoto: boolean;
}

const upToEight = (length: number): number => Math.ceil(length / 8) * 8;

/** Puts pictures on a white ground as wide as the paper. */
async function sheet(height: number, layers: OverlayOptions[], isPhoto: boolean): Promise<Raster> {
  const size = { width: paperDots, height: upToEight(height) };
  const grey = await sharp({ create: { ...size, channels: 3, background: 'white' } })
    .composite(layers)
    .greyscale()
    .raw()
    .toBuffer();
  return { grey, ...size, isPhoto };
}

/** A black line across the paper, with white around it. */
export function ruleRaster(): Raster {
  const size = { width: paperDots, height: 16 };
  const grey = new Uint8Array(size.width * size.height).fill(255);
  return { grey: grey.fill(0, 7 * paperDots, 9 * paperDots), ...size, isPhoto: false };
}

interface TextStyle {
  readonly size: number;
  readonly bold: boolean;
  /** Dots. */
  readonly width?: number;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text in DejaVu Sans, black on nothing, wrapped. */
async function textPicture(text: string, { size, bold, width }: TextStyle) {
  const { name, path } = worldFont(bold);
  const options = { text: escaped(text), font: `${name} ${size}`, fontfile: path, dpi, rgba: true } as const;
  const picture = sharp({ text: { ...options, ...(width !== undefined && { width, wrap: 'word' }) } });
  return await picture.png().toBuffer({ resolveWithObject: true });
}

/** Draws a paragraph in letters that the printer lacks. */
export async function textRaster(
  text: string,
  style: TextStyle & { readonly indent: number },
): Promise<Raster> {
  const { data, info } = await textPicture(text, { ...style, width: paperDots - style.indent });
  return await sheet(info.height + 8, [{ input: data, left: style.indent, top: 4 }], false);
}

/** Draws a photo with its spots, as wide as the paper unless it is too tall. */
export async function photoRaster(
  photo: Omit<SlipPhoto, 'captureId'> & PictureSize & { readonly spots: readonly MarkedSpot[] },
): Promise<Raster> {
  const scale = Math.min(printable / photo.width, photo.tallest / photo.height);
  const left = (printable - photo.width * scale) / 2;
  return await sheet(dots(photo.height * scale), await markedPhoto(photo, scale, left), true);
}

/** The photo with its one spot marked, and the spot beside it in a square of `cropSide`. */
export async function spotRaster(photo: SpotPhoto, crop: Uint8Array, cropSide: number): Promise<Raster> {
  const besideCrop = printable - cropSide - 6;
  const scale = Math.min(besideCrop / photo.width, besideCrop / photo.height);
  const side = dots(cropSide);
  const square = await sharp(crop).resize(side, side).png().toBuffer();
  const layers = await markedPhoto({ ...photo, spots: [photo.spot] }, scale, 0);
  const height = Math.max(dots(photo.height * scale), side);
  return await sheet(height, [...layers, { input: square, left: paperDots - side, top: 0 }], true);
}

async function markedPhoto(
  photo: Omit<SlipPhoto, 'captureId'> & { readonly spots: readonly MarkedSpot[] },
  scale: number,
  left: number,
): Promise<OverlayOptions[]> {
  const [width, height] = [photo.width * scale, photo.height * scale];
  const picture = await sharp(photo.jpeg).resize(dots(width), dots(height), { fit: 'fill' }).png().toBuffer();
  const marks = placeMarks(photo.spots, scale, width, height);
  const at = { left: dots(left), top: 0 };
  return [
    { input: picture, ...at },
    { input: drawing(width, height, marks.map(rings).join('')), ...at },
    ...(await Promise.all(marks.map((mark) => labelLayer(mark, dots(left), 0)))),
  ];
}

/** White under black, so that the double ring shows on any skin and after dithering. */
function rings({ x, y, inner, outer, label }: Mark): string {
  const ring = (colour: string, thickness: number, radius: number) =>
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${colour}" stroke-width="${thickness}"/>`;
  const both = (colour: string, thickness: number) =>
    ring(colour, thickness, inner) + ring(colour, thickness, outer);
  return `${both('white', 2.6)}${both('black', 1)}${frame(label, 'black')}`;
}

const frame = ({ x, y, width, height }: Mark['label'], stroke: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white" stroke="${stroke}"/>`;

const drawing = (width: number, height: number, shapes: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${dots(width)}" height="${dots(height)}" viewBox="0 0 ${width} ${height}">${shapes}</svg>`,
  );

/** The number of a mark, in the middle of its label; `left` and `top` are dots. */
async function labelLayer({ number, label }: Mark, left: number, top: number): Promise<OverlayOptions> {
  const { data, info } = await textPicture(String(number), { size: 8, bold: true });
  return {
    input: data,
    left: left + dots(label.x + label.width / 2) - Math.round(info.width / 2),
    top: top + dots(label.y + label.height / 2) - Math.round(info.height / 2),
  };
}

const captionHeight = 12;

/** Draws both figures side by side, the front first. */
export async function bodyMapRaster(map: BodyMap): Promise<Raster> {
  const each = printable / 2;
  const inset = 6;
  const scale = (each - 2 * inset) / map.figure.box.width;
  const height = captionHeight + map.figure.box.height * scale;
  const views: readonly View[] = ['front', 'back'];
  const figures = await Promise.all(
    views.map((view, index) => figureLayers(map, view, scale, index * each + inset)),
  );
  return await sheet(dots(height), figures.flat(), false);
}

async function figureLayers(
  map: BodyMap,
  view: View,
  scale: number,
  left: number,
): Promise<OverlayOptions[]> {
  const { box, lines } = map.figure;
  const [width, height] = [box.width * scale, box.height * scale];
  const marks = placeDots(map, view, scale);
  const stroke = `fill="none" stroke="black" stroke-width="${0.9 / scale}"`;
  const shapes = [
    `<g transform="scale(${scale}) translate(${-box.x} ${-box.y})" ${stroke}>`,
    ...lines[view].map((line) => `<path d="${line}"/>`),
    '</g>',
    ...marks.map(({ label }) => frame(label, 'none')),
    ...marks.map(({ x, y, outer }) => `<circle cx="${x}" cy="${y}" r="${outer}"/>`),
  ];
  const at = { left: dots(left), top: dots(captionHeight) };
  const captions = [map.left, map.captions[view], map.right];
  return [
    { input: drawing(width, height, shapes.join('')), ...at },
    ...(await Promise.all(marks.map((mark) => labelLayer(mark, at.left, at.top)))),
    ...(await Promise.all(captions.map((text, i) => captionLayer(text, i / 2, at.left, dots(width))))),
  ];
}

/** @param share 0 for the left end of the width, 1 for the right end; other parameters in dots */
async function captionLayer(
  text: string,
  share: number,
  left: number,
  width: number,
): Promise<OverlayOptions> {
  const { data, info } = await textPicture(text, { size: 7, bold: share === 0.5 });
  return { input: data, left: left + Math.round((width - info.width) * share), top: 2 };
}
