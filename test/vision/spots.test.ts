import { describe, expect, it } from 'vitest';
import { analyzeWideField } from '../../src/vision/analyze.ts';
import type { Manifest } from '../../src/vision/manifest.ts';
import { FakeInference } from '../fakes/parts/inference.ts';
import { fakeManifest } from '../fakes/parts/manifest.ts';
import { all, discs, lesionsOf } from './discs.ts';

const oneDisc = discs(300, 200, [[150, 100, 20]]);

function vision(change: (manifest: Manifest) => void) {
  const manifest = structuredClone(fakeManifest);
  change(manifest);
  return { inference: new FakeInference(), manifest };
}

describe('a faint detection', () => {
  const giving = (confidence: number, spl: number) => {
    const parts = vision(({ detector }) => Object.assign(detector, { secondChanceFrom: 0.1 }));
    return Object.assign(parts, { inference: Object.assign(parts.inference, { confidence, spl }) });
  };

  it.each([
    ['refer', 0.9],
    ['follow', 0.4],
  ])('counts where its grade is %s', async (level, spl) => {
    const events = await all(analyzeWideField(oneDisc, giving(0.2, spl)));
    expect(lesionsOf(events)).toMatchObject([{ id: 'L1', level, confidence: expect.closeTo(0.2, 5) }]);
    const types = events.filter(({ type }) => type !== 'progress').map(({ type }) => type);
    expect(types).toEqual(['found', 'checked', 'analysed']);
  });

  it('is not heard of where its grade is less, not even as dismissed', async () => {
    const events = await all(analyzeWideField(oneDisc, giving(0.2, 0.2)));
    expect(events.at(-1)).toMatchObject({ lesions: [], dismissed: [] });
    expect(events.filter(({ type }) => type === 'found')).toEqual([]);
  });

  it('gets no chance in a photo without skin', async () => {
    const parts = giving(0.2, 0.9);
    // Of the photo's squares, not of the disc's own crop.
    parts.inference.elsewhere = 1;
    const events = await all(analyzeWideField(oneDisc, parts));
    expect(events.at(-1)).toMatchObject({
      lesions: [],
      quality: { faults: expect.arrayContaining(['no-skin']) },
    });
  });

  it('gets no chance below the least confidence', async () => {
    expect(lesionsOf(await all(analyzeWideField(oneDisc, giving(0.09, 0.9))))).toEqual([]);
  });

  it('is no second lesion where a later look finds the same spot clearly', async () => {
    const parts = giving(0.9, 0.9);
    const run = parts.inference.run.bind(parts.inference);
    parts.inference.run = async (model, input) => {
      const isFirst = parts.inference.calls.length === 0;
      const answer = await run(model, input);
      // The coarse scale comes first, and sees the spot faintly.
      if (isFirst) answer.detections?.data.set([0.2], 4);
      return answer;
    };
    const large = discs(1000, 800, [[500, 400, 120]]);
    expect(lesionsOf(await all(analyzeWideField(large, parts)))).toMatchObject([
      { confidence: expect.closeTo(0.9, 5) },
    ]);
  });
});

describe('a spot whose score lies near a level', () => {
  it.each([
    [0.5, 4 + 1],
    [0.7, 2 + 1],
    [0.9, 1 + 1],
    [0.1, 1],
  ])('is looked at in more mirror images, at %d: %d crops with its surroundings', async (spl, crops) => {
    const parts = vision(({ classifier }) => {
      Object.assign(classifier.secondLook, { from: 0.2, to: 0.8 });
      Object.assign(classifier.thirdLook, { from: 0.4, to: 0.6 });
    });
    parts.inference.spl = spl;
    const photoChecks = 16;
    await all(analyzeWideField(oneDisc, parts));
    expect(parts.inference.crops - photoChecks).toBe(crops);
  });
});

describe('a spot that would be picked out', () => {
  it('is dismissed where nothing around it is skin', async () => {
    const parts = vision(() => undefined);
    parts.inference.surroundings = 0.3;
    expect((await all(analyzeWideField(oneDisc, parts))).at(-1)).toMatchObject({
      lesions: [],
      dismissed: [{ id: 'L1', reason: 'off-skin' }],
    });
  });

  it('stays where skin is around it, and costs one crop more', async () => {
    const parts = vision(() => undefined);
    parts.inference.surroundings = 0.1;
    expect(lesionsOf(await all(analyzeWideField(oneDisc, parts)))).toMatchObject([{ level: 'refer' }]);
  });

  it.each([
    [0.2, 'unassessable', 0.7],
    [0.1, 'none', 0.7],
    [0.7, 'unassessable', 0.9],
    [0.95, 'refer', 0.9],
  ])(
    'that is strange beyond doubt, at SPL score %d, is %s below a top band from %d',
    async (spl, level, top) => {
      const parts = vision(({ classifier }) => Object.assign(classifier.personRule, { aloneFrom: top }));
      Object.assign(parts.inference, { spl, unfamiliarity: fakeManifest.classifier.strangeFrom });
      expect(lesionsOf(await all(analyzeWideField(oneDisc, parts)))).toMatchObject([
        { level, doubts: ['unfamiliar'] },
      ]);
    },
  );
});
