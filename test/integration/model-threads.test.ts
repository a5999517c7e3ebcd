import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ModelThreads } from '../../src/inference/model-threads.ts';
import type { ModelRun, Tensor } from '../../src/inference/port.ts';
import { loadManifest, modelFiles } from '../../src/vision/load-manifest.ts';
import { classifierModel } from '../../src/vision/manifest.ts';

const manifestPath = fileURLToPath(new URL('../../models/manifest.json', import.meta.url));

it('a batch has the outputs of its items, in their order, and counts as one run', async () => {
  const manifest = await loadManifest(manifestPath);
  const runs: ModelRun[] = [];
  const threads = new ModelThreads(
    (run) => runs.push(run),
    (error) => expect.fail(String(error)),
  );
  await threads.load(modelFiles(manifest, manifestPath), ['cpu'], 2);
  const [, ...item] = manifest.classifier.input.shape;
  const crops = [10, 20, 30, 40, 50].map((radius) => discOnSkin(item[0] ?? 0, radius));
  const batchOf = (data: Uint8Array, count: number): Tensor => ({
    type: 'uint8',
    dims: [count, ...item],
    data,
  });
  const alone: number[][] = [];
  for (const crop of crops) {
    const { splByView: score } = await threads.run(classifierModel, batchOf(crop, 1));
    alone.push([...(score?.data ?? [])]);
  }
  runs.splice(0);
  const { splByView: scores } = await threads.run(
    classifierModel,
    batchOf(Uint8Array.from(crops.flatMap((crop) => [...crop])), crops.length),
  );
  expect(scores?.dims[0]).toBe(crops.length);
  const together = [...(scores?.data ?? [])];
  expect(new Set(together).size).toBeGreaterThan(crops.length);
  for (const [i, score] of alone.flat().entries()) expect(together[i]).toBeCloseTo(score, 5);
  expect(runs.map(({ batch }) => batch)).toEqual([crops.length]);
});

/** A brown disc in the middle of skin; size × size × 3 bytes, RGB. */
function discOnSkin(size: number, radius: number): Uint8Array {
  const isInside = (pixel: number) =>
    Math.hypot((pixel % size) - size / 2, Math.floor(pixel / size) - size / 2) < radius;
  const colours = Array.from({ length: size * size }, (_, i) =>
    isInside(i) ? [90, 60, 45] : [205, 160, 140],
  );
  return Uint8Array.from(colours.flat());
}
