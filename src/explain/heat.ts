import type { CropWindow } from '../vision/pixels/resample/resample.ts';
import { type Colour, type ColourScale, colourAt } from './colour-scale.ts';

/** Values for each pixel of a picture, row by row: the heat, 0..1, and how opaque it is over the photo, 0..1. */
export interface Heat {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  readonly cover: Float32Array;
}

export const noHeat = (width: number, height: number): Heat => ({
  width,
  height,
  values: new Float32Array(width * height),
  cover: new Float32Array(width * height),
});

/** A square of the picture, which may extend beyond it. */
export type Square = CropWindow;

/** Visits every pixel of the picture within the square, with its place as shares of the square's side (0..1). */
export function eachPixel(
  { width, height }: Pick<Heat, 'width' | 'height'>,
  { x, y, side }: Square,
  visit: (pixel: number, across: number, down: number) => void,
): void {
  const range = (start: number, length: number) =>
    [Math.max(0, Math.ceil(start - 0.5)), Math.min(length, Math.ceil(start + side - 0.5))] as const;
  const [left, right] = range(x, width);
  const [top, bottom] = range(y, height);
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      visit(row * width + column, (column + 0.5 - x) / side, (row + 0.5 - y) / side);
    }
  }
}

/** The heat in colours, RGBA. */
export function paint({ values, cover }: Heat, scale: ColourScale): Uint8Array {
  const steps = 255;
  const palette: Colour[] = Array.from({ length: steps + 1 }, (_, i) => colourAt(scale, i / steps));
  const rgba = new Uint8Array(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const opacity = cover[i] ?? 0;
    if (opacity === 0) continue;
    const colour = palette[Math.round(Math.min(Math.max(values[i] ?? 0, 0), 1) * steps)];
    if (colour) rgba.set(colour, i * 4);
    rgba[i * 4 + 3] = Math.round(opacity * 255);
  }
  return rgba;
}
