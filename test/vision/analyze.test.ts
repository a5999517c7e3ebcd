import { describe, expect, it } from 'vitest';
import { centreOf } from '../../src/screening/space/geometry.ts';
import { analyzeCloseup, analyzeWideField } from '../../src/vision/analyze.ts';
import { FakeInference } from '../fakes/parts/inference.ts';
import { fakeManifest } from '../fakes/parts/manifest.ts';
import { until } from '../fakes/until.ts';
import { all, discs, lesionsOf } from './discs.ts';

const vision = () => ({ inference: new FakeInference(), manifest: fakeManifest });

describe('the analysis of a wide-field photo', () => {
  it('reports every lesion once, whatever its size and wherever tiles meet', async () => {
    const wanted = [
      [30, 30, 16],
      [464, 300, 24], // where two tiles overlap
      [820, 464, 40],
      [600, 700, 130],
      [1200, 250, 300], // for the coarse scale
      [1385, 885, 20], // near the corner
    ] as const;
    const lesions = lesionsOf(await all(analyzeWideField(discs(1400, 900, wanted), vision())));
    expect(lesions).toHaveLength(wanted.length);
    for (const [x, y, diameter] of wanted) {
      const own = lesions.find(
        ({ box }) => Math.hypot(centreOf(box).x - x, centreOf(box).y - y) < diameter / 4,
      );
      expect(own?.box.width).toBeGreaterThan(diameter * 0.75);
      expect(own?.box.width).toBeLessThan(diameter * 1.25);
    }
  });

  it('marks what is not brown, which keeps its score and level', async () => {
    const parts = vision();
    const spot = discs(600, 400, [[200, 200, 30]]);
    const [brown] = lesionsOf(await all(analyzeWideField(spot, parts)));
    parts.inference.pigmented = 0.49;
    const [red] = lesionsOf(await all(analyzeWideField(spot, parts)));
    expect(brown?.pigmented).toBe(true);
    expect(red).toEqual({ ...brown, pigmented: false });
  });

  it('keeps neighbours apart', async () => {
    const lesions = lesionsOf(
      await all(
        analyzeWideField(
          discs(600, 400, [
            [200, 200, 30],
            [234, 200, 30],
          ]),
          vision(),
        ),
      ),
    );
    expect(lesions).toHaveLength(2);
  });

  it('does not lose a small certain lesion that lies in the box of a large doubtful one', async () => {
    const parts = vision();
    const large = [500, 400, 400, 400, 0.55] as const;
    const run = parts.inference.run.bind(parts.inference);
    parts.inference.run = async (model, input) => {
      const outputs = await run(model, input);
      const { detections } = outputs;
      // The coarse scale is one tile, with a large, doubtful box around everything.
      if (model === 'lesion-detector' && detections && input.dims[0] === 1) {
        detections.data.set(large.map((value, i) => (i < 4 ? value / 4 : value)));
      }
      return outputs;
    };
    const lesions = lesionsOf(await all(analyzeWideField(discs(1000, 800, [[450, 350, 20]]), parts)));
    expect(lesions.map(({ box }) => Math.round(box.width / 10) * 10).sort((a, b) => a - b)).toEqual([
      20, 400,
    ]);
  });

  it('tells of a lesion when it is found, again when it is checked, and streams over tiles', async () => {
    const events = await all(
      analyzeWideField(
        discs(2000, 600, [
          [100, 100, 20],
          [1900, 500, 20],
        ]),
        vision(),
      ),
    );
    const types = events.filter(({ type }) => type !== 'progress').map(({ type }) => type);
    expect(types).toEqual(['found', 'checked', 'found', 'checked', 'analysed']);
    const progress = events.filter((event) => event.type === 'progress');
    expect(progress.at(-1)).toMatchObject({ tilesDone: progress.at(-1)?.tilesTotal });
  });

  it('asks for the next tiles before the last are answered, and never further ahead', async () => {
    const parts = vision();
    const answers: (() => void)[] = [];
    parts.inference.before = (model) =>
      model === 'lesion-detector' ? new Promise((resolve) => answers.push(resolve)) : undefined;
    const events = analyzeWideField(discs(3000, 2000, []), parts);
    const first = events.next();
    // Two batches of the photo itself, while its smaller scales are made, and then these.
    await until(() => answers.length === 4);
    answers[2]?.();
    answers[3]?.();
    expect((await first).value).toMatchObject({ type: 'progress', tilesDone: 1 });
    expect((await events.next()).value).toMatchObject({ type: 'progress', tilesDone: 3 });
    const third = events.next();
    await until(() => answers.length === 5);
    answers[0]?.();
    expect((await third).value).toMatchObject({ type: 'progress', tilesDone: 5 });
    expect(answers).toHaveLength(5);
    await events.return(undefined);
  });

  it('works on a photo smaller than a tile', async () => {
    const [lesion] = lesionsOf(await all(analyzeWideField(discs(300, 200, [[150, 100, 20]]), vision())));
    expect(lesion && centreOf(lesion.box).x).toBeCloseTo(150, -0.5);
  });

  it('stops between two steps when the visit is forgotten', async () => {
    const abort = new AbortController();
    const parts = vision();
    parts.inference.before = () => abort.abort(new Error('forgotten'));
    await expect(all(analyzeWideField(discs(3000, 2000, []), parts, abort.signal))).rejects.toThrow(
      'forgotten',
    );
    // The next steps were under way already.
    expect(parts.inference.calls).toHaveLength(4);
  });

  it('dismisses what the classifier says is no lesion, and says so', async () => {
    const parts = vision();
    parts.inference.background = 0.95;
    const events = await all(analyzeWideField(discs(300, 200, [[150, 100, 20]]), parts));
    expect(lesionsOf(events)).toEqual([]);
    expect(events.filter(({ type }) => type === 'dismissed')).toMatchObject([
      { detection: { id: 'L1', probabilities: { background: expect.closeTo(0.95, 5) } } },
    ]);
    expect(events.at(-1)).toMatchObject({
      dismissed: [{ id: 'L1' }],
      quality: { faults: expect.arrayContaining(['no-skin']) },
    });
  });

  it('refuses to interpret outputs of another shape', async () => {
    const parts = { ...vision(), manifest: structuredClone(fakeManifest) };
    parts.manifest.detector.outputs.detections.shape = [-1, 50, 5];
    await expect(all(analyzeWideField(discs(300, 200, []), parts))).rejects.toMatchObject({
      code: 'inference-failed',
    });
  });

  it.each([
    [0.01, 'none'],
    [0.2, 'unassessable'],
    [0.9, 'refer'],
  ])('says of a crop unlike any lesion that it doubts, at SPL %d: %s', async (spl, level) => {
    const parts = vision();
    Object.assign(parts.inference, { spl, unfamiliarity: fakeManifest.classifier.unfamiliarFrom });
    const lesions = lesionsOf(await all(analyzeWideField(discs(300, 200, [[150, 100, 20]]), parts)));
    expect(lesions).toMatchObject([{ level, doubts: ['unfamiliar'] }]);
  });

  it('can not judge a lesion in a blown-out crop, and says so', async () => {
    const parts = vision();
    parts.inference.spl = 0.2;
    const frame = discs(300, 200, [[150, 100, 20]]);
    for (let i = 0; i < frame.data.length; i++) if ((frame.data[i] ?? 0) > 140) frame.data[i] = 255;
    expect(lesionsOf(await all(analyzeWideField(frame, parts)))).toMatchObject([
      { level: 'unassessable', doubts: ['no-detail'] },
    ]);
  });
});

describe('the analysis of a close-up', () => {
  it('grades the whole photo as one lesion, without the detector', async () => {
    const parts = vision();
    const [lesion] = lesionsOf(await all(analyzeCloseup(discs(300, 200, [[150, 100, 120]]), parts)));
    expect(lesion).toMatchObject({ box: { x: 0, y: 0, width: 300, height: 200 }, level: 'refer' });
    expect(parts.inference.calls).toEqual(['lesion-classifier']);
  });

  it('grades a photo through a dermatoscope by a score of its own', async () => {
    const parts = vision();
    Object.assign(parts.inference, { spl: 0.9, splThroughDermatoscope: 0.1 });
    const frame = discs(300, 200, [[150, 100, 120]]);
    const gradedAs = async (view: 'closeUp' | 'dermoscopic') =>
      lesionsOf(await all(analyzeCloseup(frame, parts, view))).map(({ level }) => level);
    expect(await gradedAs('closeUp')).toEqual(['refer']);
    expect(await gradedAs('dermoscopic')).toEqual(['none']);
  });
});
