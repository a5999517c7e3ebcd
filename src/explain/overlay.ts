import sharp from 'sharp';
import type { Frame } from '../screening/space/frame.ts';
import { pipelineOf } from '../vision/pixels/decode.ts';
import type { CropWindow } from '../vision/pixels/resample/resample.ts';
import type { ColourScale } from './colour-scale.ts';
import { type Heat, paint } from './heat.ts';

/** Draws the heat alone, transparent where there is none. PNG. */
export async function heatPicture(heat: Heat, scale: ColourScale): Promise<Uint8Array> {
  const { width, height } = heat;
  return await sharp(paint(heat, scale), { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

/** Cuts a square out of the photo, pixel by pixel; beyond the photo its edge is repeated. PNG, which loses nothing. */
export async function nativeCrop(frame: Frame, { x, y, side }: CropWindow): Promise<Uint8Array> {
  const data = new Uint8Array(side * side * 3);
  const inside = (at: number, length: number) => Math.min(Math.max(at, 0), length - 1);
  for (let row = 0; row < side; row++) {
    const from = inside(y + row, frame.height) * frame.width;
    for (let column = 0; column < side; column++) {
      const pixel = (from + inside(x + column, frame.width)) * 3;
      data.set(frame.data.subarray(pixel, pixel + 3), (row * side + column) * 3);
    }
  }
  return await pipelineOf({ width: side, height: side, data }).png().toBuffer();
}
