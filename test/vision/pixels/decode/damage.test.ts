import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { bigEndian, withChunks } from '../../../fakes/records/pictures.ts';
import { tiffFile, tiffPicture } from '../../../fakes/records/tiff.ts';
import { decoded, png, rgb } from './samples.ts';

describe('damage', () => {
  const photo = fileURLToPath(new URL('../../../../models/demo/M5C.jpg', import.meta.url));
  const busy = sharp(photo).resize(300, 200);
  const files = {
    jpeg: () => busy.clone().jpeg().toBuffer(),
    'progressive JPEG': () => busy.clone().jpeg({ progressive: true }).toBuffer(),
    png: () => busy.clone().png().toBuffer(),
    webp: () => busy.clone().webp().toBuffer(),
    tiff: () => busy.clone().tiff({ compression: 'lzw' }).toBuffer(),
  };

  it.each(Object.entries(files))('of a %s that is cut short anywhere is called damage', async (_, make) => {
    const whole = await make();
    expect((await decoded(whole)).length).toBe(300 * 200 * 3);
    for (let share = 1; share < 20; share++) {
      const cut = whole.subarray(0, Math.floor((whole.length * share) / 20));
      await expect(decoded(cut)).rejects.toMatchObject({ code: 'photo-unreadable' });
    }
  });

  it.each(['jpeg', 'progressive JPEG', 'png'] as const)('in the middle of a %s is noticed', async (kind) => {
    const whole = await files[kind]();
    const middle = whole.length >> 1;
    whole.fill(0, middle, middle + 2000);
    await expect(decoded(whole)).rejects.toMatchObject({ code: 'photo-unreadable' });
  });

  it('of a chunk that says how to read a PNG is noticed', async () => {
    const bytes = withChunks(png, ['gAMA', bigEndian(100_000)]);
    const at = bytes.indexOf('gAMA');
    bytes[at + 5] = (bytes[at + 5] ?? 0) ^ 1;
    await expect(decoded(bytes)).rejects.toMatchObject({ code: 'photo-unreadable' });
  });

  it('of directories that lead in a circle ends', async () => {
    const bytes = tiffFile(tiffPicture(rgb));
    const first = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(first, first + 2 + 12 * bytes.readUInt16LE(first));
    await expect(decoded(bytes)).rejects.toMatchObject({ code: 'photo-unreadable' });
  });
});
