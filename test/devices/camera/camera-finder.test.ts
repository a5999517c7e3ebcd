import { afterEach, beforeEach, expect, test } from 'vitest';
import { CameraFinder } from '../../../src/devices/camera/camera-finder.ts';
import { videoDevices } from '../../../src/devices/camera/video-devices.ts';
import { FakeDevices } from '../../fakes/parts/camera-devices.ts';

const c920 = { vendor: '046d', product: '082d', serial: 'A1B2C3' };
const brio = { vendor: '046d', product: '085e', serial: 'F00D' };
/** The serial number that all cheap cameras give. */
const cheap = { vendor: '1bcf', product: '2284', serial: '01.00.00' };

let devices: FakeDevices;
beforeEach(async () => {
  devices = await FakeDevices.create();
});
afterEach(() => devices.remove());

const finder = (wanted: string) => new CameraFinder(wanted, devices.roots);

test('cameras are listed by number, without the nodes of their metadata', async () => {
  await devices.plug(10, brio, '1-3');
  await devices.plug(2, c920, '1-2');
  await devices.plug(3, { ...c920, index: 1 }, '1-4');
  expect(await videoDevices(devices.roots)).toEqual([
    { node: devices.node(2), identity: 'usb:046d:082d:A1B2C3' },
    { node: devices.node(10), identity: 'usb:046d:085e:F00D' },
  ]);
});

test.each([
  ['auto', 2],
  ['usb:046d:085e', 4],
  ['usb:046d:085e:F00D', 4],
  ['/dev/video4', 4],
  ['/dev/v4l/by-id/usb-Brio-video-index0', 4],
  ['/dev/v4l/by-path/usb-1-3-video-index0', 4],
])('%s is video%i', async (wanted, number) => {
  await devices.plug(2, c920);
  await devices.plug(4, brio, '1-3');
  await devices.link('usb-Brio-video-index0', 4);
  expect(await finder(wanted).find()).toBe(devices.node(number));
});

test.each(['auto', 'usb:046d:085e:OTHER', '/dev/video4', '/dev/v4l/by-id/usb-Brio-video-index0'])(
  '%s is missing until it is plugged in',
  async (wanted) => {
    await expect(finder(wanted).find()).rejects.toMatchObject({ code: 'camera-missing' });
  },
);

test('a camera keeps its identity when it comes back under another number', async () => {
  await devices.plug(0, c920);
  await devices.plug(1, brio, '1-3');
  const own = finder('auto');
  expect(await own.find()).toBe(devices.node(0));
  await devices.unplug(0);
  await expect(own.find()).rejects.toMatchObject({ code: 'camera-missing' });
  await devices.plug(5, c920);
  expect(await own.find()).toBe(devices.node(5));
});

test('a link of by-id that vanished after a fast re-plug is made up for by sysfs', async () => {
  await devices.plug(0, c920);
  await devices.link('usb-C920-video-index0', 0);
  const own = finder('/dev/v4l/by-id/usb-C920-video-index0');
  expect(await own.find()).toBe(devices.node(0));
  await devices.unplug(0);
  await devices.unlink('usb-C920-video-index0');
  await devices.plug(1, c920);
  expect(await own.find()).toBe(devices.node(1));
});

test.each(['auto', '/dev/video0', 'usb:046d:082d'])(
  'another camera in the place of the first is not taken (%s)',
  async (wanted) => {
    await devices.plug(0, c920);
    const own = finder(wanted);
    await own.find();
    await devices.unplug(0);
    await devices.plug(0, brio);
    await expect(own.find()).rejects.toMatchObject({ code: 'camera-changed' });
    await devices.unplug(0);
    await devices.plug(0, c920);
    expect(await own.find()).toBe(devices.node(0));
  },
);

test.each(['auto', 'usb:1bcf:2284', 'usb:1bcf:2284:01.00.00'])(
  'two cameras of one name are not told apart by %s',
  async (wanted) => {
    await devices.plug(0, cheap);
    await devices.plug(1, cheap, '1-3');
    const own = finder(wanted);
    await expect(own.find()).rejects.toMatchObject({
      code: 'camera-ambiguous',
      message: expect.stringContaining('video0 and video1'),
    });
    await devices.unplug(1, '1-3');
    expect(await own.find()).toBe(devices.node(0));
    await devices.plug(1, cheap, '1-3');
    await expect(own.find()).rejects.toMatchObject({ code: 'camera-ambiguous' });
  },
);

test('two cameras of one name are told apart by their sockets', async () => {
  await devices.plug(0, cheap);
  await devices.plug(1, cheap, '1-3');
  const own = finder('/dev/v4l/by-path/usb-1-3-video-index0');
  expect(await own.find()).toBe(devices.node(1));
  expect(await own.find()).toBe(devices.node(1));
});
