import { describe, expect, it } from 'vitest';
import { colourAxes } from '../../../src/vision/pixels/contrast.ts';
import { labOf } from '../../../src/vision/pixels/lab.ts';

type Rgb = readonly [number, number, number];

const size = 60;
const skin: Rgb = [210, 170, 150];

/** A crop as around a lesion: a disc of a third of its side, on skin; `light` multiplies every pixel. */
function crop(lesion: Rgb, light = 1): Uint8Array {
  const rgb = new Uint8Array(size * size * 3);
  for (let i = 0; i < size * size; i++) {
    const isLesion = Math.hypot((i % size) - 29.5, Math.floor(i / size) - 29.5) < size / 6;
    rgb.set(
      (isLesion ? lesion : skin).map((value) => Math.round(value * light)),
      i * 3,
    );
  }
  return rgb;
}

describe('the colour of a lesion', () => {
  it('is nothing where the crop is one colour', () => {
    for (const axis of colourAxes(crop(skin), size)) expect(axis).toBeCloseTo(0, 6);
  });

  it('is its CIELAB difference to the skin', () => {
    const [brown, ground] = [labOf(90, 60, 50), labOf(...skin)];
    const [l, a, b] = colourAxes(crop([90, 60, 50]), size);
    expect(l / 0.04).toBeCloseTo(brown.l - ground.l, 5);
    expect(a / 0.04).toBeCloseTo(brown.a - ground.a, 5);
    expect(b / 0.04).toBeCloseTo(brown.b - ground.b, 5);
  });

  it('is darker for a darker lesion, and bluer for a bluer one', () => {
    const [brown, black, blue] = (
      [
        [120, 80, 60],
        [60, 40, 35],
        [70, 75, 110],
      ] as const
    ).map((rgb) => colourAxes(crop(rgb), size));
    expect(black?.[0]).toBeLessThan(brown?.[0] ?? 0);
    expect(blue?.[2]).toBeLessThan(brown?.[2] ?? 0);
  });
});

describe('CIELAB', () => {
  it('is that of the standard for white, grey and the primaries', () => {
    for (const [red, green, blue, lab] of [
      [255, 255, 255, [100, 0, 0]],
      [119, 119, 119, [50.03, 0, 0]],
      [255, 0, 0, [53.24, 80.09, 67.2]],
      [0, 0, 255, [32.3, 79.19, -107.86]],
    ] as const) {
      const { l, a, b } = labOf(red, green, blue);
      for (const [i, value] of [l, a, b].entries()) expect(Math.abs(value - (lab[i] ?? 0))).toBeLessThan(0.1);
    }
  });
});
