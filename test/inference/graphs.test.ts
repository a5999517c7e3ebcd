import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { graphsOf } from '../../src/inference/graphs.ts';
import type { CheckedFile, ModelFile } from '../../src/inference/port.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graphs-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function kept(text: string): Promise<CheckedFile> {
  const path = join(folder, `${text}.onnx`);
  await writeFile(path, text);
  return { path, sha256: createHash('sha256').update(text).digest('hex') };
}

const model = async (more: Partial<ModelFile> = {}): Promise<ModelFile> => ({
  model: 'm',
  ...(await kept('full')),
  inputName: 'x',
  outputNames: ['y'],
  ...more,
});

describe('the graph that a provider runs', () => {
  it('is the model itself, but the engine for TensorRT and the quantised one for the CPU', async () => {
    const graphFor = await graphsOf(
      await model({ engine: await kept('engine'), quantized: await kept('int8') }),
    );
    const texts = (['tensorrt', 'cuda', 'cpu'] as const).map(async (one) => `${await graphFor(one)}`);
    expect(await Promise.all(texts)).toEqual(['engine', 'full', 'int8']);
  });

  it('is the model itself on the CPU too where nothing is quantised', async () => {
    const graphFor = await graphsOf(await model());
    expect(`${await graphFor('cpu')}`).toBe('full');
    await expect(graphFor('tensorrt')).rejects.toThrow('no engine was built for this model');
  });

  it('is none where either file is altered or missing, whichever would run', async () => {
    const quantized = await kept('int8');
    const gone = { ...quantized, path: join(folder, 'gone.onnx') };
    const other = { ...quantized, sha256: '0'.repeat(64) };
    await expect(graphsOf(await model({ quantized: gone }))).rejects.toMatchObject({ code: 'model-missing' });
    await expect(graphsOf(await model({ quantized: other }))).rejects.toMatchObject({
      code: 'model-altered',
      message: expect.stringMatching(/int8\.onnx differs.*Install the release again/),
    });
    await expect(graphsOf(await model({ ...other, quantized }))).rejects.toMatchObject({
      code: 'model-altered',
    });
  });
});
