import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agrees, compareOnPhotos, differenceText } from '../../../src/technician/provision/compare.ts';
import { FakeInference } from '../../fakes/parts/inference.ts';
import { picture } from '../../fakes/parts/kiosk-parts.ts';
import { fakeManifest } from '../../fakes/parts/manifest.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provision-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('engines against the CPU', () => {
  it('agree when every lesion is found in the same band, with a difference that half precision explains', () => {
    const difference = { photos: 3, lesions: 40, probability: 0.05, disagreements: 0 };
    expect(agrees(difference)).toBe(true);
    expect(agrees({ ...difference, disagreements: 1 })).toBe(false);
    expect(agrees({ ...difference, probability: 0.051 })).toBe(false);
  });

  it('are compared lesion by lesion', async () => {
    const path = join(folder, 'discs.jpg');
    await writeFile(path, picture);
    const reference = { inference: new FakeInference(), manifest: fakeManifest };
    const same = { inference: new FakeInference(), manifest: fakeManifest };
    expect(await compareOnPhotos([path], same, reference)).toEqual({
      photos: 1,
      lesions: 2,
      probability: 0,
      disagreements: 0,
    });
    const other = new FakeInference();
    other.spl = 0.1;
    const graded = await compareOnPhotos([path], { inference: other, manifest: fakeManifest }, reference);
    expect(differenceText(graded, ['tensorrt'])).toBe(
      '1 photos, 2 lesions: largest difference of a probability 0.8000, 2 lesions found or graded otherwise (tensorrt against CPU)',
    );
    expect(agrees(graded)).toBe(false);
    expect(graded.disagreements).toBe(2);
    expect(graded.probability).toBeCloseTo(0.8);
  });
});
