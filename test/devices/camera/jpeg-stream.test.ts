import sharp from 'sharp';
import { expect, test } from 'vitest';
import { jpegSize } from '../../../src/devices/camera/jpeg-header.ts';
import { JpegStream } from '../../../src/devices/camera/jpeg-stream.ts';
import { plainJpeg } from '../../fakes/records/photos.ts';

const small = await plainJpeg(64, 48, '#804020');
const other = await plainJpeg(160, 120, '#206040');

/** A JPEG with another one inside its header, as a camera's thumbnail. */
const withThumbnail = Buffer.concat([
  small.subarray(0, 2),
  Buffer.from([0xff, 0xe1, (other.length + 2) >> 8, (other.length + 2) & 255]),
  other,
  small.subarray(2),
]);

/** The same picture with fill bytes before every marker of its header and before its end. */
function withFill(jpeg: Buffer): Buffer {
  const parts = [jpeg.subarray(0, 2)];
  let at = 2;
  while (jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    parts.push(Buffer.from([0xff, 0xff, 0xff]), jpeg.subarray(at, end));
    at = end;
  }
  const fill = Buffer.from([0xff]);
  return Buffer.concat([...parts, fill, jpeg.subarray(at, -2), fill, jpeg.subarray(-2)]);
}

function cut(stream: Buffer, chunk: number): Buffer[] {
  const pictures = new JpegStream();
  const found: Buffer[] = [];
  for (let at = 0; at < stream.length; at += chunk) {
    found.push(...[...pictures.push(stream.subarray(at, at + chunk))].map((piece) => Buffer.from(piece)));
  }
  return found;
}

test.each([1, 2, 3, 7, 100, 1000, 100_000])('whole pictures come out of chunks of %i bytes', (chunk) => {
  const pictures = [small, withThumbnail, other, withFill(small), withFill(withThumbnail), small];
  expect(cut(Buffer.concat(pictures), chunk)).toEqual(pictures);
});

test.each([1, 5, 1000, 100_000])(
  'after missing markers the next picture is whole (chunks of %i)',
  (chunk) => {
    const noEnd = other.subarray(0, -2);
    const noStart = other.subarray(2);
    const half = other.subarray(0, other.length / 2);
    const stream = Buffer.concat([
      small,
      noEnd,
      small,
      noStart,
      small,
      half,
      small,
      Buffer.from('garbage'),
      small,
    ]);
    const found = cut(stream, chunk);
    expect(found.filter((piece) => piece.equals(small)).length).toBeGreaterThanOrEqual(4);
    expect(Buffer.concat(found)).toEqual(stream); // nothing is lost, nothing comes twice
    expect(found.some((piece) => piece.equals(other))).toBe(false);
  },
);

test.each([1, 2, 5, 1000, 100_000])('padding between pictures is dropped (chunks of %i)', (chunk) => {
  const padding = [Buffer.alloc(700), Buffer.from([0xff, 0xff]), Buffer.from([0, 0xff, 0, 0xff])];
  const stream = [small, padding[0], other, padding[1], small, padding[2], other].map(
    (part) => part ?? small,
  );
  expect(cut(Buffer.concat(stream), chunk)).toEqual([small, other, small, other]);
});

test('a picture of several scans with restart markers is one picture', async () => {
  const scans = await sharp(small).jpeg({ progressive: true }).toBuffer();
  const sof = scans.indexOf(Buffer.from([0xff, 0xc2]));
  const restarts = Buffer.from([0xff, 0xdd, 0, 4, 0, 1]);
  const marked = Buffer.concat([scans.subarray(0, sof), restarts, scans.subarray(sof)]);
  expect(cut(Buffer.concat([marked, scans, small]), 10)).toEqual([marked, scans, small]);
  expect(jpegSize(marked)).toEqual({ width: 64, height: 48 });
});

test('a stream without any picture does not grow', () => {
  const pictures = new JpegStream();
  let longest = 0;
  for (let i = 0; i < 12; i++) {
    for (const piece of pictures.push(Buffer.alloc(1024 * 1024, 1)))
      longest = Math.max(longest, piece.length);
  }
  expect(longest).toBeGreaterThan(4 * 1024 * 1024);
  expect(longest).toBeLessThan(6 * 1024 * 1024);
});

test('the size is read from the header', () => {
  expect(jpegSize(other)).toEqual({ width: 160, height: 120 });
  expect(jpegSize(withThumbnail)).toEqual({ width: 64, height: 48 });
  expect(jpegSize(withFill(withThumbnail))).toEqual({ width: 64, height: 48 });
  expect(
    jpegSize(Buffer.from([0xff, 0xd8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
  ).toBeUndefined();
  expect(jpegSize(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBeUndefined();
});
