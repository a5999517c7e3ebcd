/** Photos of each file format that is analysed. */
import type { AnalysedKind } from '../../../../src/vision/pixels/decode/kinds.ts';
import { bigEndian, segment, withBytes, withChunks } from '../../../fakes/records/pictures.ts';
import { tiffFile, tiffPicture } from '../../../fakes/records/tiff.ts';
import {
  deep,
  expectPixels,
  grey,
  jpeg,
  ofPixels,
  pixels,
  plain,
  png,
  preview,
  progressive,
  rgb,
  right,
  rightGrey,
  type Trial,
  withFourth,
} from './samples.ts';

const trailer = Buffer.concat([jpeg, Buffer.from('SEFT and a film'), Buffer.alloc(300, 0xff)]);

export const formatTrials = {
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
  png: [
    () => expectPixels(png),
    async () => await expectPixels(await deep().toColourspace('rgb16').png().toBuffer()),
    async () => await expectPixels(await plain().png({ palette: true, progressive: true }).toBuffer()),
    async () =>
      await expectPixels(await ofPixels(pixels(grey), 1).toColourspace('b-w').png().toBuffer(), rightGrey),
    () => expectPixels(withChunks(png, ['acTL', bigEndian(1, 0)], ['fcTL', Buffer.alloc(26)])),
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
} satisfies Partial<Record<AnalysedKind, readonly Trial[]>>;

/** The last three bytes of the first scan's header. */
function scanLimits(bytes: Buffer, limits: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(Buffer.from([0xff, 0xda]));
  copy.set(limits, at + 2 + copy.readUInt16BE(at + 2) - 3);
  return copy;
}
