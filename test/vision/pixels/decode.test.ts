import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/errors.ts';
import { decodePhoto } from '../../../src/vision/pixels/decode.ts';

const skin = { r: 200, g: 150, b: 120 };
const plain = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: skin } });

/** Mean colour of the decoded photo, rounded. */
function meanColour(data: Uint8Array): number[] {
  const sums = [0, 0, 0];
  for (const [i, value] of data.entries()) sums[i % 3] = (sums[i % 3] ?? 0) + value;
  return sums.map((sum) => sum / (data.length / 3));
}

const near = (data: Uint8Array, [r = 0, g = 0, b = 0]: readonly number[], by = 6) => {
  const mean = meanColour(data);
  for (const [i, value] of [r, g, b].entries()) expect(Math.abs((mean[i] ?? 0) - value)).toBeLessThan(by);
};

describe('photos that are converted and analysed', () => {
  it('honours the EXIF orientation', async () => {
    const frame = await decodePhoto(
      await plain().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'a.jpg',
    );
    expect([frame.width, frame.height]).toEqual([200, 300]);
    expect(frame.data.length).toBe(200 * 300 * 3);
  });

  it.each([
    ['progressive JPEG', () => plain().jpeg({ progressive: true })],
    ['PNG', () => plain().png()],
    ['16-bit PNG', () => plain().toColourspace('rgb16').png()],
    ['WebP', () => plain().webp({ quality: 95 })],
    ['TIFF', () => plain().tiff()],
    ['16-bit TIFF', () => plain().toColourspace('rgb16').tiff({ compression: 'lzw' })],
  ])('reads %s', async (_name, make) => {
    const frame = await decodePhoto(await make().toBuffer(), 'photo');
    expect([frame.width, frame.height, frame.data.length]).toEqual([300, 200, 300 * 200 * 3]);
    near(frame.data, [skin.r, skin.g, skin.b]);
  });

  it('converts CMYK to sRGB', async () => {
    const bytes = await plain().toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(bytes).metadata()).space).toBe('cmyk');
    near((await decodePhoto(bytes, 'cmyk.jpg')).data, [skin.r, skin.g, skin.b], 14);
  });

  it('lays transparency over white', async () => {
    const clear = sharp({
      create: { width: 300, height: 200, channels: 4, background: { ...skin, alpha: 0 } },
    });
    near((await decodePhoto(await clear.png().toBuffer(), 'clear.png')).data, [255, 255, 255]);
  });

  it('gives grey photos three equal channels', async () => {
    const frame = await decodePhoto(await plain().greyscale().jpeg().toBuffer(), 'grey.jpg');
    const [r, g, b] = meanColour(frame.data);
    expect(frame.data.length).toBe(300 * 200 * 3);
    expect([g, b]).toEqual([r, r]);
  });
});

describe('photos that are refused', () => {
  const noise = sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: skin,
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  });

  const refusal = async (bytes: Uint8Array): Promise<ErrorCode | undefined> =>
    await decodePhoto(bytes, 'photo').then(
      () => undefined,
      (error: { code: ErrorCode }) => error.code,
    );

  it('empty, and not a picture', async () => {
    expect(await refusal(new Uint8Array())).toBe('photo-not-a-picture');
    expect(await refusal(Buffer.from('this is a letter to my doctor'))).toBe('photo-not-a-picture');
    expect(
      await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>')),
    ).toBe('photo-not-a-picture');
  });

  it('truncated, in every format', async () => {
    for (const make of [
      noise.clone().jpeg(),
      noise.clone().png(),
      noise.clone().webp(),
      noise.clone().tiff(),
    ]) {
      const whole = await make.toBuffer();
      expect(await refusal(whole.subarray(0, Math.floor(whole.length * 0.6)))).toMatch(
        /photo-(unreadable|not-a-picture)/,
      );
    }
  });

  it('corrupt in the middle', async () => {
    const bytes = await noise.clone().png().toBuffer();
    bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 200);
    expect(await refusal(bytes)).toBe('photo-unreadable');
  });

  it('animated', async () => {
    const frames = await Promise.all([0, 1].map(async () => await noise.clone().png().toBuffer()));
    expect(
      await refusal(
        await sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer(),
      ),
    ).toBe('photo-animated');
    expect(
      await refusal(
        await sharp(frames, { join: { animated: true } })
          .gif()
          .toBuffer(),
      ),
    ).toBe('photo-unsupported');
  });

  it('under 200 pixels on the short side, unless it is a close-up of at least 64', async () => {
    const small = await plain(400, 199).jpeg().toBuffer();
    expect(await refusal(small)).toBe('photo-too-small');
    expect((await decodePhoto(small, 'small.jpg', 64)).height).toBe(199);
    await expect(decodePhoto(await plain(300, 63).jpeg().toBuffer(), 'tiny.jpg', 64)).rejects.toThrow(
      /at least 64/,
    );
  });

  it('over 64 megapixels, seen from the header: no such pixels follow', async () => {
    const bytes = await plain(16, 16).jpeg().toBuffer();
    const frameHeader = bytes.indexOf(Buffer.of(0xff, 0xc0));
    bytes.writeUInt16BE(9000, frameHeader + 5);
    bytes.writeUInt16BE(9000, frameHeader + 7);
    expect(await refusal(bytes)).toBe('photo-too-large');
  });
});
