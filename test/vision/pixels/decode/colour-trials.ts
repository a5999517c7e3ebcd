/** Photos of each way in which a file says what its numbers mean as colours. */
import sharp from 'sharp';
import { expect } from 'vitest';
import type { AnalysedKind } from '../../../../src/vision/pixels/decode/kinds.ts';
import {
  bigEndian,
  exifSegment,
  greyProfile,
  iccp,
  withBytes,
  withChunks,
} from '../../../fakes/records/pictures.ts';
import { exif, tiffFile, tiffPicture } from '../../../fakes/records/tiff.ts';
import {
  decoded,
  deepNumbers,
  deepPng,
  expectPixels,
  grey,
  height,
  inAdobeRgb,
  inP3,
  jpeg,
  lightOf,
  ofPixels,
  pixels,
  plain,
  png,
  raw16,
  right,
  rightGrey,
  rightHalfWhite,
  type Trial,
  width,
  withFourth,
  withGamma,
} from './samples.ts';

export const colourTrials = {
  'adobe-rgb': [
    async () => {
      const bytes = await ofPixels(pixels(inAdobeRgb))
        .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
        .toBuffer();
      await expectPixels(withBytes(bytes, exifSegment(exif(1, 65_535, 'R03'))));
      await expectPixels(withBytes(bytes, exifSegment(exif(null, 2))));
      await expectPixels(withBytes(jpeg, exifSegment(exif(1, 65_535, 'R98'))));
      await expectPixels(withBytes(jpeg, exifSegment(exif(1, 1, 'R03'))));
    },
    async () => {
      const bytes = await ofPixels(pixels(inAdobeRgb)).png().toBuffer();
      await expectPixels(withChunks(bytes, ['eXIf', exif(1, 65_535, 'R03')]));
    },
    () => expectPixels(tiffFile([...tiffPicture(pixels(inAdobeRgb)), [0x8769, [[[0xa001, 3, [2]]]]]])),
  ],
  'png-colours': [
    async () => await expectPixels(withChunks(await deepPng(withGamma(1)), ['gAMA', bigEndian(100_000)])),
    async () => await expectPixels(withChunks(await deepPng(withGamma(1.8)), ['gAMA', bigEndian(55_556)])),
    () => expectPixels(withChunks(png, ['gAMA', bigEndian(45_455)])),
    // sRGB takes precedence over gAMA, an ICC profile over both, cICP over all.
    () => expectPixels(withChunks(png, ['sRGB', Buffer.from([0])], ['gAMA', bigEndian(100_000)])),
    () => expectPixels(withChunks(png, ['cICP', Buffer.from([1, 13, 0, 1])], ['gAMA', bigEndian(100_000)])),
    async () => {
      const bytes = await inP3(plain(), 'png');
      await expectPixels(withChunks(bytes, ['gAMA', bigEndian(100_000)]));
      const numbers = await sharp(bytes, { ignoreIcc: true }).png().toBuffer();
      await expectPixels(withChunks(numbers, ['cICP', Buffer.from([12, 13, 0, 1])]));
    },
    async () => {
      const bytes = await ofPixels(pixels(inAdobeRgb)).png().toBuffer();
      const primaries = bigEndian(31_270, 32_900, 64_000, 33_000, 21_000, 71_000, 15_000, 6000);
      await expectPixels(withChunks(bytes, ['gAMA', bigEndian(45_470)], ['cHRM', primaries]));
    },
  ],
  profile: [
    ...(['png', 'tiff', 'jpeg', 'webp'] as const).map((format) => async () => {
      await expectPixels(await inP3(plain(), format), right, 8);
    }),
    ...(['p3', 'srgb'] as const).map((space) => async () => {
      const { numbers, profile } = await deepNumbers(space);
      const bytes = await sharp(numbers, raw16).toColourspace('rgb16').png().toBuffer();
      await expectPixels(withChunks(bytes, ['iCCP', iccp(profile)]));
      const picture = { width, height, data: Buffer.from(numbers.buffer) };
      await expectPixels(tiffFile([...tiffPicture(picture, 3, 16), [34_675, 7, profile]]));
    }),
    async () => {
      const { data } = pixels((one) => grey(one).map((value) => 65_535 * lightOf(value)), 1.000_001);
      const samples = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
      const bytes = await sharp(samples, { raw: { width, height, channels: 1 } })
        .toColourspace('grey16')
        .png()
        .toBuffer();
      await expectPixels(withChunks(bytes, ['iCCP', iccp(greyProfile(1))]), rightGrey);
    },
  ],
  'srgb-profile': [
    async () => {
      const { numbers, profile } = await deepNumbers('srgb');
      const deep = await sharp(numbers, raw16).toColourspace('rgb16').png().toBuffer();
      const without = await decoded(deep);
      expect(await decoded(withChunks(deep, ['iCCP', iccp(profile)]))).toEqual(without);
    },
    async () => {
      const profile = (
        await sharp(jpeg)
          .withIccProfile('srgb')
          .toBuffer()
          .then((one) => sharp(one).metadata())
      ).icc;
      const asPng = await plain().png().toBuffer();
      const without = await decoded(asPng);
      expect(await decoded(withChunks(asPng, ['iCCP', iccp(profile ?? Buffer.alloc(0))]))).toEqual(without);
    },
  ],
  // CMYK holds fewer colours than sRGB.
  cmyk: [
    async () =>
      await expectPixels(
        await plain().toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 100 }).toBuffer(),
        right,
        30,
      ),
    async () =>
      await expectPixels(
        await plain().toColourspace('cmyk').withIccProfile('cmyk').tiff().toBuffer(),
        right,
        30,
      ),
  ],
  transparency: [
    () => expectPixels(tiffFile(tiffPicture(withFourth(255), 4, 8, [[338, 3, [2]]])), rightHalfWhite),
    () => {
      const { data } = withFourth(255);
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 0) data.fill(0, i, i + 3);
      return expectPixels(
        tiffFile(tiffPicture({ width, height, data }, 4, 8, [[338, 3, [1]]])),
        rightHalfWhite,
      );
    },
    async () => {
      const clear = sharp(withFourth(255).data, { raw: { width, height, channels: 4 } });
      await expectPixels(await clear.clone().png().toBuffer(), rightHalfWhite);
      await expectPixels(
        withChunks(await clear.clone().png().toBuffer(), ['gAMA', bigEndian(45_455)]),
        rightHalfWhite,
      );
      await expectPixels(await clear.webp({ lossless: true }).toBuffer(), rightHalfWhite);
    },
    async () => {
      const clear = sharp(withFourth(255).data, { raw: { width, height, channels: 4 } });
      const dark = withChunks(await clear.png().toBuffer(), ['gAMA', bigEndian(100_000)]);
      const light = await decoded(dark);
      const isClear = (_: number, i: number) => Math.floor(i / 3) % width >= width / 2;
      expect(light.filter(isClear).every((value) => value === 255)).toBe(true);
    },
  ],
} satisfies Partial<Record<AnalysedKind, readonly Trial[]>>;
