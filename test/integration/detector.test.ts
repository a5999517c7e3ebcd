import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ImagingProcess } from '../../src/imaging/imaging-process.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import {
  type Box,
  centreOf,
  containsPoint,
  intersectionOverUnion,
} from '../../src/screening/space/geometry.ts';
import { loadManifest, modelFiles } from '../../src/vision/load-manifest.ts';
import { detectorModel, type Manifest } from '../../src/vision/manifest.ts';
import { detect } from '../../src/vision/models/detector.ts';
import { decodePhoto, pipelineOf } from '../../src/vision/pixels/decode.ts';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const manifestPath = fileURLToPath(new URL('../../models/manifest.json', import.meta.url));
let manifest: Manifest;
let inference: ImagingProcess;

beforeAll(async () => {
  manifest = await loadManifest(manifestPath);
  inference = new ImagingProcess({
    models: modelFiles(manifest, manifestPath).filter(({ model }) => model === detectorModel),
    ladder: ['cpu'],
    quietMs: 60_000,
    loadMs: 60_000,
    manifest: null,
  });
  await inference.start();
});
afterAll(async () => await inference.stop());

const photo = async (name: string): Promise<Frame> =>
  await decodePhoto(await readFile(fixtures + name), name);

async function lesionsOf(frame: Frame): Promise<Box[]> {
  const boxes: Box[] = [];
  for await (const { detections } of detect(frame, inference, manifest.detector))
    boxes.push(...detections.map(({ box }) => box));
  return boxes;
}

async function changed(frame: Frame, change: (photo: Sharp) => Sharp): Promise<Frame> {
  const { data, info } = await change(pipelineOf(frame)).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

const same = (a: Box, b: Box): boolean =>
  containsPoint(a, centreOf(b)) || containsPoint(b, centreOf(a)) || intersectionOverUnion(a, b) >= 0.3;

/** Pairs of one box of each list, none used twice. */
function pairs(some: readonly Box[], others: readonly Box[]): number {
  const open = new Set(others);
  for (const box of some) {
    const own = [...open].find((other) => same(box, other));
    if (own) open.delete(own);
  }
  return others.length - open.size;
}

const boxesFile = z.object({
  boxes: z.array(
    z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), counts: z.boolean() }),
  ),
});
async function knownLesions(name: string): Promise<Box[]> {
  const { boxes } = boxesFile.parse(JSON.parse(await readFile(fixtures + name, 'utf8')));
  return boxes.filter(({ counts }) => counts);
}

/** How a photo changes, and where a box of the changed photo lay in the original of the given size. */
const changes: Record<string, { apply: (photo: Sharp) => Sharp; back: (box: Box, frame: Frame) => Box }> = {
  flipped: {
    apply: (image) => image.flop(),
    back: (box, { width }) => ({ ...box, x: width - box.x - box.width }),
  },
  'turned by 90 degrees': {
    apply: (image) => image.rotate(90),
    back: (box, { height }) => ({
      x: box.y,
      y: height - box.x - box.width,
      width: box.height,
      height: box.width,
    }),
  },
  'brightened by 20 %': { apply: (image) => image.linear(1.2, 0), back: (box) => box },
};
/** Twice the lesions found in both, over all that were found in either, on all demo photos together. */
const leastAgreement = 0.95;
const demo = ['composed-back.jpg', 'composed-arm.jpg', 'composed-abdomen.jpg', 'DN2A.jpg', 'M5C.jpg'];

describe('the shipped detector', () => {
  let originals: { frame: Frame; lesions: Box[] }[];
  beforeAll(async () => {
    originals = [];
    for (const name of demo) {
      const frame = await photo(`../../models/demo/${name}`);
      originals.push({ frame, lesions: await lesionsOf(frame) });
    }
  }, 120_000);

  it.each(Object.entries(changes))(
    'finds the same lesions in the demo photos when they are %s',
    async (_, change) => {
      let [both, all] = [0, 0];
      for (const { frame, lesions } of originals) {
        const found = await lesionsOf(await changed(frame, change.apply));
        const back = found.map((box) => change.back(box, frame));
        both += 2 * pairs(back, lesions);
        all += back.length + lesions.length;
      }
      expect(both / all).toBeGreaterThanOrEqual(leastAgreement);
    },
    120_000,
  );

  it.each([
    ['touching lesions apart, most of them', 'touching', 0.8],
    ['lesions of 12 to 15 pixels', 'small', 0.9],
    ['a lesion of 1,000 pixels', 'large', 1],
  ])('finds %s', async (_, name, share) => {
    const found = await lesionsOf(await photo(`lesions/${name}.jpg`));
    const known = await knownLesions(`lesions/${name}.json`);
    expect(pairs(found, known) / known.length).toBeGreaterThanOrEqual(share);
    expect(found.length).toBeLessThanOrEqual(known.length + 1);
  });
});
