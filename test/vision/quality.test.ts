import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePhoto } from '../../src/vision/decode.ts';
import { judge, readQuality } from '../../src/vision/quality.ts';

const photo = await readFile(fileURLToPath(new URL('../fixtures/demo/M5C.jpg', import.meta.url)));

async function faultsOf(change: (photo: Sharp) => Sharp, skinShare = 0.9) {
  const bytes = await change(sharp(photo)).png().toBuffer();
  return judge(await readQuality(await decodePhoto(bytes, 'photo'), skinShare)).faults;
}

describe('the quality of a photo', () => {
  it('is good for a clinical photograph, also at half its light', async () => {
    expect(await faultsOf((one) => one)).toEqual([]);
    expect(await faultsOf((one) => one.linear(0.5, 0))).toEqual([]);
  });

  it.each<[string, (photo: Sharp) => Sharp, number?]>([
    ['no-colour', (one) => one.greyscale()],
    ['too-dark', (one) => one.linear(0.15, 0)],
    ['too-bright', (one) => one.linear(1, 140)],
    ['blurred', (one) => one.blur(12)],
    ['no-skin', (one) => one, 0.01],
  ])('names the fault %s', async (fault, change, skinShare) => {
    expect(await faultsOf(change, skinShare)).toContain(fault);
  });

  it('is not usable with any fault', () => {
    const good = { skinShare: 1, chroma: 40, brightest: 200, blownOut: 0, sharpness: 10 };
    expect(judge(good)).toEqual({ usable: true, faults: [] });
    expect(judge({ ...good, blownOut: 0.9 })).toEqual({ usable: false, faults: ['too-bright'] });
  });
});
