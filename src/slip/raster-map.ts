import sharp, { type OverlayOptions } from 'sharp';
import type { View } from '../screening/space/body-site.ts';
import { type BodyMap, dotRadius, type PlacedDot, placeDots, sidesOf } from './body-map.ts';
import { dots, drawing, printable, type Raster, sheet, textPicture } from './raster-parts.ts';
import type { PictureSize } from './slip-line.ts';

/** Points. */
const captionHeight = 12;
const inset = 6;

/** Draws both figures side by side, the front first. */
export async function bodyMapRaster(map: BodyMap & PictureSize): Promise<Raster> {
  const { box } = map.figure;
  const scale = Math.min((printable / 2 - 2 * inset) / box.width, (map.tallest - captionHeight) / box.height);
  const views: readonly View[] = ['front', 'back'];
  const figures = await Promise.all(
    views.map((view, index) => figureLayers(map, view, scale, (index * printable) / 2)),
  );
  return await sheet(dots(captionHeight + box.height * scale), figures.flat(), false);
}

/** @param half left end of the half of the paper with the figure in its middle */
async function figureLayers(
  map: BodyMap,
  view: View,
  scale: number,
  half: number,
): Promise<OverlayOptions[]> {
  const { box, lines } = map.figure;
  const [width, height] = [box.width * scale, box.height * scale];
  const placed = placeDots(map, view, scale);
  const stroke = `fill="none" stroke="black" stroke-width="${0.9 / scale}"`;
  const shapes = [
    `<g transform="scale(${scale}) translate(${-box.x} ${-box.y})" ${stroke}>`,
    ...lines[view].map((line) => `<path d="${line}"/>`),
    '</g>',
    ...placed.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="${dotRadius}" stroke="white"/>`),
  ];
  const at = { left: dots(half + (printable / 2 - width) / 2), top: dots(captionHeight) };
  const [atLeft, atRight] = sidesOf(map, view);
  const captions = [atLeft, map.captions[view], atRight];
  return [
    { input: drawing(width, height, shapes.join('')), ...at },
    ...(await Promise.all(placed.map((dot) => numberLayer(dot, at)))),
    ...(await Promise.all(
      captions.map((text, i) =>
        captionLayer(text, i / 2, dots(half + inset), dots(printable / 2 - 2 * inset)),
      ),
    )),
  ];
}

/** The number of a dot, white in its middle; `at` is the figure's corner in dots. */
async function numberLayer(
  { number, x, y }: PlacedDot,
  at: { readonly left: number; readonly top: number },
): Promise<OverlayOptions> {
  const { data } = await textPicture(String(number), { size: 7, bold: true });
  const { data: white, info } = await sharp(data)
    .negate({ alpha: false })
    .png()
    .toBuffer({ resolveWithObject: true });
  return {
    input: white,
    left: at.left + dots(x) - Math.round(info.width / 2),
    top: at.top + dots(y) - Math.round(info.height / 2),
  };
}

/** @param share 0 for the left end of the width, 1 for the right end; other parameters in dots */
async function captionLayer(
  text: string,
  share: number,
  left: number,
  width: number,
): Promise<OverlayOptions> {
  const isTitle = share === 0.5;
  const { data, info } = await textPicture(text, { size: 7, bold: isTitle });
  // Left and right stand beside the head, where the figure leaves room for them.
  const top = isTitle ? 2 : dots(captionHeight);
  return { input: data, left: left + Math.round((width - info.width) * share), top };
}
