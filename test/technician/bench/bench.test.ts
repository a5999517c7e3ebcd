import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { LocalImaging } from '../../../src/imaging/local-imaging.ts';
import { composePhoto } from '../../../src/technician/bench/compose-photo.ts';
import { ModelMeter } from '../../../src/technician/bench/model-meter.ts';
import { budgetLines, photoReport, textOf } from '../../../src/technician/bench/report.ts';
import { type PhotoRun, runPhoto } from '../../../src/technician/bench/run-photo.ts';
import { spreadOf } from '../../../src/technician/bench/spread.ts';
import { FakeInference } from '../../fakes/parts/inference.ts';
import { picture } from '../../fakes/parts/kiosk-parts.ts';
import { fakeManifest } from '../../fakes/parts/manifest.ts';

const run = (change: Partial<PhotoRun> = {}): PhotoRun => ({
  total: 1000,
  firstLesion: 390,
  firstJudged: 500,
  cpu: { decode: 100, own: 300, models: 1600 },
  decode: 100,
  compute: 800,
  own: 100,
  stages: { decode: 100, detect: 600, classify: 300, crops: 50, quality: 80 },
  found: 10,
  crops: 30,
  ...change,
});

describe('the figures', () => {
  it('are medians and 95th percentiles by nearest rank', () => {
    expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, p95: 5 });
    const twenty = Array.from({ length: 20 }, (_, i) => i + 1);
    expect(spreadOf(twenty)).toEqual({ median: 10, p95: 19 });
  });

  it('share the time out without a rest', () => {
    const report = photoReport('a', 10, [
      run(),
      run({ total: 2000, compute: 1500, decode: 120, own: 380 }),
      run(),
    ]);
    expect(report).toMatchObject({ found: 10, composed: 10, runs: 3, cropsShare: 0.05 });
    expect(report.shares).toEqual({ model: 0.8, decoding: 0.1, own: expect.closeTo(0.1) });
    expect(report.cpuShares).toEqual({ model: 0.8, decoding: 0.05, own: expect.closeTo(0.15) });
    expect(report.times.total).toEqual({ median: 1000, p95: 2000 });
  });

  it('are held against the budgets, the worst photo’s', () => {
    const reports = [photoReport('a', 10, [run()]), photoReport('b', 300, [run({ firstLesion: 700 })])];
    const lines = budgetLines(reports, {
      peakBytes: 0.7 * 2 ** 30,
      peers: [
        { id: 'plain', peer: 'plain Python', photo: 'a', ratio: 1.2 },
        { id: 'paper', peer: 'the paper’s pipeline', photo: 'a', ratio: 0.03 },
      ],
      renewalMs: 900,
      startMs: 4100,
    });
    expect(lines.map(({ name, met }) => [name, met])).toEqual([
      ['first lesion, median', false],
      ['own code and copies', true],
      ['processor time of own code', true],
      ['renewal after a visit, median', true],
      ['from SIGTERM to the next kiosk, ready, median', false],
      ['against plain Python, a', false],
      ['against the paper’s pipeline, a', true],
      ['memory of daemon and child', true],
    ]);
    const text = textOf(reports, lines);
    expect(text).toMatch(/^not met {2}first lesion, median: 700 ms, at most 400 ms$/m);
    expect(text).toMatch(/^a: 10 lesions found of 10, 1 runs/m);
    expect(text).toMatch(
      /growth, medians +found +crops +ms +ms a lesion\n +a +10 +30 +1000 +100\.0\n +b +10 +30/,
    );
    expect(text).toMatch(
      /of the processor time: models 80\.0 %, decoding 5\.0 %, own code and copies 15\.0 %/,
    );
    expect(text).toMatch(/of the time: models 80\.0 %, decoding 10\.0 %, own code and copies 10\.0 %/);
  });

  it('do not call a photo without a lesion quick', () => {
    const none = [photoReport('a', 0, [run({ firstLesion: null, found: 0 })])];
    expect(budgetLines(none, { peakBytes: 0, peers: [], renewalMs: null, startMs: null })[0]?.met).toBe(
      false,
    );
  });
});

describe('one run', () => {
  it('times decoding, models and what is left', async () => {
    const inference = new FakeInference();
    let runs = 0;
    inference.before = () => {
      runs++;
    };
    const imaging = new LocalImaging({ inference, manifest: fakeManifest });
    const times = {
      computeMs: () => runs,
      modelCpuMs: () => runs,
      cpuMs: async () => 0,
      crops: () => inference.crops,
    };
    const measured = await runPhoto(picture, imaging, times, 1);
    expect(measured.found).toBe(2);
    expect(measured.crops).toBe(inference.crops);
    expect(measured.compute).toBe(inference.calls.length);
    expect(measured.decode).toBeGreaterThan(0);
    expect(measured.firstLesion).toBeGreaterThan(measured.decode);
    expect(measured.firstJudged).toBeGreaterThan(measured.firstLesion ?? 0);
    expect(measured.cpu).toMatchObject({ decode: 1, models: inference.calls.length });
    expect(measured.cpu.own).toBeGreaterThan(0);
    expect(measured.own).toBeCloseTo(measured.total - measured.decode - measured.compute);
  });
});

describe('the meter of the models', () => {
  it('counts time once in which several threads work, and the processor time of each', () => {
    const meter = new ModelMeter(() => undefined, '/proc');
    const run = { batch: 4, ms: 1e6, computeMs: 1e6, cpuMs: 80, waiting: 0 };
    meter.ran({ ...run, model: 'lesion-detector' });
    const once = meter.computeMs();
    meter.ran({ ...run, model: 'lesion-classifier' });
    expect(meter.computeMs() - once).toBeLessThan(1e6);
    expect(meter.modelCpuMs()).toBe(160);
    expect(meter.crops()).toBe(4);
  });
});

describe('a composed photo', () => {
  it('has 12 megapixels and as many dark spots as were asked for', async () => {
    const jpeg = await composePhoto(12);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 4000, height: 3000 });
    // A grid of four by three: one spot in the middle of each field, plain skin at the edges.
    const grey = await sharp(jpeg).greyscale().resize(400, 300).raw().toBuffer();
    const darkest = (left: number, top: number) =>
      Math.min(...[-3, -2, -1, 0, 1, 2, 3].map((step) => grey[(top + step) * 400 + left + step] ?? 255));
    for (const top of [50, 150, 250]) {
      for (const left of [50, 150, 250, 350]) {
        expect(darkest(left, top)).toBeLessThan(150);
        expect(darkest(left - 40, top - 40)).toBeGreaterThan(180);
      }
    }
  });
});
