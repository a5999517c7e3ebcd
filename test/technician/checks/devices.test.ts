import { describe, expect, it } from 'vitest';
import type { DeviceListReadings } from '../../../src/devices/system/readings.ts';
import { checkDisplay, checkQueue, checkUsb, usbDevices } from '../../../src/technician/checks/devices.ts';
import * as device from '../../fixtures/devices/strings.ts';

const { said } = device;
const lists: DeviceListReadings = {
  lsusb: said(device.lsusbNano),
  queues: said(device.lpstatIdle),
  defaultQueue: said(device.lpstatDefault),
  screens: [
    { name: 'card0-DP-1', status: 'connected\n', mode: '1920x1080' },
    { name: 'card0-HDMI-A-1', status: 'disconnected\n', mode: null },
  ],
};

describe('the display', () => {
  it('is the connected one', () => {
    expect(checkDisplay(lists)).toMatchObject({ status: 'ok', value: 'card0-DP-1 1920x1080' });
    expect(checkDisplay({ ...lists, screens: lists.screens.slice(1) }).value).toBe('none connected');
    expect(checkDisplay({ ...lists, screens: [] }).status).toBe('degraded');
  });
});

describe('USB', () => {
  it('lists what is plugged in', () => {
    expect(usbDevices(lists.lsusb).map(({ id }) => id)).toContain('046d:0825');
    expect(checkUsb(lists).value).toMatch(/046d:0825 Logitech, Inc\. Webcam C270; 04b8:0e28/);
    expect(checkUsb({ ...lists, lsusb: null }).status).toBe('degraded');
    const bare = said('Bus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root hub\n');
    expect(checkUsb({ ...lists, lsusb: bare }).value).toBe('nothing plugged in');
  });
});

describe('the printer’s queue', () => {
  it('is idle or at work', () => {
    expect(checkQueue(lists, null)).toMatchObject({ status: 'ok', value: 'TM-T20III: idle' });
    const busy = { ...lists, queues: said(device.lpstatPrinting) };
    expect(checkQueue(busy, 'TM-T20III')).toMatchObject({ status: 'ok', value: 'TM-T20III: printing' });
  });

  it('is stopped, unknown, or nowhere', () => {
    const stopped = { ...lists, queues: said(device.lpstatStopped) };
    expect(checkQueue(stopped, null)).toMatchObject({
      status: 'failed',
      value: 'TM-T20III stopped (Paused)',
      remedy: 'Check paper, cover and cable, then run: cupsenable TM-T20III',
    });
    expect(checkQueue(lists, 'LABEL').value).toBe('no queue LABEL');
    const none = { ...lists, defaultQueue: said(device.lpstatNoDefault) };
    expect(checkQueue(none, null).value).toBe('no default queue');
    expect(checkQueue({ ...lists, queues: null }, null).value).toBe('no CUPS');
  });
});
