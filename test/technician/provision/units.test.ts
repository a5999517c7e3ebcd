import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../src/settings.ts';
import { runSteps } from '../../../src/technician/provision/run-steps.ts';
import type { StepContext } from '../../../src/technician/provision/step.ts';
import { startUnits, unitsStep } from '../../../src/technician/provision/units.ts';
import { type FakeMachine, fakeMachine } from '../../fakes/machines/systemctl.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'units-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the units', () => {
  const machines: FakeMachine[] = [];
  const machine = async (...args: Parameters<typeof fakeMachine>) => {
    const made = await fakeMachine(...args);
    machines.push(made);
    return made;
  };
  afterEach(async () => {
    // Each puts back the PATH that it found.
    for (const one of machines.splice(0).reverse()) await one.restore();
  });
  const context = ({ port }: FakeMachine) =>
    ({
      settings: { ...loadSettings({}), metricsPort: port, stateFolder: folder },
      tell: (_progress: string) => undefined,
    }) as StepContext;
  const take = (on: FakeMachine) =>
    runSteps(
      [unitsStep],
      join(folder, 'progress.json'),
      () => context(on),
      () => undefined,
    );

  it('are enabled and started, and wanted ready', async () => {
    const stopped = await machine({ active: false, answers: [503, 200] });
    expect(await startUnits(context(stopped))).toEqual({
      done: 'spl-kiosk.service, spl-kiosk-display.service enabled and started; the kiosk is ready',
    });
    expect(await stopped.asked()).toEqual(['enable', 'restart']);
    expect(stopped.answered).toEqual([503, 200]);
  });

  it('that run are restarted when the settings or the engines have changed, and else left alone', async () => {
    const runs = await machine({ active: true });
    expect(await take(runs)).toMatchObject([{ kept: false, text: expect.stringContaining('restarted') }]);
    expect(await take(runs)).toMatchObject([{ kept: true }]);
    expect(await runs.asked()).toEqual(['enable', 'restart']);
    await mkdir(join(folder, 'engines'));
    await writeFile(join(folder, 'engines/lesion-detector.json'), '{"sha256":"12"}');
    expect(await take(runs)).toMatchObject([{ kept: false }]);
    await writeFile(join(folder, 'engines/lesion-detector.json'), '{"sha256":"34"}');
    expect(await take(runs)).toMatchObject([{ kept: false }]);
    expect(await take(runs)).toMatchObject([{ kept: true }]);
    expect((await runs.asked()).filter((verb) => verb === 'restart')).toHaveLength(3);
  });

  it('are restarted where they are not ready, or somebody stopped or disabled them', async () => {
    const dead = await machine({ active: true, answers: [503] });
    await expect(startUnits(context(dead), 0)).rejects.toThrow(
      /restarted and is not ready: http.*answers 503.*journalctl/,
    );
    const runs = await machine({ active: true });
    await take(runs);
    for (const other of [{ active: false }, { active: true, enabled: false }]) {
      await machine(other); // the same settings, and another systemctl
      expect(await take(runs)).toMatchObject([{ kept: false }]);
    }
  });

  it('are left out where there is no systemd, or deploy/install has not run', async () => {
    expect(await startUnits(context(await machine({ system: 'offline' })))).toMatchObject({
      skipped: expect.stringMatching(/^systemd does not run this machine, so nothing was restarted/),
    });
    const half = await machine({ system: 'degraded', installed: ['spl-kiosk.service'] });
    expect(await startUnits(context(half))).toEqual({
      skipped:
        'spl-kiosk-display.service not installed, so nothing was restarted: run deploy/install, then this command again.',
    });
    expect(await half.asked()).toEqual([]);
  });

  it('that do not start are told with systemd’s own words', async () => {
    const broken = await machine({ fails: true });
    await expect(startUnits(context(broken))).rejects.toThrow(
      /Job for spl-kiosk\.service failed\..*journalctl/,
    );
  });
});
