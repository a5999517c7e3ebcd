import { pipelineOf } from '../vision/pixels/decode.ts';
import { escapeXml, noticeStrip, stripHeight, svg } from './svg.ts';

/** Side of a lesion's crop in the montage, in pixels. */
export const tileSide = 168;
const gutter = 12;
/** Room below a crop for two lines of text. */
const captionHeight = 48;
/** The oddest lesions come first, so a montage of very many may end early; its title then says so. */
const mostTiles = 400;
const fewestColumns = 6;
const mostColumns = 20;

export interface MontageTile {
  /** tileSide × tileSide × 3 bytes, RGB. */
  readonly rgb: Uint8Array;
  /** Number and name, then the classifier's result. */
  readonly caption: readonly [string, string];
}

/** Draws the crops in reading order with their captions. JPEG. */
export async function drawMontage(tiles: readonly MontageTile[], title: string): Promise<Uint8Array> {
  const shown = tiles.slice(0, mostTiles);
  const { width, height, places } = layOut(shown.length);
  const data = new Uint8Array(width * height * 3).fill(255);
  for (const [i, { x, y }] of places.entries()) copyTile(shown[i]?.rgb, data, width, x, y);
  const captions = places.map(({ x, y }, i) => captionAt(shown[i]?.caption, x, y + tileSide));
  const whole =
    shown.length < tiles.length ? `${title}, the first ${shown.length} of ${tiles.length}` : title;
  return await pipelineOf({ width, height, data })
    .composite([{ input: svg(width, height, noticeStrip(width, 0, whole) + captions.join('')) }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Lays out rows of tiles below a strip for the title, a little wider than high. */
export function layOut(count: number): {
  readonly width: number;
  readonly height: number;
  readonly places: readonly { readonly x: number; readonly y: number }[];
} {
  const columns = Math.min(Math.max(Math.ceil(Math.sqrt(1.6 * count)), fewestColumns), mostColumns);
  const [across, down] = [tileSide + gutter, tileSide + captionHeight + gutter];
  return {
    width: gutter + columns * across,
    height: stripHeight / 2 + gutter + Math.ceil(count / columns) * down,
    places: Array.from({ length: count }, (_, i) => ({
      x: gutter + (i % columns) * across,
      y: stripHeight / 2 + Math.floor(i / columns) * down,
    })),
  };
}

function copyTile(
  rgb: Uint8Array | undefined,
  target: Uint8Array,
  width: number,
  x: number,
  y: number,
): void {
  if (rgb === undefined) return;
  for (let row = 0; row < tileSide; row++) {
    target.set(rgb.subarray(row * tileSide * 3, (row + 1) * tileSide * 3), ((y + row) * width + x) * 3);
  }
}

function captionAt(lines: readonly string[] = [], x: number, y: number): string {
  return lines
    .map(
      (line, i) =>
        `<text x="${x}" y="${y + 19 + 22 * i}" font-size="17" font-weight="${i === 0 ? 'bold' : 'normal'}" fill="#000000">${escapeXml(line)}</text>`,
    )
    .join('');
}
