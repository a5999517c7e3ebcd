import { describe, expect, it } from 'vitest';
import { runMain } from '../fakes/machines/run-main.ts';

describe('npm run bench', () => {
  it('measures the real models on a photo of one’s own', async () => {
    const { status, stdout, stderr } = await runMain([
      ...['bench', '--json', '--runs', '2', '--photo', 'models/demo/M5C.jpg'],
    ]);
    expect(stderr).toBe('');
    const report = JSON.parse(stdout);
    expect(report.photos).toHaveLength(1);
    const [{ photo, runs, times, shares }] = report.photos;
    expect({ photo, runs }).toEqual({ photo: 'M5C.jpg', runs: 2 });
    expect(times.compute.median).toBeGreaterThan(0);
    expect(times.cpuModels.median).toBeGreaterThan(0);
    expect(times.total.median).toBeGreaterThan(times.compute.median);
    expect(shares.model + shares.decoding + shares.own).toBeCloseTo(1);
    expect(report.memoryBytes.together).toBeGreaterThan(report.memoryBytes.inference);
    expect(report.memoryBytes.inference).toBeGreaterThan(50e6);
    expect(report.models[0]).toMatchObject({ model: 'lesion-detector', provider: 'cpu' });
    expect(status).toBe(report.budgets.every(({ met }: { met: boolean }) => met) ? 0 : 1);
  });

  it('refuses what it can’t read', async () => {
    const missing = await runMain(['bench', '--photo', '/nowhere.jpg', '--runs', '1']);
    expect(missing).toMatchObject({ status: 1, stdout: '' });
    expect(missing.stderr).toMatch(/can't be read/);
    expect((await runMain(['bench', '--runs', '0'])).status).toBe(64);
    expect((await runMain(['bench', '--help'])).stdout).toMatch(/^Usage: npm run bench/);
  });
});
