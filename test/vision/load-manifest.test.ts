import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedManifest } from '../../src/open/models.ts';
import { loadManifest, modelFiles } from '../../src/vision/load-manifest.ts';
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

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** Every number with its path. */
const numbersIn = (json: Json): [string[], number][] => {
  if (typeof json === 'number') return [[[], json]];
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, inside]) =>
    numbersIn(inside).map(([way, value]): [string[], number] => [[key, ...way], value]),
  );
};

function withValue(json: Json, way: readonly string[], value: Json): Json {
  const [key, ...rest] = way;
  if (key === undefined || typeof json !== 'object' || json === null) return value;
  if (Array.isArray(json))
    return json.map((one, i) => (String(i) === key ? withValue(one, rest, value) : one));
  return { ...json, [key]: withValue(json[key] ?? null, rest, value) };
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

  it('has limits for each of its numbers', async () => {
    const release = JSON.parse(await readFile(shippedManifest, 'utf8'));
    const paths = numbersIn(release);
    expect(paths.length).toBeGreaterThan(40);
    for (const [at, value] of paths) {
      if (at.join('.') === 'format' || value === -1) continue;
      for (const wrong of [1e12, -1e12, null]) {
        await writeFile(path, JSON.stringify(withValue(release, at, wrong)));
        await expect(loadManifest(path), `${at.join('.')} = ${wrong}`).rejects.toMatchObject({
          code: 'manifest-invalid',
        });
      }
    }
  });

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
