import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { fakeProgram } from '../fakes/machines/programs.ts';
import { childrenOf } from '../fakes/machines/run-main.ts';
import { RecordingViewer } from '../fakes/parts/viewer.ts';
import { until } from '../fakes/until.ts';
import { expectNothingOnDisk, open, theFolder } from './one-camera.ts';

// The real fswebcam and ffmpeg (apt-get install fswebcam ffmpeg), fed by their own test pictures.

test('colour bars', async () => {
  const bars = await open({ device: 'test', resolution: '640x480' });
  expect(bars.description).toEqual({
    simulated: true,
    driver: 'fswebcam, live picture by ffmpeg',
    detail: 'TEST through fswebcam, live picture by ffmpeg, 640x480',
  });
  const { jpeg, source } = await bars.takePicture();
  expect(source).toBeNull();
  expect(await sharp(jpeg).metadata()).toMatchObject({ width: 640, height: 480 });
  await expectNothingOnDisk();
});

test('the live picture of colour bars is 1280 x 720, moves, and rests during a still and without viewers', async () => {
  const bars = await open({ device: 'test', resolution: '640x480' });
  const viewer = new RecordingViewer(bars);
  const first = Buffer.from(await viewer.next());
  expect(await sharp(first).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 720 });
  expect(Buffer.compare(first, await viewer.next())).not.toBe(0);
  expect(bars.latest()).toBe(viewer.last);
  expect(ffmpegs()).toHaveLength(1);
  const held = await fakeProgram(
    'fswebcam',
    `touch "$here/begun"; while [ ! -e "$here/go-on" ]; do sleep 0.05; done; PATH='${process.env.PATH}' exec fswebcam "$@"`,
  );
  const taken = bars.takePicture();
  await until(() => existsSync(join(held.folder, 'begun')));
  expect(ffmpegs()).toHaveLength(0);
  expect(bars.latest()).toBeUndefined();
  await writeFile(join(held.folder, 'go-on'), '');
  await taken;
  await held.restore();
  await viewer.next();
  viewer.stop();
  await until(() => ffmpegs().length === 0 && bars.latest() === undefined);
  expect(viewer.faults).toEqual([]);
});

test('viewers share one source, which ends with the last of them', async () => {
  const bars = await open({ device: 'test' });
  const [one, other] = [new RecordingViewer(bars), new RecordingViewer(bars)];
  await Promise.all([one.next(), other.next()]);
  expect(ffmpegs()).toHaveLength(1);
  one.stop();
  await other.next();
  expect(one.last).not.toBe(other.last);
  other.stop();
  const again = new RecordingViewer(bars);
  await again.next();
  expect(ffmpegs()).toHaveLength(1);
});

test('close ends the live picture', async () => {
  const bars = await open({ device: 'test' });
  await new RecordingViewer(bars).next();
  await bars.close();
  expect(ffmpegs()).toHaveLength(0);
});

test('a camera that is not there is missing, although fswebcam says success', async () => {
  const gone = await open({ device: '/dev/video987', resolution: '640x480' });
  expect(gone.description.simulated).toBe(false);
  await expect(gone.takePicture()).rejects.toMatchObject({
    code: 'camera-missing',
    message: expect.stringContaining('/dev/video987'),
  });
  await expectNothingOnDisk();
});

test.each([
  { device: '/dev/video0;touch injected' },
  { device: '$(touch injected)' },
  { device: 'FILE:/etc/passwd' },
  { device: '/dev/null' },
  { device: 'usb:046d:082d:$(id)' },
  { device: '/dev/video0', roots: { dev: '/tmp/$(id)', sys: '/sys' } },
  { device: 'simulated', resolution: '1x1;id' },
])('%j is refused', async (change) => {
  await expect(open(change)).rejects.toMatchObject({ code: 'settings-invalid' });
});

test('a camera and photographs exclude each other', async () => {
  for (const device of ['/dev/video0', 'test', 'usb:046d:082d']) {
    await expect(open({ device, photos: theFolder() })).rejects.toMatchObject({ code: 'usage' });
  }
});

/** This process's own ffmpegs that run. */
const ffmpegs = () =>
  childrenOf(process.pid).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('ffmpeg');
    } catch {
      return false; // it ended while we looked
    }
  });
