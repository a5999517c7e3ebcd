import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { classifierModel, detectorModel } from '../../src/vision/manifest.ts';
import { StageClock } from '../../src/vision/stage-clock.ts';
import { FakeInference } from '../fakes/parts/inference.ts';

const tensor = (side: number) => ({
  type: 'uint8' as const,
  dims: [1, side, side, 3],
  data: new Uint8Array(side * side * 3),
});

let now = 0;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

describe('the clock of the stages', () => {
  it('does not count the time that a run waits behind another', async () => {
    const inference = new FakeInference();
    const ends = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    inference.before = (model) => ends[model === detectorModel ? 0 : 1].promise;
    const clock = new StageClock(inference);
    const detected = clock.run(detectorModel, tensor(8));
    const classified = clock.run(classifierModel, tensor(8));
    now = 60;
    ends[0].resolve();
    await detected;
    now = 130;
    ends[1].resolve();
    await classified;
    expect(clock.times).toMatchObject({ detect: 60, classify: 70 });
  });

  it('counts work that fails, and passes the failure on', async () => {
    const clock = new StageClock(new FakeInference());
    const failing = clock.time('crops', async () => {
      now += 20;
      throw new Error('cut');
    });
    await expect(failing).rejects.toThrow('cut');
    expect(clock.times).toMatchObject({ crops: 20, quality: 0 });
  });
});
