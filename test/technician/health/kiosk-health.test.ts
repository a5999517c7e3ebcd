import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Printer } from '../../../src/devices/printer/printer.ts';
import { KioskError } from '../../../src/errors.ts';
import { loadSettings } from '../../../src/settings.ts';
import { type KioskParts, kioskExaminer, openHealth } from '../../../src/technician/health/kiosk-health.ts';
import { RunMeter } from '../../../src/technician/health/run-meter.ts';
import {
  machineChecks,
  peripheralChecks,
  softwareChecks,
} from '../../../src/technician/readings/standing-checks.ts';
import { FakePrinter } from '../../fakes/parts/kiosk-parts.ts';
import { until } from '../../fakes/until.ts';

describe('a round of the daemon', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'health-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  function parts(change: Partial<KioskParts> = {}): KioskParts {
    const runs = new RunMeter();
    return {
      settings: loadSettings({ SPL_KIOSK_STATE_FOLDER: folder }),
      runs,
      probe: async () =>
        runs.ran({ model: 'lesion-classifier', batch: 1, ms: 9, computeMs: 8, cpuMs: 8, waiting: 0 }),
      printer: new FakePrinter(),
      kept: { store: { waiting: 0 }, check: () => 0, aside: [] },
      models: () => [
        {
          model: 'm',
          provider: 'cpu',
          passedOver: [{ provider: 'cuda', hindrance: 'does-not-open', reason: 'no card' }],
        },
      ],
      state: () => ({ providers: 'cpu', modelsFault: null, cameraSimulated: true, cameraFault: null }),
      outOfOrderIs: () => undefined,
      ...change,
    };
  }
  const status = async (change: Partial<KioskParts>, name: string) =>
    (await kioskExaminer(parts(change))(0)).find((check) => check.name === name)?.status;

  it('runs a model when none has run, and leaves no file behind', async () => {
    const all = await kioskExaminer(parts())(0);
    expect(all.find(({ name }) => name === 'inference')?.status).toBe('ok');
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'event-loop',
        'models',
        'store',
        'disk',
        'memory',
        'temperature',
        'camera',
        'printer',
      ]),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('says of the machine what `doctor` says, beside the rounds', async () => {
    const key = join(folder, 'release-key.pem');
    await writeFile(key, 'none');
    const settings = { ...parts().settings, releaseKey: key };
    const examine = kioskExaminer(parts({ settings }));
    let all = await examine(0);
    const find = (name: string) => all.find((check) => check.name === name);
    await until(async () => {
      all = await examine(0);
      expect(find('providers')).toMatchObject({ value: 'm: cpu (cuda: no card)' });
    });
    for (const group of [softwareChecks, machineChecks, peripheralChecks])
      for (const { name, status } of await group(settings))
        expect(find(name), name).toMatchObject({ status });
    expect(find('model-signature')).toMatchObject({ status: 'failed' });
    const names = all.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('notices a model that does not answer, a store that breaks, a disk that refuses', async () => {
    expect(await status({ probe: () => Promise.reject(new Error('hung')) }, 'inference')).toBe('failed');
    const broken = () => {
      throw new KioskError('store-failed', 'The store can’t be read.');
    };
    expect(await status({ kept: { ...parts().kept, check: broken } }, 'store')).toBe('failed');
    const nowhere = { ...parts().settings, stateFolder: '/proc' };
    expect(await status({ settings: nowhere }, 'store')).toBe('failed');
  });

  it('does not wait for a printer that gives no answer', async () => {
    const printer = new FakePrinter();
    printer.state = () => new Promise(() => undefined);
    const all = await kioskExaminer(parts({ printer }))(0);
    expect(all.map(({ name }) => name)).toContain('printer');
  });

  it('is logged where a check changed, and feeds the watchdog', async () => {
    const lines: { name: string; status: string }[] = [];
    let fed = 0;
    const logger = { info: (line: never) => lines.push(line), warn: (line: never) => lines.push(line) };
    const systemd = { watchdog: async () => ++fed > 0, watchdogMs: 60_000 };
    const health = openHealth(parts(), systemd, logger as never);
    await health.start();
    await health.stop();
    expect(fed).toBe(1);
    expect(lines).toContainEqual({ event: 'check', name: 'store', status: 'ok', value: folder });
    expect(lines.filter(({ name }) => name === 'camera')).toEqual([
      { event: 'check', name: 'camera', status: 'degraded', value: 'simulated' },
    ]);
  });

  it('says that the kiosk is out of order without its camera or its printer', async () => {
    const silent = { info: () => undefined, warn: () => undefined };
    const told = async (change: Partial<KioskParts>) => {
      const all: boolean[] = [];
      const systemd = { watchdog: async () => true, watchdogMs: 60_000 };
      const health = openHealth(
        parts({ ...change, outOfOrderIs: (outOfOrder) => all.push(outOfOrder) }),
        systemd,
        silent as never,
      );
      await health.start();
      await health.stop();
      return all;
    };
    expect(await told({})).toEqual([false]);
    const printer: Printer = {
      description: { simulated: false, detail: 'receipts', folder: null },
      state: async () => ({ state: 'offline' }),
      print: async () => undefined,
    };
    expect(await told({ printer })).toEqual([true]);
    const state = () => ({
      providers: 'cpu',
      modelsFault: null,
      cameraSimulated: false,
      cameraFault: 'camera-missing' as const,
    });
    expect(await told({ state })).toEqual([true]);
  });
});
