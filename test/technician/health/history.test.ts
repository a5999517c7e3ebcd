import { describe, expect, it } from 'vitest';
import { History } from '../../../src/technician/health/history.ts';
import { until } from '../../fakes/until.ts';

describe('the last 24 hours', () => {
  it('hold the median of each minute’s runs, and no more than a day', async () => {
    const history = new History(async () => ({ celsius: 51.5, memoryBytes: 9e8 }));
    for (const ms of [10, 90, 20]) history.ran('lesion-detector', ms);
    await history.sample(new Date('2026-11-23T12:00:00Z'));
    await history.sample(new Date('2026-11-23T12:01:00Z'));
    expect(history.samples).toEqual([
      { at: '2026-11-23T12:00:00.000Z', celsius: 51.5, memoryBytes: 9e8, runMs: { 'lesion-detector': 20 } },
      { at: '2026-11-23T12:01:00.000Z', celsius: 51.5, memoryBytes: 9e8, runMs: {} },
    ]);
    for (let i = 0; i < 1440; i++) await history.sample(new Date(i * 60_000));
    expect(history.samples).toHaveLength(1440);
  });

  it('are sampled for as long as the kiosk runs', async () => {
    const history = new History(async () => ({ celsius: null, memoryBytes: 1 }));
    history.start(5);
    await until(() => expect(history.samples.length).toBeGreaterThan(2));
    history.stop();
  });
});
