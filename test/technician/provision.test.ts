import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KioskError } from '../../src/errors.ts';
import { findEngine } from '../../src/inference/engine-store.ts';
import { loadSettings } from '../../src/settings.ts';
import { failed } from '../../src/technician/checks/check.ts';
import { askAnswers, readAnswers } from '../../src/technician/provision/answers.ts';
import { compareOnPhotos } from '../../src/technician/provision/compare.ts';
import { buildEngines } from '../../src/technician/provision/engines.ts';
import { engineIn } from '../../src/technician/provision/ep-context.ts';
import { reportPdf } from '../../src/technician/provision/report.ts';
import { runSteps } from '../../src/technician/provision/run-steps.ts';
import { writeSettings } from '../../src/technician/provision/settings-file.ts';
import type { Step, StepContext } from '../../src/technician/provision/step.ts';
import { timeLeft, trtexecArguments, trtexecVersion } from '../../src/technician/provision/trtexec.ts';
import { startUnits } from '../../src/technician/provision/units.ts';
import { loadManifest, modelFiles } from '../../src/vision/manifest.ts';
import { FakeInference } from '../fakes/inference.ts';
import { picture } from '../fakes/kiosk-parts.ts';
import { fakeManifest } from '../fakes/manifest.ts';
import { type FakeProgram, fakeProgram } from '../fakes/programs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provision-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the steps', () => {
  const context = () => ({ settings: loadSettings({}) }) as StepContext;
  const taken: string[] = [];
  const step = (name: string, key: string | null, run?: Step['run']): Step => ({
    name,
    title: name,
    key: async () => key,
    run:
      run ??
      (async () => {
        taken.push(name);
        return { done: 'well' };
      }),
  });
  const run = (steps: Step[]) => runSteps(steps, join(folder, 'progress.json'), context, () => undefined);
  beforeEach(() => {
    taken.length = 0;
  });

  it('are taken once, and again when what they depend on has changed', async () => {
    await run([step('a', '1'), step('b', '1'), step('always', null)]);
    const again = await run([step('a', '1'), step('b', '2'), step('always', null)]);
    expect(taken).toEqual(['a', 'b', 'always', 'b', 'always']);
    expect(again.map(({ name, kept }) => [name, kept])).toEqual([
      ['a', true],
      ['b', false],
      ['always', false],
    ]);
  });

  it('end at one that fails, and go on there', async () => {
    const fails = step('b', '1', async () => {
      throw new KioskError('provision-failed', 'Plug the printer in.');
    });
    const first = await run([step('a', '1'), fails, step('c', '1')]);
    expect(first.at(-1)).toMatchObject({ name: 'b', outcome: 'failed', text: 'Plug the printer in.' });
    expect(taken).toEqual(['a']);
    expect((await run([step('a', '1'), step('b', '1'), step('c', '1')])).map(({ kept }) => kept)).toEqual([
      true,
      false,
      false,
    ]);
    expect(taken).toEqual(['a', 'b', 'c']);
  });

  it('that were skipped are looked at again', async () => {
    const skips = step('a', '1', async () => ({ skipped: 'no board' }));
    expect((await run([skips]))[0]).toMatchObject({ outcome: 'skipped', text: 'no board' });
    await run([step('a', '1')]);
    expect(taken).toEqual(['a']);
  });

  it('begin anew when the file of their progress is damaged', async () => {
    await writeFile(join(folder, 'progress.json'), '{"format":1,"steps":{"a":');
    await run([step('a', '1')]);
    expect(taken).toEqual(['a']);
  });
});

describe('the settings', () => {
  it('are written over those that are there, whole, and only where the kiosk would take them', async () => {
    const path = join(folder, 'etc', 'settings.json');
    expect(await writeSettings(path, { serial: 'K-7', camera: 'auto' })).toEqual(['serial', 'camera']);
    expect(await writeSettings(path, { serial: 'K-7' })).toEqual([]);
    expect(await writeSettings(path, { pharmacy: 'Corner' })).toEqual(['pharmacy']);
    await expect(writeSettings(path, { camera: '$(id)' })).rejects.toMatchObject({
      code: 'settings-invalid',
    });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      serial: 'K-7',
      camera: 'auto',
      pharmacy: 'Corner',
    });
    expect(await readdir(join(folder, 'etc'))).toEqual(['settings.json']);
    expect(loadSettings({}, path)).toMatchObject({ serial: 'K-7', pharmacy: 'Corner' });
  });
});

describe('the answers', () => {
  const found = { cameras: ['usb:046d:0825:8D2AF120'], printers: ['cups:TM-T20III'] };
  const asker = (answers: readonly string[]) => {
    const left = [...answers];
    const questions: string[] = [];
    const next = async (question: string, fallback = '') => {
      questions.push(question);
      return left.shift() || fallback;
    };
    return { text: next, secret: next, questions };
  };

  it('are asked for, with what is plugged in to choose from', async () => {
    const ask = asker(['Kim', 'Corner', 'K-7', '1', '', '739154', '']);
    expect(await askAnswers(ask, found, { printer: 'pdf' })).toEqual({
      technician: 'Kim',
      settings: { pharmacy: 'Corner', serial: 'K-7', camera: 'usb:046d:0825:8D2AF120', printer: 'pdf' },
      pins: { pharmacist: '739154' },
    });
    expect(ask.questions.some((question) => question.includes('1  cups:TM-T20III'))).toBe(true);
    await expect(askAnswers(asker(['Kim', '', '', 'x; id']), found, {})).rejects.toThrow(/camera/);
  });

  it('come from a file for a run without anybody', async () => {
    const path = join(folder, 'answers.json');
    await writeFile(path, JSON.stringify({ technician: 'Kim', settings: { serial: 'K-7' } }));
    expect(await readAnswers(path)).toEqual({ technician: 'Kim', settings: { serial: 'K-7' }, pins: {} });
    await writeFile(path, JSON.stringify({ technician: 'Kim', pins: { pharmacist: '12' }, colour: 1 }));
    await expect(readAnswers(path)).rejects.toThrow(
      /6 to 12 digits[\s\S]*colour|colour[\s\S]*6 to 12 digits/,
    );
  });
});

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

  it('tells how long it still takes', () => {
    expect(timeLeft(10, null)).toBe('about 6 min left');
    expect(timeLeft(320, null)).toBe('about 40 s left');
    expect(timeLeft(100, 115)).toBe('about 20 s left');
    expect(timeLeft(400, null)).toBe('a little longer than usual');
  });
});

describe('the engines', () => {
  const manifestPath = fileURLToPath(new URL('../../models/manifest.json', import.meta.url));
  const orin = { tensorrt: '10.3.0', gpu: '87' };

  /** Writes what it was asked for into the engine's file, and speaks as the real one does. */
  async function fakeTrtexec(version = 'v100300', status = 0): Promise<string> {
    const path = join(folder, 'trtexec');
    const verdict = status === 0 ? 'PASSED' : 'FAILED';
    await writeFile(
      path,
      `#!/bin/sh
echo "$*" >>'${folder}/calls'
for one; do case $one in --saveEngine=*) echo "plan $*" >"\${one#--saveEngine=}";; esac; done
${status === 0 ? 'echo "[11/23/2026-12:00:00] [I] Engine built in 334.2 sec."' : 'echo "[11/23/2026-12:00:00] [E] Error[10]: IBuilder::buildSerializedNetwork: out of memory"'}
echo "&&&& ${verdict} TensorRT.trtexec [TensorRT ${version}] [b17] # trtexec $*"
exit ${status}
`,
    );
    await chmod(path, 0o755);
    return path;
  }

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
    expect(lines[0]).toMatch(/--fp16 --minShapes=tiles:1x512x512x3 --optShapes=tiles:4x512x512x3/);
    expect(lines[2]).toMatch(/--maxShapes=\w+:1x/);

    const manifest = await loadManifest(manifestPath);
    for (const { model, sha256 } of modelFiles(manifest, manifestPath)) {
      const engine = await findEngine(join(folder, 'engines'), model, sha256, orin);
      if ('fault' in engine) throw new Error(engine.fault);
      const plan = engineIn(await readFile(engine.path));
      expect(Buffer.from(plan ?? []).toString()).toMatch(/^plan --onnx=/);
    }
    // What trtexec itself wrote is not kept a second time.
    expect((await readdir(join(folder, 'engines'))).filter((name) => name.endsWith('.engine'))).toEqual([]);
  });

  it('are built again for another TensorRT', async () => {
    await build(await fakeTrtexec());
    await build(await fakeTrtexec('v101602'), { ...orin, tensorrt: '10.16.2' });
    expect(await calls()).toHaveLength(6);
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

describe('the units', () => {
  let systemctl: FakeProgram | undefined;
  afterEach(() => systemctl?.restore());
  const installed = 'spl-kiosk.service disabled enabled\nspl-kiosk-display.service disabled enabled\n';
  const fake = async (state: string, units: string, status = 0) => {
    systemctl = await fakeProgram(
      'systemctl',
      `echo "$*" >>"$here/asked"
case $1 in
  is-system-running) echo ${state};;
  list-unit-files) printf '${units.replaceAll('\n', '\\n')}';;
  enable) echo 'Job for spl-kiosk.service failed.' >&2; exit ${status};;
esac`,
    );
    return () => readFile(join(systemctl?.folder ?? '', 'asked'), 'utf8');
  };

  it('are enabled and started', async () => {
    const asked = await fake('running', installed);
    expect(await startUnits(() => undefined)).toEqual({
      done: 'spl-kiosk.service, spl-kiosk-display.service enabled and started',
    });
    expect(await asked()).toMatch(/^enable --now spl-kiosk\.service spl-kiosk-display\.service$/m);
  });

  it('are left out where there is no systemd, or deploy/install has not run', async () => {
    await fake('offline', '');
    expect(await startUnits(() => undefined)).toMatchObject({
      skipped: expect.stringMatching(/^systemd does not run/),
    });
    await systemctl?.restore();
    await fake('degraded', 'spl-kiosk.service disabled enabled\n');
    expect(await startUnits(() => undefined)).toEqual({
      skipped: 'spl-kiosk-display.service not installed: run deploy/install, then this command again.',
    });
  });

  it('that do not start are told with systemd’s own words', async () => {
    await fake('running', installed, 1);
    await expect(startUnits(() => undefined)).rejects.toThrow(
      /Job for spl-kiosk\.service failed\..*journalctl/,
    );
  });
});

describe('the report', () => {
  it('is a PDF with every step, every check, and a place to sign', async () => {
    const pdf = await reportPdf({
      format: 1,
      release: '0.1.0',
      serial: 'K-7',
      technician: 'Kim Doe',
      at: '2026-11-23T12:00:00.000Z',
      passed: false,
      steps: [
        {
          name: 'engines',
          title: 'TensorRT engines',
          outcome: 'done',
          text: 'built in 334 s',
          key: null,
          at: '',
          kept: false,
        },
      ],
      checks: [failed('camera', 'camera-missing', 'Plug in the camera.')],
    });
    const path = join(folder, 'report.pdf');
    await writeFile(path, pdf);
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', path, '-']);
    for (const text of [
      'spl-kiosk K-7',
      'NOT passed',
      'TensorRT engines',
      'built in 334 s',
      'Plug in the camera.',
      'Kim Doe',
      'Signature',
    ]) {
      expect(stdout).toContain(text);
    }
  });
});

describe('engines against the CPU', () => {
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
    expect(graded.disagreements).toBe(2);
    expect(graded.probability).toBeCloseTo(0.8);
  });
});
