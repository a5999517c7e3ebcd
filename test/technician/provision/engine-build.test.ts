import { writeFileSync } from 'node:fs';
import {
  appendFile,
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findEngine } from '../../../src/inference/engine-store.ts';
import { buildEngines } from '../../../src/technician/provision/engines.ts';
import { engineIn } from '../../../src/technician/provision/ep-context.ts';
import {
  buildEngine,
  timeLeft,
  trtexecArguments,
  trtexecVersion,
} from '../../../src/technician/provision/trtexec.ts';
import { loadManifest, modelFiles } from '../../../src/vision/load-manifest.ts';
import { writeTrtexec } from '../../fakes/machines/trtexec.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provision-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('trtexec', () => {
  it('is asked for half precision, one profile up to the largest batch, and no inference', () => {
    expect(
      trtexecArguments({
        onnx: '/opt/m.onnx',
        engine: '/var/m.engine',
        timingCache: '/var/t.cache',
        inputName: 'tiles',
        inputShape: [512, 512, 3],
        maxBatch: 4,
      }),
    ).toEqual([
      '--onnx=/opt/m.onnx',
      '--saveEngine=/var/m.engine',
      '--fp16',
      '--minShapes=tiles:1x512x512x3',
      '--optShapes=tiles:4x512x512x3',
      '--maxShapes=tiles:4x512x512x3',
      '--timingCacheFile=/var/t.cache',
      '--memPoolSize=workspace:1024',
      '--skipInference',
    ]);
  });

  it('names its version, as in its real last lines', () => {
    expect(trtexecVersion('&&&& PASSED TensorRT.trtexec [TensorRT v100300] [b17] # trtexec --onnx=m')).toBe(
      '10.3.0',
    );
    expect(trtexecVersion('&&&& PASSED TensorRT.trtexec [TensorRT v101602] [b10] #')).toBe('10.16.2');
    expect(trtexecVersion('')).toBeNull();
  });

  it('tells while it builds how far it is', async () => {
    const slow = join(folder, 'trtexec');
    const goOn = join(folder, 'go-on');
    await writeFile(
      slow,
      `#!/bin/sh\nwhile [ ! -e ${goOn} ]; do sleep 0.05; done\n` +
        'echo "&&&& PASSED TensorRT.trtexec [TensorRT v100300] [b17] #"\n',
    );
    await chmod(slow, 0o755);
    const told: string[] = [];
    const tell = (progress: string) => {
      if (told.push(progress) === 2) writeFileSync(goOn, '');
    };
    const job = {
      onnx: 'm',
      engine: 'e',
      timingCache: 't',
      inputName: 'tiles',
      inputShape: [1],
      maxBatch: 1,
    };
    const built = await buildEngine(slow, job, null, tell, 20);
    expect(built).toMatchObject({ tensorrt: '10.3.0' });
    expect(told[0]).toMatch(/^\d+ s, about [56] min left$/);
  });

  it('tells how long it still takes', () => {
    expect(timeLeft(10, null)).toBe('about 6 min left');
    expect(timeLeft(320, null)).toBe('about 40 s left');
    expect(timeLeft(100, 115)).toBe('about 20 s left');
    expect(timeLeft(400, null)).toBe('a little longer than usual');
  });
});

describe('the engines', () => {
  const manifestPath = fileURLToPath(new URL('../../../models/manifest.json', import.meta.url));
  const orin = { tensorrt: '10.3.0', gpu: '87' };

  const fakeTrtexec = (version = 'v100300', status = 0) => writeTrtexec(folder, version, status);

  const calls = async () =>
    (await readFile(join(folder, 'calls'), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  const build = async (trtexec: string, platform = orin) =>
    buildEngines({
      manifest: await loadManifest(manifestPath),
      manifestPath,
      folder: join(folder, 'engines'),
      platform,
      trtexec,
      release: '0.1.0',
      tell: () => undefined,
    });

  it('are built once, wrapped, and found by the kiosk', async () => {
    const trtexec = await fakeTrtexec();
    expect(await build(trtexec)).toMatch(/^lesion-detector: built in \d+ s, lesion-classifier: built in/);
    expect(await build(trtexec)).toBe(
      'lesion-detector: there, lesion-classifier: there, person-finder: there',
    );
    const lines = await calls();
    expect(lines).toHaveLength(3);
    const manifest = await loadManifest(manifestPath);
    const { input, maxBatch } = manifest.detector;
    const shape = (batch: number) => `${input.name}:${[batch, ...input.shape.slice(1)].join('x')}`;
    expect(lines[0]).toContain(`--fp16 --minShapes=${shape(1)} --optShapes=${shape(maxBatch)}`);
    expect(lines[2]).toMatch(/--maxShapes=\w+:1x/);
    for (const { model, sha256 } of modelFiles(manifest, manifestPath)) {
      const engine = await findEngine(join(folder, 'engines'), model, sha256, orin);
      if ('fault' in engine) throw new Error(engine.fault);
      const plan = engineIn(await readFile(engine.path));
      expect(Buffer.from(plan ?? []).toString()).toMatch(/^plan --onnx=/);
    }
    // trtexec's own file is not kept in addition.
    expect((await readdir(join(folder, 'engines'))).filter((name) => name.endsWith('.engine'))).toEqual([]);
  });

  it('are built again for another TensorRT', async () => {
    await build(await fakeTrtexec());
    await build(await fakeTrtexec('v101602'), { ...orin, tensorrt: '10.16.2' });
    expect(await calls()).toHaveLength(6);
  });

  it('are built of no model but the one that the manifest, which is signed, names', async () => {
    const altered = join(folder, 'models');
    await mkdir(altered);
    const manifest = await loadManifest(manifestPath);
    for (const { path } of modelFiles(manifest, manifestPath))
      await copyFile(path, join(altered, basename(path)));
    await appendFile(join(altered, manifest.detector.file), ' ');
    const built = buildEngines({
      manifest,
      manifestPath: join(altered, 'manifest.json'),
      folder: join(folder, 'engines'),
      platform: orin,
      trtexec: await fakeTrtexec(),
      release: '0.1.0',
      tell: () => undefined,
    });
    await expect(built).rejects.toMatchObject({ code: 'model-altered' });
    expect(await calls()).toEqual([]);
  });

  it('are none when trtexec fails, is missing, or is of another version', async () => {
    await expect(build(await fakeTrtexec('v100300', 1))).rejects.toThrow(
      /trtexec failed: Error\[10\].*out of memory.*Free some memory/,
    );
    await expect(build(join(folder, 'nowhere'))).rejects.toThrow(/can't be run/);
    await expect(build(await fakeTrtexec('v101602'))).rejects.toThrow(
      /of TensorRT 10.16.2, the library of 10.3.0/,
    );
    expect((await readdir(join(folder, 'engines'))).filter((name) => /onnx|json|engine$/.test(name))).toEqual(
      [],
    );
  });
});
