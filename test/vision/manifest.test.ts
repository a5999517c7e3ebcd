import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadManifest, modelFiles } from '../../src/vision/manifest.ts';
import { fakeManifest } from '../fakes/parts/manifest.ts';

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'manifest-')), 'manifest.json');
});
afterEach(() => rm(join(path, '..'), { recursive: true }));

/** The release's manifest with another entry for the classifier's quantised file. */
async function withQuantized(quantized?: unknown) {
  const classifier = { ...fakeManifest.classifier, quantized };
  await writeFile(path, JSON.stringify({ ...fakeManifest, classifier }));
  return modelFiles(await loadManifest(path), path);
}

describe('the manifest', () => {
  const sha256 = 'ab'.repeat(32);

  it('may name a quantised file beside a model, in the same folder', async () => {
    const [detector, classifier] = await withQuantized({ file: 'lesion-classifier.int8.onnx', sha256 });
    expect(classifier).toMatchObject({
      path: join(path, '../lesion-classifier.onnx'),
      quantized: { path: join(path, '../lesion-classifier.int8.onnx'), sha256 },
    });
    expect(detector).not.toHaveProperty('quantized');
    for (const file of await withQuantized()) expect(file).not.toHaveProperty('quantized');
  });

  it.each([[{ nearFollow: 0.4, follow: 0.3, refer: 0.6 }], [{ nearFollow: 0.1, follow: 0.7, refer: 0.6 }]])(
    'refuses levels out of order: %j',
    async (levels) => {
      const { classifier: fake } = fakeManifest;
      const classifier = { ...fake, levels: { ...fake.levels, closeUp: { ...levels, reason: 'a fake' } } };
      await writeFile(path, JSON.stringify({ ...fakeManifest, classifier }));
      await expect(loadManifest(path)).rejects.toMatchObject({
        code: 'manifest-invalid',
        message: expect.stringMatching(/must not exceed/),
      });
    },
  );

  it.each([
    ['a file elsewhere', { file: '../other.onnx', sha256 }],
    ['a file that is no graph', { file: 'other.bin', sha256 }],
    ['no hash', { file: 'other.onnx' }],
    ['half a hash', { file: 'other.onnx', sha256: 'abab' }],
    ['a key that it does not know', { file: 'other.onnx', sha256, precision: 'int4' }],
  ])('refuses for it %s', async (_what, quantized) => {
    await expect(withQuantized(quantized)).rejects.toMatchObject({
      code: 'manifest-invalid',
      message: expect.stringMatching(/classifier\.quantized/),
    });
  });
});
