import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Camera } from '../../src/devices/camera/camera.ts';
import { openCamera } from '../../src/devices/open.ts';
import type { FakeProgram } from '../fakes/machines/programs.ts';
import { isRunning } from '../fakes/machines/run-main.ts';
import { FakeDevices } from '../fakes/parts/camera-devices.ts';
import { movingFrames, playCamera } from '../fakes/parts/camera-programs.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { RecordingViewer } from '../fakes/parts/viewer.ts';
import { halfJpeg, noisyJpeg } from '../fakes/records/bad-pictures.ts';
import { plainJpeg, scratchFolders } from '../fakes/records/photos.ts';
import { until } from '../fakes/until.ts';

// A camera that is unplugged, swapped or broken: programs named ffmpeg and fswebcam come first in PATH and play it at
// the real command line; /dev and /sys are folders.

const c920 = { vendor: '046d', product: '082d', serial: 'A1B2C3' };
const other = { vendor: '046d', product: '085e', serial: 'F00D' };

let folder: string;
let devices: FakeDevices;
let camera: Camera | undefined;
const fakes: FakeProgram[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-faults-'));
  devices = await FakeDevices.create();
  await writeFile(join(folder, 'a.jpg'), await noisyJpeg(1280, 720));
  await writeFile(join(folder, 'b.jpg'), await noisyJpeg(1280, 720));
  await writeFile(join(folder, 'still.jpg'), await noisyJpeg(1920, 1080));
});
afterEach(async () => {
  await camera?.close();
  camera = undefined;
  for (const fake of fakes.splice(0).reverse()) await fake.restore();
  await devices.remove();
  await rm(folder, { recursive: true, force: true });
  expect(await scratchFolders()).toEqual([]);
});

/** @param live what ffmpeg does while the device is there, once a twentieth of a second */
async function cameraThat(live: string, device = 'auto'): Promise<RecordingViewer> {
  fakes.push(...(await playCamera(folder, live, `cp ${folder}/still.jpg "$last"`)));
  camera = await openCamera({
    pictures: localPictures,
    device,
    photos: null,
    defaultPhotos: folder,
    resolution: '1920x1080',
    roots: devices.roots,
    timeoutSeconds: 60,
  });
  return new RecordingViewer(camera);
}

const moving = () => movingFrames(folder);
const log = async () => (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n');
const openings = async () => (await log()).filter((line) => line === 'live').length;
const running = async () => {
  const pids = (await readFile(join(folder, 'pids'), 'utf8')).trim().split('\n');
  return pids.map(Number).filter(isRunning);
};

test('unplugged and plugged in again under another number: told, and back', async () => {
  await devices.plug(0, c920);
  const viewer = await cameraThat(moving());
  await viewer.next();
  expect(camera?.description.simulated).toBe(false);
  await devices.unplug(0);
  await viewer.faultIs('camera-missing');
  expect(camera?.latest()).toBeUndefined();
  await devices.plug(3, c920);
  await viewer.faultIs(null);
  await viewer.next();
});

test('another camera in its place is not taken, and the first one is when it comes back', async () => {
  await devices.plug(0, c920);
  const viewer = await cameraThat(moving());
  await viewer.next();
  await devices.unplug(0);
  await viewer.faultIs('camera-missing');
  await devices.plug(0, other);
  await viewer.faultIs('camera-changed');
  await expect(camera?.takePicture()).rejects.toMatchObject({ code: 'camera-changed' });
  await devices.unplug(0);
  await devices.plug(0, c920);
  await viewer.faultIs(null);
});

test('two cameras of one name are not guessed between', async () => {
  await devices.plug(0, c920);
  await devices.plug(2, c920, '1-3');
  const viewer = await cameraThat(moving());
  await viewer.faultIs('camera-ambiguous');
  await expect(camera?.takePicture()).rejects.toMatchObject({ code: 'camera-ambiguous' });
  await devices.unplug(2, '1-3');
  await viewer.next();
});

test('a still has the device for itself, and the live picture comes back', async () => {
  await devices.plug(0, c920);
  const viewer = await cameraThat(moving());
  await viewer.next();
  const [first] = await Promise.all([camera?.takePicture(), camera?.takePicture()]);
  expect(first).toEqual({ jpeg: await readFile(join(folder, 'still.jpg')), source: null });
  await viewer.next();
  const events = await log();
  expect(events).not.toContain('overlap');
  expect(events.filter((event) => event === 'still')).toHaveLength(2);
  expect(events.at(-1)).toBe('live');
});

test('unplugged during a still: the still fails, and the next one is taken', async () => {
  await devices.plug(0, c920);
  const viewer = await cameraThat(moving());
  await viewer.next();
  await devices.unplug(0);
  await expect(camera?.takePicture()).rejects.toMatchObject({ code: 'camera-missing' });
  await devices.plug(1, c920);
  expect((await camera?.takePicture())?.jpeg.length).toBeGreaterThan(1000);
});

test('a device that opens and never delivers is opened again after 5 s, and left at close', async () => {
  await devices.plug(0, c920);
  const viewer = await cameraThat('trap "" TERM; sleep 60 & wait');
  expect(await viewer.faultIs('camera-timeout')).toBeGreaterThan(4500);
  await until(async () => expect(await openings()).toBe(2));
  expect(await running()).toHaveLength(1);
  // A camera that hangs is still one that can be stopped.
  await camera?.close();
  expect(await running()).toEqual([]);
});

test.each([
  ['black', () => plainJpeg(1280, 720, '#000000'), 'camera-black'],
  ['green', () => plainJpeg(1280, 720, '#008700'), 'camera-one-colour'],
  ['half', () => halfJpeg(1280, 720, '#008700'), 'camera-half-picture'],
  ['frozen', () => noisyJpeg(1280, 720), 'camera-frozen'],
  ['wrong-size', () => noisyJpeg(160, 120), 'camera-wrong-size'],
  ['endless', async () => (await noisyJpeg(1280, 720)).subarray(0, -2), 'camera-broken-picture'],
  ['beginningless', async () => (await noisyJpeg(1280, 720)).subarray(2), 'camera-broken-picture'],
])('%s frames are told, not shown, and end with the first good ones', async (_what, make, code) => {
  await writeFile(join(folder, 'bad.jpg'), await make());
  await devices.plug(0, c920);
  const [well, count] = [join(folder, 'well'), join(folder, 'count')];
  const bad = `cat ${folder}/bad.jpg; echo $i >${count}`;
  const viewer = await cameraThat(`if [ -e ${well} ]; then ${moving()}; else ${bad}; fi`);
  await viewer.faultIs(code);
  const given = async () => Number(await readFile(count, 'utf8'));
  const before = await given();
  await until(async () => expect(await given()).toBeGreaterThan(before + 5));
  expect(camera?.latest()).toBeUndefined();
  await writeFile(well, '');
  await viewer.faultIs(null);
  const [told, ended] = [viewer.framesBefore[0], viewer.framesBefore.at(-1)];
  expect(ended).toBe(told);
  // Until it is sure, a frozen picture is like any other.
  if (code !== 'camera-frozen') expect(told).toBe(0);
});

test('a program that ends at once is started again, with longer and longer pauses', async () => {
  await devices.plug(0, c920);
  const times = join(folder, 'times');
  const viewer = await cameraThat(`date +%s%3N >>${times}; exit 1`);
  await viewer.faultIs('camera-no-picture');
  const starts = async () => (await readFile(times, 'utf8')).trim().split('\n').map(Number);
  const [first = 0, second = 0, third = 0, fourth = 0] = await until(async () => {
    const all = await starts();
    return all.length >= 4 ? all : false;
  });
  // A timer is never early, and on a busy machine late.
  expect(second - first).toBeGreaterThan(450);
  expect(third - second).toBeGreaterThan(950);
  expect(fourth - third).toBeGreaterThan(1950);
});
