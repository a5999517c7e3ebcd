import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImagingProcess } from '../../src/imaging/imaging-process.ts';
import type { CheckedFile, ModelFile } from '../../src/inference/port.ts';
import { openModels } from '../../src/open/models.ts';
import { loadSettings } from '../../src/settings.ts';
import { checkModelFiles } from '../../src/technician/checks/models.ts';
import { writeOnnx } from '../../src/technician/provision/onnx-format.ts';
import { readModelFiles } from '../../src/technician/readings/model-trial.ts';

const shipped = fileURLToPath(new URL('../../models/', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quantised-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, bytes: Uint8Array | string): Promise<CheckedFile> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** y = operator(x), so that the answer tells which file was run. */
function graph(operator: 'Neg' | 'Identity'): Uint8Array {
  const value = (name: string) => ({
    name,
    type: { tensor_type: { elem_type: 1, shape: { dim: [{ dim_param: 'batch' }] } } },
  });
  const node = { input: ['x'], output: ['y'], name: 'n', op_type: operator, domain: '', attribute: [] };
  return writeOnnx({
    ir_version: 8,
    producer_name: 'test',
    producer_version: '1',
    opset_import: [{ domain: '', version: 17 }],
    graph: { name: 'g', node: [node], input: [value('x')], output: [value('y')] },
  });
}

describe('the inference child on the CPU', () => {
  async function answer(quantized?: CheckedFile): Promise<number | undefined> {
    const file = await put('model.onnx', graph('Neg'));
    const model: ModelFile = { model: 'm', ...file, inputName: 'x', outputNames: ['y'], quantized };
    const inference = new ImagingProcess({
      models: [model],
      ladder: ['cpu'],
      quietMs: 30_000,
      loadMs: 60_000,
      manifest: null,
    });
    try {
      await inference.start();
      const outputs = await inference.run('m', { type: 'float32', dims: [1], data: Float32Array.of(3) });
      return outputs.y?.data[0];
    } finally {
      await inference.stop();
    }
  }

  it('runs the quantised graph where there is one, the model itself where not', async () => {
    expect(await answer()).toBe(-3);
    expect(await answer(await put('model.int8.onnx', graph('Identity')))).toBe(3);
  });

  it('refuses a quantised graph that is altered, missing or none, and never runs the model in its place', async () => {
    const quantized = await put('model.int8.onnx', graph('Identity'));
    await expect(answer({ ...quantized, sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'model-altered',
    });
    await expect(answer({ ...quantized, path: join(folder, 'gone.onnx') })).rejects.toMatchObject({
      code: 'model-missing',
    });
    await expect(answer(await put('broken.onnx', 'no graph'))).rejects.toMatchObject({
      code: 'provider-unavailable',
    });
  });
});

describe('a release whose person finder has a quantised file', () => {
  const file = 'person-finder.int8.onnx';

  /** The shipped models, with these bytes for the quantised one. */
  async function release(bytes: Uint8Array | string): Promise<string> {
    for (const name of await readdir(shipped))
      if (name.endsWith('.onnx') && name !== file) await symlink(join(shipped, name), join(folder, name));
    const manifest = JSON.parse(await readFile(join(shipped, 'manifest.json'), 'utf8'));
    const { sha256 } = await put(file, bytes);
    manifest.personFinder.quantized = { file, sha256 };
    const { path } = await put('manifest.json', JSON.stringify(manifest));
    return path;
  }

  it('runs without it where the engines are compared with the models at full precision', async () => {
    const manifest = await release('no graph');
    const settings = { ...loadSettings({}), providers: ['cpu' as const], releaseKey: join(folder, 'none') };
    await expect(openModels(settings, {}, manifest)).rejects.toThrow(/person-finder/);
    const models = await openModels(settings, { fullPrecision: true }, manifest);
    await models.close();
    expect(models.loaded.map(({ provider }) => provider)).toEqual(['cpu', 'cpu', 'cpu']);
  });

  it('is found out by the doctor where that file is another, or gone', async () => {
    const manifest = await release('int8');
    const check = async () => checkModelFiles(await readModelFiles(manifest));
    expect(await check()).toMatchObject({
      status: 'ok',
      value: expect.stringMatching(
        /person-finder [\d.]+ \(\w{8}\), quantised person-finder [\d.]+ \(\w{8}\)/,
      ),
    });
    await put(file, 'int4');
    expect(await check()).toMatchObject({ status: 'failed', value: 'altered: quantised person-finder' });
    await rm(join(folder, file));
    expect(await check()).toMatchObject({ status: 'failed', value: 'missing: quantised person-finder' });
  });
});
