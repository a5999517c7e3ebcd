import { labOf } from './lab.ts';

/**
 * Radii as shares of half the crop's side: the lesion fills a third of its crop (crop.ts), and may have a ragged rim.
 */
const insideWithin = 0.29;
const skinBeyond = 0.63;

/**
 * Weight of one CIELAB unit, in units of the typical distance of a common naevus. Chosen on 200 planted-duckling scenes
 * of the validation part: with it the SPL is among the first three in 0.940 of them instead of 0.925, and among the
 * first ten in all of them instead of 0.990.
 */
const colourWeight = 0.04;

/**
 * How a lesion's colour differs from that of the skin around it: the mean in the middle of the crop minus the mean
 * beyond the lesion. It is a difference because skin tone and light are the same for the whole photo.
 * @param rgb size × size × 3 bytes, a crop of 3 × the lesion's diameter
 * @returns differences of L*, a* and b*, scaled to stand beside the axes of the embedding
 */
export function colourAxes(rgb: Uint8Array, size: number): [number, number, number] {
  if (regions.size !== size) regions = regionsOf(size);
  const lesion = meanLab(rgb, regions.inside);
  const around = meanLab(rgb, regions.skin);
  return [
    colourWeight * (lesion.l - around.l),
    colourWeight * (lesion.a - around.a),
    colourWeight * (lesion.b - around.b),
  ];
}

/** Offsets of the first byte of each pixel, for both parts of a crop. */
interface Regions {
  readonly size: number;
  readonly inside: Int32Array;
  readonly skin: Int32Array;
}

/** All crops have the classifier's size, so the offsets are computed once. */
let regions: Regions = regionsOf(0);

function regionsOf(size: number): Regions {
  const half = (size - 1) / 2;
  const inside: number[] = [];
  const skin: number[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const reach = Math.hypot(x - half, y - half) / (size / 2);
      if (reach <= insideWithin) inside.push((y * size + x) * 3);
      else if (reach >= skinBeyond) skin.push((y * size + x) * 3);
    }
  }
  return { size, inside: Int32Array.from(inside), skin: Int32Array.from(skin) };
}

function meanLab(rgb: Uint8Array, pixels: Int32Array) {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let i = 0; i < pixels.length; i++) {
    const at = pixels[i] ?? 0;
    red += rgb[at] ?? 0;
    green += rgb[at + 1] ?? 0;
    blue += rgb[at + 2] ?? 0;
  }
  return labOf(red / pixels.length, green / pixels.length, blue / pixels.length);
}
