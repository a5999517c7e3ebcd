import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { KioskError } from '../../../../src/errors.ts';
import { type RefusedKind, refusedKinds } from '../../../../src/vision/pixels/decode/kinds.ts';
import { decodePhoto } from '../../../../src/vision/pixels/decode.ts';
import {
  bigEndian,
  greyProfile,
  iccp,
  segment,
  withBytes,
  withChunks,
} from '../../../fakes/records/pictures.ts';
import { type Directory, tiffFile, tiffPicture } from '../../../fakes/records/tiff.ts';
import { grey, jpeg, pixels, plain, png, preview, rgb, withFourth } from './samples.ts';

/** The JPEG with its frame's marker, bits, height or channels replaced. */
function frame(changes: { marker?: number; bits?: number; height?: number; channels?: number }): Buffer {
  const copy = Buffer.from(jpeg);
  const at = copy.indexOf(Buffer.from([0xff, 0xc0]));
  if (changes.marker !== undefined) copy[at + 1] = changes.marker;
  if (changes.bits !== undefined) copy[at + 4] = changes.bits;
  if (changes.height !== undefined) copy.writeUInt16BE(changes.height, at + 5);
  if (changes.channels !== undefined) copy[at + 9] = changes.channels;
  return copy;
}

const begins = (text: string, at = 0) =>
  Buffer.concat([Buffer.alloc(at), Buffer.from(text, 'latin1'), Buffer.alloc(200)]);
const brand = (name: string) => begins(`\0\0\0\x18ftyp${name}`);
const tiffWith = (...more: Directory) => tiffFile(tiffPicture(rgb, 3, 8, more));
const animated = async () => {
  const frames = await Promise.all([png, await plain().negate().png().toBuffer()]);
  return sharp(frames, { join: { animated: true } });
};

/** Photos of each kind that is refused, with a word of its name if that depends on the photo. */
const refused: Record<RefusedKind, readonly (readonly [Buffer | Promise<Buffer>, word?: string])[]> = {
  heic: [[brand('heic')], [brand('mif1')]],
  avif: [[plain().avif().toBuffer()]],
  gif: [[plain().gif().toBuffer()], [animated().then((one) => one.gif().toBuffer())]],
  bmp: [[begins('BM\x36\x10\0\0\0\0\0\0\x36')]],
  'jpeg-2000': [[begins('\0\0\0\x0cjP  \r\n')], [begins('\xff\x4f\xff\x51')]],
  'jpeg-xl': [[begins('\xff\x0a')], [begins('\0\0\0\x0cJXL \r\n')]],
  'jpeg-xr': [[begins('II\xbc\x01')]],
  psd: [[begins('8BPS')]],
  pdf: [[begins('%PDF-1.7')]],
  svg: [[Buffer.from('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>')]],
  icon: [[begins('\0\0\x01\0\x01\0')]],
  dicom: [[begins('DICM', 128)]],
  'open-exr': [[begins('v/1\x01')]],
  'radiance-hdr': [[begins('#?RADIANCE\n')]],
  netpbm: [[begins('P6\n2 2\n255\n')]],
  video: [[brand('mp42')], [brand('qt  ')], [begins('RIFF\0\0\0\0AVI ')], [begins('\x1aE\xdf\xa3')]],
  archive: [[begins('PK\x03\x04')]],
  raw: [
    [brand('crx ')],
    [begins('FUJIFILMCCD-RAW')],
    [tiffWith([50_706, 1, [1, 4, 0, 0]]), 'DNG'],
    [tiffFile([...preview, [330, [tiffPicture(pixels(grey), 1, 8, [[262, 3, [32_803]]])]]])],
    [begins('II*\0\x10\0\0\0CR\x02\0\0\0\0\0\0\0'), 'CR2'],
  ],
  'jpeg-bits': [[frame({ bits: 12, marker: 0xc1 }), '12']],
  'jpeg-process': [
    [frame({ marker: 0xc3 }), 'lossless'],
    [frame({ marker: 0xc9 }), 'arithmetic'],
    [frame({ marker: 0xf7 }), 'JPEG-LS'],
  ],
  'jpeg-components': [[frame({ channels: 2 }), '2']],
  'jpeg-height': [[frame({ height: 0 })]],
  'png-animated': [
    [withChunks(png, ['acTL', bigEndian(2, 0)], ['fcTL', Buffer.alloc(26)])],
    [withChunks(png, ['acTL', bigEndian(1, 0)])],
  ],
  'png-ios': [[withChunks(png, ['CgBI', Buffer.alloc(4)])]],
  'png-colours': [
    [withChunks(png, ['cICP', Buffer.from([9, 16, 0, 1])]), '9 16 0 1'],
    [withChunks(png, ['cICP', Buffer.from([9, 18, 0, 1])])],
    [withChunks(png, ['cICP', Buffer.from([1, 13, 0, 0])])],
  ],
  'webp-animated': [[animated().then((one) => one.webp({ lossless: true }).toBuffer())]],
  'tiff-pages': [[tiffFile(tiffPicture(rgb), tiffPicture(rgb)), '2'], [tiffFile(preview, preview)]],
  'tiff-compression': [
    [tiffWith([259, 3, [50_000]]), 'Zstandard'],
    [tiffWith([259, 3, [34_712]]), 'JPEG 2000'],
    [tiffWith([259, 3, [6]]), 'old JPEG'],
    [tiffWith([259, 3, [4711]]), '4711'],
  ],
  'tiff-colours': [
    [tiffWith([262, 3, [8]]), 'CIE L*a*b*'],
    [tiffWith([262, 3, [9]]), 'ICC L*a*b*'],
    [tiffWith([262, 3, [32_845]]), 'LogLuv'],
  ],
  'tiff-primaries': [[tiffWith([319, 5, [68, 100, 32, 100, 265, 1000, 69, 100, 15, 100, 6, 100]])]],
  'tiff-bits': [
    [tiffWith([258, 3, [32, 32, 32]]), '32'],
    [tiffWith([258, 3, [12, 12, 12]]), '12'],
    [tiffWith([258, 3, [5, 6, 5]]), '5, 6'],
  ],
  'tiff-numbers': [
    [tiffWith([258, 3, [16, 16, 16]], [339, 3, [3, 3, 3]]), 'floating-point'],
    [tiffWith([339, 3, [2, 2, 2]]), 'signed'],
  ],
  'tiff-layout': [[tiffWith([284, 3, [2]], [322, 4, [16]], [323, 4, [16]])]],
  'tiff-channels': [
    [
      tiffFile(
        tiffPicture(
          pixels((one) => [...one, 255, 0]),
          5,
          8,
          [[338, 3, [2, 0]]],
        ),
      ),
    ],
  ],
  'no-cmyk-profile': [
    [tiffFile(tiffPicture(withFourth(0), 4, 8, [[262, 3, [5]]]))],
    [plain().toColourspace('cmyk').jpeg().toBuffer()],
  ],
  'bad-profile': [
    [withBytes(jpeg, segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01not a profile', 'latin1')))],
    [withBytes(jpeg, segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x02half a profile', 'latin1')))],
    [withChunks(png, ['iCCP', iccp(greyProfile(1))])],
    [withChunks(png, ['iCCP', Buffer.from('it\0\0not packed')])],
  ],
  unknown: [],
};

describe.each((Object.keys(refusedKinds) as RefusedKind[]).filter((kind) => kind !== 'unknown'))(
  '%s',
  (kind) => {
    it.each(refused[kind].map((one, i) => [i, one] as const))(
      'is refused by its name (%i)',
      async (_, [photo, word]) => {
        const error = await decodePhoto(await photo, 'it.xyz', 1).then(
          () => null,
          (thrown: KioskError) => thrown,
        );
        const { name, remedy } = refusedKinds[kind];
        for (const part of [`it.xyz can't be analysed: it is `, ...name.split('%'), word ?? '', ` ${remedy}`])
          expect(error?.message).toContain(part);
        expect(error?.message).not.toMatch(/damaged|cut short|%/);
        expect(error?.code).not.toBe('photo-unreadable');
      },
    );
  },
);
