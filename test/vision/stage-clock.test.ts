import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { classifierModel, detectorModel } from '../../src/vision/manifest.ts';
import { oneAhead } from '../../src/vision/one-ahead.ts';
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

describe('a source that is asked one item ahead', () => {
  async function* source(log: string[], items: number) {
    try {
      for (let i = 0; i < items; i++) {
        log.push(`make ${i}`);
        await sleep(1);
        yield i;
      }
    } finally {
      log.push('closed');
    }
  }

  it('makes the next item while the last is worked on, and keeps the order', async () => {
    const log: string[] = [];
    const taken: number[] = [];
    for await (const item of oneAhead(source(log, 3))) {
      await sleep(5);
      log.push(`taken ${item}`);
      taken.push(item);
    }
    expect(taken).toEqual([0, 1, 2]);
    expect(log).toEqual(['make 0', 'make 1', 'taken 0', 'make 2', 'taken 1', 'closed', 'taken 2']);
  });

  it('is at most one item ahead, and is closed when its taker stops', async () => {
    const log: string[] = [];
    for await (const item of oneAhead(source(log, 10))) {
      await sleep(10);
      if (item === 1) break;
    }
    await sleep(10);
    expect(log).toEqual(['make 0', 'make 1', 'make 2', 'closed']);
  });

  it('fails when the source fails, after the items before', async () => {
    async function* failing() {
      yield 1;
      throw new Error('source');
    }
    const taken: number[] = [];
    const take = async () => {
      for await (const item of oneAhead(failing())) {
        await sleep(5);
        taken.push(item);
      }
    };
    await expect(take()).rejects.toThrow('source');
    expect(taken).toEqual([1]);
  });
});
