import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Camera } from '../../src/devices/camera/camera.ts';
import { type CameraChoice, openCamera } from '../../src/devices/open.ts';
import { fakeProgram } from '../fakes/machines/programs.ts';
import { childrenOf } from '../fakes/machines/run-main.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { RecordingViewer } from '../fakes/parts/viewer.ts';
import { noisyJpeg } from '../fakes/records/bad-pictures.ts';
import { meanColour, scratchFolders } from '../fakes/records/photos.ts';
import { until } from '../fakes/until.ts';

// The real fswebcam and ffmpeg (apt-get install fswebcam ffmpeg), fed by files and by their own test pictures.

let folder: string;
let camera: Camera | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camera-test-'));
});
afterEach(async () => {
  await camera?.close();
  camera = undefined;
  expect(await scratchFolders()).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

const choice = {
  device: 'simulated',
  photos: null,
  resolution: '1920x1080',
  roots: { dev: '/dev', sys: '/sys' },
};

async function open(change: Partial<CameraChoice> = { photos: folder }): Promise<Camera> {
  camera = await openCamera({
    pictures: localPictures,
    ...choice,
    defaultPhotos: folder,
    ...change,
  });
  return camera;
}

async function expectNothingOnDisk(): Promise<void> {
  const folders = await scratchFolders();
  expect(folders).toHaveLength(1);
  for (const path of folders) expect(await readdir(path)).toEqual([]);
}

/** Something to tell apart pixel by pixel, unlike a plain colour. */
const gradient = (width: number, height: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 40,
      height: 30,
      channels: 3,
      background: '#a08070',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .resize(width, height)
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();

test('a photograph comes through fswebcam in its own size, almost unchanged', async () => {
  const original = await gradient(641, 483);
  await writeFile(join(folder, 'back.jpg'), original);
  const { jpeg, source } = await (await open()).takePicture();
  expect(source).toBe('back.jpg');
  expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 641, height: 483 });
  const [before, after] = await Promise.all([original, jpeg].map((one) => sharp(one).raw().toBuffer()));
  const difference =
    before?.reduce((sum, value, i) => sum + Math.abs(value - (after?.[i] ?? 0)), 0) ?? Infinity;
  expect(difference / (before?.length ?? 1)).toBeLessThan(1.5);
  await expectNothingOnDisk();
});

test.each([
  [12_000, 30],
  [8, 8],
])('a photograph of %i × %i px is taken as it is', async (width, height) => {
  await writeFile(join(folder, 'odd.jpg'), await noisyJpeg(width, height));
  const { jpeg } = await (await open()).takePicture();
  expect(await sharp(jpeg).metadata()).toMatchObject({ width, height });
});

test('the live picture shows what the next still takes, and stills go round', async () => {
  await writeFile(join(folder, 'a.jpg'), await noisyJpeg(1500, 1000, 90));
  await writeFile(join(folder, 'b.jpg'), await noisyJpeg(300, 400, 170));
  const photos = await open();
  const viewer = new RecordingViewer(photos);
  for (const expected of ['a.jpg', 'b.jpg', 'a.jpg']) {
    expect(photos.description.detail).toBe(`${expected} through fswebcam`);
    const live = await viewer.next();
    const still = await photos.takePicture();
    expect(still.source).toBe(expected);
    const [seen, taken] = [await meanColour(live), await meanColour(still.jpeg)];
    for (const [i, value] of seen.entries()) expect(Math.abs(value - (taken[i] ?? 0))).toBeLessThan(3);
    const { width, height } = await sharp(live).metadata();
    expect([width, height]).toEqual(expected === 'a.jpg' ? [1080, 720] : [300, 400]);
  }
  expect(viewer.faults).toEqual([]);
  viewer.stop();
});

test('a broken photograph fails by name, and the next one comes after it', async () => {
  await writeFile(join(folder, 'a.jpg'), (await noisyJpeg(400, 300)).subarray(0, 900));
  await writeFile(join(folder, 'b.jpg'), await noisyJpeg(400, 300));
  const photos = await open();
  await expect(photos.takePicture()).rejects.toMatchObject({
    code: 'camera-no-picture',
    message: expect.stringContaining('"a.jpg"'),
  });
  expect((await photos.takePicture()).source).toBe('b.jpg');
  await expectNothingOnDisk();
});

test('the description says that a picture was composed, and why it is not a camera’s', async () => {
  await writeFile(join(folder, 'composed-back.jpg'), await noisyJpeg(40, 30));
  expect((await open()).description).toEqual({
    simulated: true,
    driver: 'photographs through fswebcam',
    detail: 'composed-back.jpg (composed picture) through fswebcam',
  });
});

test('photographs of the operator’s come before the kiosk’s own', async () => {
  await writeFile(join(folder, 'default.jpg'), await noisyJpeg(40, 30));
  await writeFile(
    join(folder, 'mine.png'),
    await sharp(await noisyJpeg(50, 30))
      .png()
      .toBuffer(),
  );
  expect((await (await open({ photos: join(folder, 'mine.png') })).takePicture()).source).toBe('mine.png');
});

test('after close there are no pictures', async () => {
  await writeFile(join(folder, 'a.jpg'), await noisyJpeg(40, 30));
  const photos = await open();
  await photos.close();
  await expect(photos.takePicture()).rejects.toMatchObject({ code: 'stopped' });
  expect(() => new RecordingViewer(photos)).toThrow(expect.objectContaining({ code: 'stopped' }));
});

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
    await expect(open({ device, photos: folder })).rejects.toMatchObject({ code: 'usage' });
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
