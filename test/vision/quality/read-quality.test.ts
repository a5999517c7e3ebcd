import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/screening/judgement/quality.ts';
import type { Frame } from '../../../src/screening/space/frame.ts';
import { decodePhoto } from '../../../src/vision/pixels/decode.ts';
import { readCloseupQuality, readQuality } from '../../../src/vision/quality/read-quality.ts';
import { FakeInference } from '../../fakes/parts/inference.ts';
import { fakeManifest } from '../../fakes/parts/manifest.ts';

const photo = await readFile(fileURLToPath(new URL('../../../models/demo/M5C.jpg', import.meta.url)));
const composed = fileURLToPath(new URL('../../../models/demo/composed-back.jpg', import.meta.url));

async function changed(change: (photo: Sharp) => Sharp): Promise<Frame> {
  return await decodePhoto(await change(sharp(photo)).png().toBuffer(), 'photo');
}

async function faultsOf(change: (photo: Sharp) => Sharp, skinShare = 0.9) {
  return judge(await readCloseupQuality(await changed(change), skinShare)).faults;
}

const smear = {
  width: 21,
  height: 21,
  kernel: Array.from({ length: 441 }, (_, i) => (i % 21 === i / 21 ? 1 : 0)),
};
const smearAcross = { ...smear, kernel: smear.kernel.map((_, i) => (Math.floor(i / 21) === 10 ? 1 : 0)) };
const drawn = (marks: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="428" height="285">${marks}</svg>`);
const shine = drawn('<ellipse cx="214" cy="120" rx="90" ry="70" fill="#fffdfa"/>');
const hairs = drawn(
  Array.from(
    { length: 40 },
    (_, i) => `<path d="M${i * 11} 0 q 30 140 -10 285" stroke="#1a1210" stroke-width="3" fill="none"/>`,
  ).join(''),
);

describe('the quality of a photo', () => {
  it('is good for a clinical photograph, also at half its light', async () => {
    expect(await faultsOf((one) => one)).toEqual([]);
    expect(await faultsOf((one) => one.linear(0.5, 0))).toEqual([]);
  });

  it.each<[string, (photo: Sharp) => Sharp, number?]>([
    ['no-colour', (one) => one.greyscale()],
    ['colour-cast', (one) => one.linear([0.5, 0.8, 1.5], [0, 0, 0])],
    ['too-dark', (one) => one.linear(0.15, 0)],
    ['too-bright', (one) => one.linear(1, 170)],
    ['blurred', (one) => one.blur(3)],
    ['moving', (one) => one.convolve(smearAcross)],
    ['glare', (one) => one.composite([{ input: shine }])],
    ['hair', (one) => one.composite([{ input: hairs }])],
    ['no-skin', (one) => one, 0.01],
    ['little-skin', (one) => one, 0.3],
  ])('names the fault %s', async (fault, change, skinShare) => {
    expect(await faultsOf(change, skinShare)).toContain(fault);
  });

  it.each([6, 14])('of 12 megapixels is blurred, however much: by %d px', async (deviation) => {
    const large = await decodePhoto(
      await sharp(composed).blur(deviation).jpeg({ quality: 95 }).toBuffer(),
      'photo',
    );
    expect(judge(await readCloseupQuality(large, 0.9)).faults).toContain('blurred');
  });

  it('tells of a dark photo that it is dark, not that it is not sharp', async () => {
    expect(await faultsOf((one) => one.linear(0.1, 0))).toEqual(['too-dark']);
  });

  it('names the fault noisy', async () => {
    const frame = await changed((one) => one);
    const noisy = { ...frame, data: frame.data.map((value, i) => value + 30 * Math.sin(i * i)) };
    expect(judge(await readCloseupQuality(noisy, 0.9)).faults).toContain('noisy');
  });
});

describe('a wide-field photo', () => {
  const vision = () => ({ inference: new FakeInference(), manifest: fakeManifest });

  it('is far away when the skin that it means to show has few pixels', async () => {
    const frame = await changed((one) => one);
    const area = (pixelsPerMm: number) => (frame.width * frame.height) / pixelsPerMm ** 2;
    expect((await readQuality(frame, vision(), area(4))).pixelsPerMm).toBeCloseTo(4);
    expect(judge(await readQuality(frame, vision(), area(1))).faults).toContain('too-far');
    expect(judge(await readQuality(frame, vision(), area(4))).faults).not.toContain('too-far');
    expect((await readQuality(frame, vision())).pixelsPerMm).toBeNull();
  });

  it('shows a second person, but the customer in the middle is none', async () => {
    const frame = await changed((one) => one);
    const kiosk = vision();
    const middle = [16, 11, 20, 20, 0.9];
    const edge = [3, 10, 6, 18, 0.8];
    kiosk.inference.people = [middle, [0, 0, 0, 0, 0]];
    expect((await readQuality(frame, kiosk)).bystanders).toBe(0);
    kiosk.inference.people = [middle, edge];
    expect(judge(await readQuality(frame, kiosk)).faults).toContain('second-person');
    kiosk.inference.people = [edge, [0, 0, 0, 0, 0.2]];
    expect((await readQuality(frame, kiosk)).bystanders).toBe(1);
  });

  it('without skin is read everywhere, so that a black photo is dark', async () => {
    const kiosk = vision();
    kiosk.inference.background = 1;
    const { faults } = judge(await readQuality(await changed((one) => one.linear(0.1, 0)), kiosk));
    expect(faults).toEqual(expect.arrayContaining(['no-skin', 'too-dark']));
  });
});
