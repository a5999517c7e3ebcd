import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type AnalysedKind, analysedKinds } from '../../../../src/vision/pixels/decode/kinds.ts';
import {
  bigEndian,
  exifSegment,
  greyProfile,
  iccp,
  segment,
  withBytes,
  withChunks,
  xmp,
  xmpSegment,
} from '../../../fakes/records/pictures.ts';
import { exif, tiffFile, tiffPicture } from '../../../fakes/records/tiff.ts';
import {
  decoded,
  deep,
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
  preview,
  progressive,
  raw16,
  rgb,
  right,
  rightGrey,
  rightHalfWhite,
  turned,
  width,
  withFourth,
  withGamma,
} from './samples.ts';

const trailer = Buffer.concat([jpeg, Buffer.from('SEFT and a film'), Buffer.alloc(300, 0xff)]);

/** Photos of each kind that is analysed. */
const analysed: Record<AnalysedKind, (() => Promise<void>)[]> = {
  jpeg: [
    () => expectPixels(jpeg),
    () => expectPixels(progressive),
    async () =>
      await expectPixels(await ofPixels(pixels(grey), 1).jpeg({ quality: 100 }).toBuffer(), rightGrey),
  ],
  'jpeg-gain-map': [
    () => expectPixels(Buffer.concat([withBytes(jpeg, segment(0xe2, Buffer.from('MPF\0II*\0'))), jpeg])),
    () => expectPixels(Buffer.concat([jpeg, progressive])),
  ],
  'jpeg-faults': [
    () => expectPixels(withBytes(jpeg, Buffer.alloc(18), 0xdb)),
    () => expectPixels(withBytes(jpeg, Buffer.from([1, 2, 0xff, 0, 3]), 0xc4)),
    () => expectPixels(withBytes(jpeg, Buffer.from([9]), 0xda)),
    () => expectPixels(withBytes(jpeg, Buffer.alloc(7, 0xff), 0xc0)), // fill bytes, which are legal
    () => expectPixels(scanLimits(jpeg, [0, 0, 0])),
    () => expectPixels(scanLimits(jpeg, [0, 63, 0x11])),
    () => expectPixels(Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(40), jpeg.subarray(-2)])),
    () =>
      expectPixels(Buffer.concat([progressive.subarray(0, -2), Buffer.alloc(9), progressive.subarray(-2)])),
    () => expectPixels(trailer),
    () =>
      expectPixels(
        withBytes(jpeg.subarray(0), segment(0xe0, Buffer.from('JFIF\0\x02\x01\0\0\x01\0\x01\0\0', 'latin1'))),
      ),
  ],
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
  png: [
    () => expectPixels(png),
    async () => await expectPixels(await deep().toColourspace('rgb16').png().toBuffer()),
    async () => await expectPixels(await plain().png({ palette: true, progressive: true }).toBuffer()),
    async () =>
      await expectPixels(await ofPixels(pixels(grey), 1).toColourspace('b-w').png().toBuffer(), rightGrey),
    () => expectPixels(withChunks(png, ['acTL', bigEndian(1, 0)], ['fcTL', Buffer.alloc(26)])),
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
  webp: [
    async () => await expectPixels(await plain().webp({ lossless: true }).toBuffer()),
    async () => await expectPixels(await plain().webp({ quality: 100 }).toBuffer(), right, 12),
  ],
  tiff: [
    ...(['none', 'lzw', 'deflate', 'packbits'] as const).map((compression) => async () => {
      await expectPixels(await plain().tiff({ compression }).toBuffer());
    }),
    async () =>
      await expectPixels(await plain().tiff({ compression: 'jpeg', quality: 100 }).toBuffer(), right, 20),
    () =>
      expectPixels(
        tiffFile(
          tiffPicture(
            pixels((one) => one, 257),
            3,
            16,
          ),
        ),
      ),
    () => expectPixels(tiffFile(tiffPicture(pixels(grey), 1)), rightGrey),
    // libtiff warns of a tag that says nothing about pixels.
    () => expectPixels(tiffFile([...tiffPicture(rgb), [297, 3, [1]], [65_000, 7, [1, 2, 3]]])),
  ],
  'tiff-preview': [
    () => expectPixels(tiffFile(preview, tiffPicture(rgb))),
    () => expectPixels(tiffFile(tiffPicture(rgb), preview)),
    () => expectPixels(tiffFile([...preview, [330, [tiffPicture(rgb)]]])),
    () => expectPixels(tiffFile([...tiffPicture(rgb), [330, [preview, preview]]])),
    () => expectPixels(tiffFile(tiffPicture(rgb, 3, 8, [[254, 4, [1]]]))),
  ],
  'tiff-extra': [
    () => expectPixels(tiffFile(tiffPicture(withFourth(255), 4, 8, [[338, 3, [0]]]))),
    () => expectPixels(tiffFile(tiffPicture(withFourth(255), 4))),
    () =>
      expectPixels(
        tiffFile(
          tiffPicture(
            pixels((one) => [...one, 0, 77]),
            5,
            8,
            [[338, 3, [0, 0]]],
          ),
        ),
      ),
    () =>
      expectPixels(
        tiffFile(
          tiffPicture(
            pixels((one) => [...grey(one), 0]),
            2,
            8,
            [[338, 3, [0]]],
          ),
        ),
        rightGrey,
      ),
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
  orientation: [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => async () => {
    const stored = await turned(orientation);
    const asJpeg = await stored.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
    const asPng = await stored.clone().png().toBuffer();
    await expectPixels(withBytes(asJpeg, exifSegment(exif(orientation))));
    await expectPixels(withBytes(asJpeg, xmpSegment(xmp(orientation))));
    await expectPixels(withBytes(asJpeg, xmpSegment(xmp(orientation, true))));
    // Exif takes precedence over XMP.
    await expectPixels(
      withBytes(asJpeg, Buffer.concat([xmpSegment(xmp(3)), exifSegment(exif(orientation))])),
    );
    await expectPixels(withChunks(asPng, ['eXIf', exif(orientation)]));
    await expectPixels(
      withChunks(asPng, [
        'iTXt',
        Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp(orientation)]),
      ]),
    );
    const hex = exif(orientation).toString('hex');
    await expectPixels(
      withChunks(asPng, [
        'tEXt',
        Buffer.from(`Raw profile type exif\0\nexif\n ${hex.length / 2}\n${hex}\n`, 'latin1'),
      ]),
    );
    const { data, info } = await stored.raw().toBuffer({ resolveWithObject: true });
    const picture = tiffPicture({ data, width: info.width, height: info.height });
    await expectPixels(tiffFile([...picture, [274, 3, [orientation]]]));
    await expectPixels(tiffFile([...picture, [700, 1, xmp(orientation)]]));
    // A photo in a directory below its preview may have its orientation only there.
    await expectPixels(tiffFile([...preview, [274, 3, [orientation]], [330, [picture]]]));
  }),
};

/** The last three bytes of the first scan's header. */
function scanLimits(bytes: Buffer, limits: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(Buffer.from([0xff, 0xda]));
  copy.set(limits, at + 2 + copy.readUInt16BE(at + 2) - 3);
  return copy;
}

describe.each(Object.keys(analysedKinds) as AnalysedKind[])('%s', (kind) => {
  it.each(analysed[kind].map((one, i) => [i, one] as const))('is analysed right (%i)', async (_, one) => {
    await one();
  });
});
