import { describe, expect, it } from 'vitest';
import type { MemoryReadings, ThermalReadings } from '../../../src/devices/system/readings.ts';
import { checkMemory, checkSwap } from '../../../src/technician/checks/memory.ts';
import { checkDisk, checkDiskSpeed } from '../../../src/technician/checks/storage.ts';
import {
  checkTemperature,
  checkThrottling,
  parseTegrastats,
} from '../../../src/technician/checks/thermal.ts';
import * as device from '../../fixtures/devices/strings.ts';

const { said } = device;
const thermal = (part: Partial<ThermalReadings>): ThermalReadings => ({
  zones: [],
  coolers: [],
  tegrastats: null,
  ...part,
});
const zone = (type: string, value: string) => ({ type, value });

describe('temperature', () => {
  it('is the hottest sensor’s, asleep ones left out', () => {
    const agx = thermal({ zones: device.zonesAgx, tegrastats: said(device.tegrastatsAgx) });
    expect(checkTemperature(agx)).toMatchObject({ status: 'ok', value: '53 °C (cpu-thermal), 4.5 W' });
  });

  it('comes from tegrastats where the zones can’t be read', () => {
    const readings = thermal({ tegrastats: said(device.tegrastatsNano) });
    expect(checkTemperature(readings)).toMatchObject({ status: 'ok', value: '52 °C (tj), 4.7 W' });
  });

  it('degrades at 85 °C and fails at 95 °C', () => {
    const at = (value: string) => checkTemperature(thermal({ zones: [zone('tj-thermal', value)] })).status;
    expect([at('84900'), at('85000'), at('94900'), at('95000')]).toEqual([
      'ok',
      'degraded',
      'degraded',
      'failed',
    ]);
  });

  it('is no fault on a PC without a sensor', () => {
    expect(checkTemperature(thermal({})).value).toBe('no sensor on this machine');
    expect(
      checkTemperature(thermal({ zones: [zone('gpu-thermal', '-256000\n'), zone('x', '\n')] })).value,
    ).toBe('no sensor on this machine');
  });

  it('reads every form of tegrastats', () => {
    expect(parseTegrastats(device.tegrastatsNanoJetpack5)).toMatchObject({ watts: 4.915, gpuPercent: 0 });
    const off = parseTegrastats(device.tegrastatsSensorsOff);
    expect(off.temperatures.map(({ sensor }) => sensor)).toEqual([
      'cpu',
      'tboard',
      'soc2',
      'tdiode',
      'soc0',
      'tj',
      'soc1',
    ]);
    expect(off).toMatchObject({ watts: null, gpuPercent: 75 });
    expect(parseTegrastats('')).toEqual({ temperatures: [], watts: null, gpuPercent: null });
  });
});

describe('throttling', () => {
  it('is told by the alerts, never by the fan', () => {
    expect(checkThrottling(thermal({ coolers: device.coolersOrin }))).toMatchObject({
      status: 'ok',
      value: 'none',
    });
    const hot = device.coolersOrin.map((cooler) =>
      cooler.type.startsWith('gpu-throttle') ? { ...cooler, value: '1\n' } : cooler,
    );
    expect(checkThrottling(thermal({ coolers: hot }))).toMatchObject({
      status: 'degraded',
      value: 'gpu-throttle-alert',
    });
    expect(checkThrottling(thermal({})).value).toBe('this machine does not say');
  });
});

const memory = (part: Partial<MemoryReadings>): MemoryReadings => ({
  meminfo: device.meminfoNano,
  swaps: device.swapsNone,
  mapped: {},
  ...part,
});
const available = (megabytes: number) =>
  memory({ meminfo: `MemTotal: 7664640 kB\nMemAvailable: ${megabytes * 1024} kB\n` });

describe('memory', () => {
  it('counts what the kiosk holds itself as free for it', () => {
    expect(checkMemory(memory({}))).toMatchObject({ status: 'ok', value: '4.2 GiB of 7.3 GiB available' });
    expect(checkMemory(available(1400)).status).toBe('degraded');
    expect(checkMemory(available(1400), 200 * 2 ** 20).status).toBe('ok');
    expect(checkMemory(available(400)).status).toBe('failed');
    expect(checkMemory(memory({ meminfo: null })).value).toBe('not known');
  });

  it('must not be swapped out in plain', () => {
    expect(checkSwap(memory({})).value).toBe('none');
    expect(checkSwap(memory({ swaps: device.swapsZram })).status).toBe('ok');
    expect(checkSwap(memory({ swaps: device.swapsFile }))).toMatchObject({
      status: 'degraded',
      value: '/swapfile is not encrypted',
    });
    const crypt = { 'dm-1': 'CRYPT-PLAIN-cryptswap1\n' };
    expect(checkSwap(memory({ swaps: device.swapsMapped, mapped: crypt })).status).toBe('ok');
    const lvm = { 'dm-1': 'LVM-kq4T0Wv2\n' };
    expect(checkSwap(memory({ swaps: device.swapsMapped, mapped: lvm })).status).toBe('degraded');
    expect(checkSwap(memory({ swaps: null })).status).toBe('degraded');
  });
});

describe('disk', () => {
  const disk = (freeBytes: number, bytesPerSecond: number | null = null) => ({
    folder: '/var/lib/spl-kiosk',
    freeBytes,
    totalBytes: 64e9,
    bytesPerSecond,
  });
  it('needs room', () => {
    expect(checkDisk(disk(10e9)).value).toBe('9.3 GiB of 59.6 GiB free at /var/lib/spl-kiosk');
    expect([10e9, 1e9, 1e8].map((free) => checkDisk(disk(free)).status)).toEqual([
      'ok',
      'degraded',
      'failed',
    ]);
  });
  it('needs speed', () => {
    expect(checkDiskSpeed(disk(1e9, 42e6))).toMatchObject({
      status: 'ok',
      value: '42 MB/s written and synced',
    });
    expect(checkDiskSpeed(disk(1e9, 4e6)).status).toBe('degraded');
    expect(checkDiskSpeed(disk(1e9, null)).value).toBe('not measured');
  });
});
