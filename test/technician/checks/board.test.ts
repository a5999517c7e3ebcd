import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  boardOf,
  checkBoard,
  checkHeldPackages,
  checkPowerMode,
} from '../../../src/technician/checks/board.ts';
import { agxOrin, oldNano, orinNano, orinNx, pc, reComputer, said } from '../../fixtures/devices/strings.ts';

describe('the board', () => {
  it.each([
    ['Orin Nano, JetPack 6.2', orinNano, 'Jetson Orin Nano 8GB (developer kit), JetPack 6.2 (L4T 36.4.3)'],
    ['Orin Nano that calls itself Orin NX', reComputer, 'Jetson Orin Nano 8GB, JetPack 7.2 (L4T 39.2.0)'],
    ['Orin NX, JetPack 6.2.2', orinNx, 'Jetson Orin NX 16GB, JetPack 6.2 (L4T 36.5.0)'],
    ['AGX Orin, JetPack 7.2', agxOrin, 'Jetson AGX Orin 64GB, JetPack 7.2 (L4T 39.2.0)'],
    ['PC', pc, 'OptiPlex 7010: not a Jetson, so nothing of a Jetson is checked'],
  ])('%s', (_, readings, value) => {
    expect(checkBoard(readings)).toMatchObject({ name: 'board', status: 'ok', value, remedy: null });
  });

  it('refuses a Jetson that is too small', () => {
    expect(boardOf(oldNano).kind).toBe('other-jetson');
    expect(checkBoard(oldNano)).toMatchObject({
      status: 'failed',
      value: 'NVIDIA Jetson Nano Developer Kit',
    });
  });

  it('says when JetPack is missing or another one', () => {
    expect(checkBoard({ ...orinNx, packages: null })).toMatchObject({ status: 'degraded' });
    const jetpack5 = { ...orinNx, packages: said('nvidia-l4t-core 35.4.1-20230801124926\n') };
    expect(checkBoard(jetpack5)).toMatchObject({
      status: 'degraded',
      value: 'Jetson Orin NX 16GB, unknown JetPack (L4T 35.4.1)',
    });
  });

  it('takes a machine without device tree and DMI for a PC', () => {
    expect(boardOf({ ...pc, productName: null })).toEqual({ kind: 'pc', name: 'PC' });
  });
});

describe('packages that must not be upgraded by themselves', () => {
  it('are held', () => {
    expect(checkHeldPackages(orinNano).status).toBe('ok');
    expect(
      checkHeldPackages({ ...orinNano, holds: said('libnvinfer10:arm64\nnvidia-l4t-core\n') }).status,
    ).toBe('ok');
  });

  it('are kept by the file that the installer puts there', () => {
    const pins = readFileSync('deploy/overlay/etc/apt/preferences.d/50-spl-kiosk', 'utf8');
    expect(checkHeldPackages({ ...reComputer, pins }).status).toBe('ok');
  });

  it('are named when they are not', () => {
    expect(checkHeldPackages(orinNx)).toMatchObject({
      status: 'degraded',
      remedy: 'Run: sudo apt-mark hold libnvinfer10',
    });
    expect(checkHeldPackages(reComputer).value).toBe('nvidia-l4t-core, libnvinfer10 not held');
    expect(checkHeldPackages(pc).status).toBe('ok');
  });
});

describe('the power mode', () => {
  it.each([
    ['MAXN_SUPER', orinNano],
    ['25W', orinNx],
    ['MAXN', agxOrin],
  ])('%s is strong enough', (mode, readings) => {
    expect(checkPowerMode(readings)).toMatchObject({ status: 'ok', value: mode });
  });

  it.each(['15W', '7W', '10W', 'MODE_15W'])('%s is not', (mode) => {
    const readings = { ...orinNano, powerMode: said(`NV Power Mode: ${mode}\n0\n`) };
    expect(checkPowerMode(readings)).toMatchObject({ status: 'degraded', value: mode });
  });

  it('is not guessed where nvpmodel is missing or refuses', () => {
    expect(checkPowerMode({ ...orinNano, powerMode: null })).toMatchObject({ status: 'degraded' });
    const refuses = { status: 255, stdout: '', stderr: 'NVPM ERROR: Failed to open /etc/nvpmodel.conf\n' };
    expect(checkPowerMode({ ...orinNano, powerMode: refuses }).value).toBe('nvpmodel does not say');
    expect(checkPowerMode(pc).status).toBe('ok');
  });
});
