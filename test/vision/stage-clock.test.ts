import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { classifierModel, detectorModel } from '../../src/vision/manifest.ts';
import { StageClock } from '../../src/vision/stage-clock.ts';
import { FakeInference } from '../fakes/inference.ts';

const tensor = (side: number) => ({
  type: 'uint8' as const,
  dims: [1, side, side, 3],
  data: new Uint8Array(side * side * 3),
});

describe('the clock of the stages', () => {
  it('does not count the time that a run waits behind another', async () => {
    const inference = new FakeInference();
    let queue = Promise.resolve();
    inference.before = () => {
      queue = queue.then(() => sleep(60));
      return queue;
    };
    const clock = new StageClock(inference);
    await Promise.all([clock.run(detectorModel, tensor(8)), clock.run(classifierModel, tensor(8))]);
    const { detect, classify } = clock.times;
    for (const ms of [detect, classify]) {
      expect(ms).toBeGreaterThan(40);
      expect(ms).toBeLessThan(110); // 120 with the wait
    }
  });

  it('counts work that fails, and passes the failure on', async () => {
    const clock = new StageClock(new FakeInference());
    const failing = clock.time('crops', () => sleep(20).then(() => Promise.reject(new Error('cut'))));
    await expect(failing).rejects.toThrow('cut');
    expect(clock.times).toMatchObject({ crops: expect.closeTo(20, -1.5), quality: 0 });
  });
});
