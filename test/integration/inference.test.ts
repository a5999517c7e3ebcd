import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ImagingProcess } from '../../src/imaging/imaging-process.ts';
import type { Tensor } from '../../src/inference/port.ts';
import { loadManifest, modelFiles } from '../../src/vision/load-manifest.ts';
import { classifierModel, type Manifest } from '../../src/vision/manifest.ts';
import { until } from '../fakes/until.ts';

const manifestPath = fileURLToPath(new URL('../../models/manifest.json', import.meta.url));
let manifest: Manifest;
let crops: Tensor;
let folder: string;
const started: ImagingProcess[] = [];

beforeAll(async () => {
  manifest = await loadManifest(manifestPath);
  const size = manifest.classifier.input.shape[1] ?? 0;
  crops = { type: 'uint8', dims: [1, size, size, 3], data: new Uint8Array(size * size * 3).fill(120) };
  folder = await mkdtemp(join(tmpdir(), 'spl-kiosk-models-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((inference) => inference.stop()));
});
afterAll(async () => await rm(folder, { recursive: true }));

function open(models = modelFiles(manifest, manifestPath), runTimeoutMs = 30_000) {
  const events: string[] = [];
  const lost: string[] = [];
  const inference = new ImagingProcess({
    models,
    ladder: ['tensorrt', 'cuda', 'cpu'],
    quietMs: runTimeoutMs,
    loadMs: 60_000,
    manifest: null,
    onChange: (change) => events.push(change.ready ? 'ready' : change.error.code),
    onThreadLost: ({ code }) => lost.push(code),
  });
  started.push(inference);
  return { inference, events, lost };
}

function pidOf({ pid }: ImagingProcess): number {
  if (pid === undefined) throw new Error('It does not run.');
  return pid;
}

describe('the inference child with the shipped models', () => {
  it('says which provider really runs each model, and why not a better one', async () => {
    const loaded = await open().inference.start();
    expect(loaded.map(({ model }) => model)).toEqual([
      'lesion-detector',
      'lesion-classifier',
      'person-finder',
    ]);
    for (const { provider, passedOver } of loaded) {
      expect(['tensorrt', 'cuda', 'cpu']).toContain(provider);
      if (provider === 'cpu') expect(passedOver.map((one) => one.provider)).toEqual(['tensorrt', 'cuda']);
    }
  });

  it('gives three outputs of the contract, and probabilities that sum to 1', async () => {
    const outputs = await open().inference.run(classifierModel, crops);
    for (const { name, shape } of Object.values(manifest.classifier.outputs)) {
      expect(outputs[name]?.dims).toEqual([1, ...shape.slice(1)]);
    }
    const sum = [...(outputs.probabilities?.data ?? [])].reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 4);
  });

  it('answers the same for a crop alone and in a batch', async () => {
    const { inference } = open();
    const three = {
      ...crops,
      dims: [3, ...crops.dims.slice(1)],
      data: new Uint8Array(crops.data.length * 3).fill(120),
    };
    const name = manifest.classifier.outputs.probabilities.name;
    const alone = (await inference.run(classifierModel, crops))[name]?.data ?? [];
    const batch = (await inference.run(classifierModel, three))[name]?.data ?? [];
    for (let i = 0; i < 6; i++) expect(batch[12 + i]).toBeCloseTo(alone[i] ?? Number.NaN, 4);
  });

  it('survives a crash of the child: the run is repeated on a new one', async () => {
    const { inference, events } = open();
    await inference.start();
    const run = inference.run(classifierModel, crops);
    process.kill(pidOf(inference), 'SIGKILL');
    expect((await run).probabilities?.dims).toEqual([1, 6]);
    expect(events).toEqual(['ready', 'inference-crashed', 'ready']);
  });

  it('notices a child that hangs, ends it and goes on with a new one', async () => {
    const { inference, events } = open(undefined, 3000);
    await inference.start();
    const hung = pidOf(inference);
    process.kill(hung, 'SIGSTOP');
    expect((await inference.run(classifierModel, crops)).probabilities?.dims).toEqual([1, 6]);
    expect(inference.pid).not.toBe(hung);
    await until(() => expect(() => process.kill(hung, 0)).toThrow());
    expect(events).toEqual(['ready', 'inference-hung', 'ready']);
  });

  it('tries again after a restart that failed, and says so meanwhile', async () => {
    const files = modelFiles(manifest, manifestPath);
    const moved = join(folder, 'moved.onnx');
    await copyFile(files[1]?.path ?? '', moved);
    const { inference, events } = open(files.map((file, i) => (i === 1 ? { ...file, path: moved } : file)));
    await inference.start();
    await rename(moved, `${moved}.away`);
    process.kill(pidOf(inference), 'SIGKILL');
    await until(() => expect(events).toContain('model-missing'));
    await rename(`${moved}.away`, moved);
    await until(() => expect(events.at(-1)).toBe('ready'));
    expect((await inference.run(classifierModel, crops)).probabilities?.dims).toEqual([1, 6]);
  });

  it('goes on with the threads that work, and says why another can’t load the models', async () => {
    // A pipe gives the model to the first thread alone: what the others find in its place is altered.
    const finder = modelFiles(manifest, manifestPath).find(({ model }) => model === 'person-finder');
    if (!finder) throw new Error('no person finder');
    const path = join(folder, 'pipe.onnx');
    execFileSync('mkfifo', [path]);
    const { inference, events, lost } = open([{ ...finder, path, quantized: undefined }]);
    const ready = inference.start();
    await writeFile(path, await readFile(finder.path));
    await writeFile(`${path}.new`, 'altered');
    await rename(`${path}.new`, path);
    const [{ provider } = { provider: null }] = await ready;
    const others = provider === 'cpu' ? Math.min(availableParallelism(), 4) - 1 : 0;
    await until(() => expect(lost).toEqual(Array(others).fill('model-altered')));
    const photos = { type: 'uint8', dims: [1, 416, 416, 3], data: new Uint8Array(416 * 416 * 3) } as const;
    expect((await inference.run('person-finder', photos)).people?.dims).toEqual([1, 100, 5]);
    expect(events).toEqual(['ready']);
  });

  it('leaves no process behind', async () => {
    const { inference } = open();
    await inference.start();
    const pid = pidOf(inference);
    await inference.stop();
    expect(() => process.kill(pid, 0)).toThrow();
    await expect(inference.run(classifierModel, crops)).rejects.toMatchObject({ code: 'stopped' });
  });

  it('refuses a missing, an altered and a broken model', async () => {
    const files = modelFiles(manifest, manifestPath);
    const altered = join(folder, 'altered.onnx');
    await copyFile(files[0]?.path ?? '', altered);
    await writeFile(altered, Buffer.concat([await readFile(altered), Buffer.of(0)]));
    const [shipped] = files;
    if (!shipped) throw new Error('no detector');
    // Without the file that the CPU would run in its place.
    const { quantized: _, ...detector } = shipped;
    await expect(open([{ ...detector, path: altered }]).inference.start()).rejects.toMatchObject({
      code: 'model-altered',
    });
    const broken = join(folder, 'broken.onnx');
    await writeFile(broken, 'no graph');
    const sha256 = createHash('sha256').update('no graph').digest('hex');
    await expect(open([{ ...detector, path: broken, sha256 }]).inference.start()).rejects.toMatchObject({
      code: 'provider-unavailable',
    });
    await expect(
      open([{ ...detector, path: join(folder, 'gone.onnx') }]).inference.start(),
    ).rejects.toMatchObject({ code: 'model-missing' });
  });
});
