import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ImagingProcess } from '../../src/imaging/imaging-process.ts';
import type { Grade } from '../../src/screening/lesion/lesion.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import type { Box } from '../../src/screening/space/geometry.ts';
import { loadManifest, modelFiles } from '../../src/vision/load-manifest.ts';
import { classifierModel, type Manifest } from '../../src/vision/manifest.ts';
import { classify } from '../../src/vision/models/classifier.ts';
import { cropsAround } from '../../src/vision/pixels/crop.ts';
import { decodePhoto } from '../../src/vision/pixels/decode.ts';

const fixtures = fileURLToPath(new URL('../../models/demo/', import.meta.url));
const manifestPath = fileURLToPath(new URL('../../models/manifest.json', import.meta.url));
const described = z.object({
  boxes: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
});
let manifest: Manifest;
let inference: ImagingProcess;
let photo: Frame;
let boxes: readonly Box[];
let asItIs: readonly Grade[];

beforeAll(async () => {
  manifest = await loadManifest(manifestPath);
  inference = new ImagingProcess({
    models: modelFiles(manifest, manifestPath).filter(({ model }) => model === classifierModel),
    ladder: ['cpu'],
    quietMs: 60_000,
    loadMs: 60_000,
    manifest: null,
  });
  await inference.start();
  photo = await decodePhoto(await readFile(`${fixtures}composed-back.jpg`), 'The photo');
  ({ boxes } = described.parse(JSON.parse(await readFile(`${fixtures}composed-back.json`, 'utf8'))));
  asItIs = await gradesOf(photo);
});
afterAll(async () => await inference.stop());

const gradesOf = async (frame: Frame) =>
  await classify(
    await cropsAround(frame, boxes, manifest.classifier.input.shape[1] ?? 0),
    inference,
    manifest.classifier,
  );

/** The photo with its channels multiplied: what another lamp, a shade or another skin does to it. */
function inLight(red: number, green: number, blue: number): Frame {
  const factors = [red, green, blue];
  return { ...photo, data: photo.data.map((value, i) => Math.round(value * (factors[i % 3] ?? 1))) };
}

describe('the shipped classifier', () => {
  it.each([
    ['in half the light', 0.73, 0.73, 0.73],
    ['under a warm lamp', 1, 0.85, 0.65],
    ['under a cold lamp', 0.75, 0.9, 1],
    ['on far darker skin', 0.45, 0.4, 0.4],
  ])('grades the lesions of a photo %s as it does as they are', async (_light, red, green, blue) => {
    const other = await gradesOf(inLight(red, green, blue));
    const moved = other.map(({ splScore }, i) => Math.abs(splScore - (asItIs[i]?.splScore ?? 0)));
    const levels = other.filter(({ level }, i) => level === asItIs[i]?.level).length;
    expect(moved.reduce((sum, one) => sum + one, 0) / moved.length).toBeLessThan(0.03);
    expect(levels / other.length).toBeGreaterThanOrEqual(0.9);
  });
});
