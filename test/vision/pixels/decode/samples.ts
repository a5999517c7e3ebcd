/** One test picture in every form: four colours of skin, one in each quarter. */
import sharp, { type Sharp } from 'sharp';
import { expect } from 'vitest';
import { decodePhoto } from '../../../../src/vision/pixels/decode.ts';
import { type Pixels, tiffPicture } from '../../../fakes/records/tiff.ts';

export const width = 60;
export const height = 40;
export const quarters = [
  [200, 150, 120],
  [120, 80, 60],
  [230, 190, 170],
  [90, 60, 50],
] as const;

/** Four colours of skin, one in each quarter, in 8 bits, or in 16 with `scale`. */
export function pixels(
  change: (rgb: readonly number[]) => readonly number[] = (rgb) => rgb,
  scale = 1,
): Pixels {
  const values: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      values.push(...change(quarters[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)] ?? []));
  const all = values.map((value) => Math.round(value * scale));
  const data = scale === 1 ? Buffer.from(all) : Buffer.from(Uint16Array.from(all).buffer);
  return { width, height, data };
}

export const rgb = pixels();
export const right = rgb.data;
export const grey = ([r = 0, g = 0, b = 0]: readonly number[]) => [Math.round((r + g + b) / 3)];
export const rightGrey = pixels((one) => [...grey(one), ...grey(one), ...grey(one)]).data;

export const plain = (): Sharp => sharp(right, { raw: { width, height, channels: 3 } });
export const deep = (): Sharp =>
  sharp(
    Uint16Array.from(right, (value) => value * 257),
    { raw: { width, height, channels: 3 } },
  );
export const jpeg = await plain().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
export const progressive = await plain()
  .jpeg({ quality: 100, chromaSubsampling: '4:4:4', progressive: true })
  .toBuffer();
export const png = await plain().png().toBuffer();

/** Decodes one photo and expects the test picture. */
export type Trial = () => Promise<void>;

export const decoded = async (bytes: Uint8Array) => (await decodePhoto(bytes, 'it', 1)).data;

export async function expectPixels(
  bytes: Uint8Array,
  expected: Uint8Array = right,
  within = 3,
): Promise<void> {
  const data = await decoded(bytes);
  expect(data.length).toBe(expected.length);
  const worst = data.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 0))), 0);
  expect(worst).toBeLessThanOrEqual(within);
}

/** The number in another space of the light that is `value` in sRGB. */
export const lightOf = (value: number) =>
  value / 255 <= 0.040_45 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
export const withGamma = (gamma: number) => (one: readonly number[]) =>
  one.map((value) => 65_535 * lightOf(value) ** (1 / gamma));
/** The four colours in Adobe RGB, computed by its definition from sRGB's primaries. */
export const inAdobeRgb = (one: readonly number[]) => {
  const [r = 0, g = 0, b = 0] = one.map(lightOf);
  const light = [0.7152 * r + 0.2848 * g, g, 0.0412 * g + 0.9588 * b];
  return light.map((value) => 255 * value ** (1 / 2.199_218_75));
};

export const ofPixels = ({ data }: Pixels, channels: 1 | 3 = 3) =>
  sharp(data, { raw: { width, height, channels } });
export const deepPng = async (change: (one: readonly number[]) => readonly number[]) => {
  const numbers = pixels(change, 1.000_001).data;
  const samples = new Uint16Array(numbers.buffer, numbers.byteOffset, numbers.length / 2);
  return await sharp(samples, { raw: { width, height, channels: 3 } })
    .toColourspace('rgb16')
    .png()
    .toBuffer();
};
export const inP3 = async (one: Sharp, format: 'png' | 'tiff' | 'jpeg' | 'webp') =>
  await one.withIccProfile('p3').toFormat(format, { quality: 100, lossless: true }).toBuffer();

export const raw16 = { raw: { width, height, channels: 3 } } as const;

/** 16-bit numbers in a profile's space; made here because sharp would take its own output for Display P3. */
export async function deepNumbers(space: 'p3' | 'srgb'): Promise<{ numbers: Uint16Array; profile: Buffer }> {
  const tagged = await plain().withIccProfile(space).png().toBuffer();
  const { icc = Buffer.alloc(0) } = await sharp(tagged).metadata();
  const numbers = await sharp(tagged, { ignoreIcc: true }).raw().toBuffer();
  return { numbers: Uint16Array.from(numbers, (value) => value * 257), profile: icc };
}

/** Adds a fourth number to every pixel: `value`, but 0 in the right half. */
export const withFourth = (value: number): Pixels => {
  const data = Buffer.alloc(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    right.copy(data, i * 4, i * 3, i * 3 + 3);
    data[i * 4 + 3] = i % width < width / 2 ? value : 0;
  }
  return { width, height, data };
};
export const rightHalfWhite = Buffer.from(
  right.map((value, i) => (Math.floor(i / 3) % width < width / 2 ? value : 255)),
);

export const small: Pixels = { width: 30, height: 20, data: Buffer.alloc(30 * 20 * 3, 99) };
export const preview = tiffPicture(small, 3, 8, [[254, 4, [1]]]);

/** The picture as a camera stores it with this orientation. */
export async function turned(orientation: number): Promise<Sharp> {
  const angle = { 5: 90, 6: 270, 7: 270, 8: 90, 3: 180, 4: 180 }[orientation] ?? 0;
  const { data, info } = await plain().rotate(angle).raw().toBuffer({ resolveWithObject: true });
  const rotated = sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
  return [2, 4, 5, 7].includes(orientation) ? rotated.flop() : rotated;
}
