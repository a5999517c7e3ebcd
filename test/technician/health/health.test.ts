import { describe, expect, it, vi } from 'vitest';
import { type Check, failed, ok } from '../../../src/technician/checks/check.ts';
import { Health, type HealthReport } from '../../../src/technician/health/health.ts';
import { blockThread } from '../../fakes/block-thread.ts';
import { until } from '../../fakes/until.ts';

const good = ['event-loop', 'inference', 'store', 'models', 'camera'].map((name) => ok(name, ''));
const without = (...names: string[]): Check[] =>
  good.map((check) => (names.includes(check.name) ? failed(check.name, 'broken', 'Mend it.') : check));

async function round(examine: () => Promise<readonly Check[]>) {
  const feed = vi.fn(async () => true);
  const reports: HealthReport[] = [];
  const health = new Health({ examine, feed, onReport: (report) => reports.push(report), periodMs: 20 });
  await health.start();
  const fed = feed.mock.calls.length;
  await health.stop();
  return { report: health.report, fed, reports };
}

describe('the daemon’s health', () => {
  it('feeds the watchdog after a round that passed', async () => {
    const { report, fed } = await round(async () => good);
    expect(report).toMatchObject({ live: true, ready: true, checks: good });
    expect(fed).toBe(1);
  });

  it.each(['event-loop', 'inference', 'store'])('starves the watchdog when %s failed', async (name) => {
    const { report, fed } = await round(async () => without(name));
    expect(report).toMatchObject({ live: false, ready: false });
    expect(fed).toBe(0);
  });

  it('is alive but not ready while the models are loaded again', async () => {
    const { report, fed } = await round(async () => without('models'));
    expect(report).toMatchObject({ live: true, ready: false });
    expect(fed).toBe(1);
  });

  it('does not restart for a dead camera', async () => {
    expect((await round(async () => without('camera'))).report).toMatchObject({ live: true, ready: true });
  });

  it('takes a check that is missing, or a round that breaks, for a failure', async () => {
    expect((await round(async () => good.slice(1))).report.live).toBe(false);
    const broken = await round(() => Promise.reject(new Error('disk')));
    expect(broken.report).toMatchObject({ live: false, ready: false, checks: [] });
    expect(broken.fed).toBe(0);
  });

  it('goes on round after round until it is stopped', async () => {
    const examine = vi.fn(async () => good);
    const health = new Health({ examine, feed: async () => true, onReport: () => undefined, periodMs: 5 });
    await health.start();
    await until(() => expect(examine.mock.calls.length).toBeGreaterThan(3));
    await health.stop();
    const calls = examine.mock.calls.length;
    // Another one with the same period does its rounds meanwhile.
    const others = vi.fn(async () => good);
    const other = new Health({
      examine: others,
      feed: async () => true,
      onReport: () => undefined,
      periodMs: 5,
    });
    await other.start();
    await until(() => expect(others.mock.calls.length).toBeGreaterThan(3));
    await other.stop();
    expect(examine.mock.calls.length).toBe(calls);
  });

  it('measures how long the thread was blocked', async () => {
    const longest: number[] = [];
    const health = new Health({
      examine: async (ms) => {
        longest.push(ms);
        return good;
      },
      feed: async () => true,
      onReport: () => undefined,
      periodMs: 100,
    });
    await health.start();
    const before = longest.length;
    blockThread(400);
    await until(() => expect(longest.length).toBeGreaterThan(before));
    expect(longest[before]).toBeGreaterThan(350);
    await health.stop();
  });
});
