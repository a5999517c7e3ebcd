import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Camera } from '../../src/devices/camera.ts';
import { openCamera } from '../../src/devices/open.ts';
import { WebcamCamera } from '../../src/devices/webcam-camera.ts';
import { meanColour, plainJpeg, scratchFolders } from '../fakes/photos.ts';

// The real fswebcam (apt-get install fswebcam), fed by its own FILE: and TEST devices: no hardware.

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

async function open(photos: string | null = folder): Promise<Camera> {
  camera = await openCamera({ device: 'simulated', photos, defaultPhotos: folder, resolution: '1920x1080' });
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
  await writeFile(join(folder, 'odd.jpg'), await plainJpeg(width, height, '#a08070'));
  const { jpeg } = await (await open()).takePicture();
  expect(await sharp(jpeg).metadata()).toMatchObject({ width, height });
});

test('the preview shows what the next still takes, and stills go round', async () => {
  await writeFile(join(folder, 'a.jpg'), await plainJpeg(1500, 1000, '#c03030'));
  await writeFile(join(folder, 'b.jpg'), await plainJpeg(300, 400, '#3030c0'));
  const photos = await open();
  for (const expected of ['a.jpg', 'b.jpg', 'a.jpg']) {
    expect(photos.description.detail).toBe(`${expected} through fswebcam`);
    const preview = await photos.preview();
    const still = await photos.takePicture();
    expect(still.source).toBe(expected);
    expect(await meanColour(preview)).toEqual(await meanColour(still.jpeg));
    expect((await sharp(preview).metadata()).width).toBe(expected === 'a.jpg' ? 960 : 300);
    await expectNothingOnDisk();
  }
});

test('a broken photograph fails by name, and the next one comes after it', async () => {
  await writeFile(join(folder, 'a.jpg'), (await plainJpeg(400, 300, '#804020')).subarray(0, 900));
  await writeFile(join(folder, 'b.jpg'), await plainJpeg(400, 300, '#804020'));
  const photos = await open();
  await expect(photos.takePicture()).rejects.toMatchObject({
    code: 'camera-no-picture',
    message: expect.stringContaining('"a.jpg"'),
  });
  expect((await photos.takePicture()).source).toBe('b.jpg');
  await expectNothingOnDisk();
});

test('the description says that a picture was composed, and why it is not a camera’s', async () => {
  await writeFile(join(folder, 'composed-back.jpg'), await plainJpeg(40, 30, '#804020'));
  expect((await open()).description).toEqual({
    simulated: true,
    driver: 'photographs through fswebcam',
    detail: 'composed-back.jpg (composed picture) through fswebcam',
  });
});

test('photographs of the operator’s come before the kiosk’s own', async () => {
  await writeFile(join(folder, 'default.jpg'), await plainJpeg(40, 30, '#804020'));
  await writeFile(
    join(folder, 'mine.png'),
    await sharp(await plainJpeg(50, 30, '#804020'))
      .png()
      .toBuffer(),
  );
  expect((await (await open(join(folder, 'mine.png'))).takePicture()).source).toBe('mine.png');
});

test('after close there are no pictures', async () => {
  await writeFile(join(folder, 'a.jpg'), await plainJpeg(40, 30, '#804020'));
  const photos = await open();
  await photos.close();
  await expect(photos.takePicture()).rejects.toMatchObject({ code: 'stopped' });
  await expect(photos.preview()).rejects.toMatchObject({ code: 'stopped' });
});

test('a camera’s own test picture', async () => {
  camera = await WebcamCamera.open({ device: 'TEST', resolution: '640x480' });
  expect(camera.description).toMatchObject({ simulated: true, detail: 'TEST through fswebcam, 640x480' });
  const { jpeg, source } = await camera.takePicture();
  expect(source).toBeNull();
  expect(await sharp(jpeg).metadata()).toMatchObject({ width: 640, height: 480 });
  await expectNothingOnDisk();
});

test('a preview is never wider than 1280 px', async () => {
  camera = await WebcamCamera.open({ device: 'TEST', resolution: '1920x1080' });
  expect((await sharp(await camera.preview()).metadata()).width).toBe(1280);
});

test('a camera that is not there is missing, although fswebcam says success', async () => {
  camera = await WebcamCamera.open({ device: '/dev/video987', resolution: '640x480' });
  expect(camera.description.simulated).toBe(false);
  await expect(camera.takePicture()).rejects.toMatchObject({
    code: 'camera-missing',
    message: expect.stringContaining('/dev/video987'),
  });
  await expectNothingOnDisk();
});

test.each(['/dev/video0;touch injected', '$(touch injected)', 'FILE:/etc/passwd', '/dev/null'])(
  'the device %j is refused',
  async (device) => {
    const choice = { device, photos: null, defaultPhotos: folder, resolution: '640x480' };
    await expect(openCamera(choice)).rejects.toMatchObject({ code: 'settings-invalid' });
  },
);

test('a strange resolution is refused, also where it is not needed', async () => {
  const choice = { device: 'simulated', photos: null, defaultPhotos: folder, resolution: '1x1;id' };
  await expect(openCamera(choice)).rejects.toMatchObject({ code: 'settings-invalid' });
});

test('a camera and photographs exclude each other', async () => {
  const choice = { device: '/dev/video0', photos: folder, defaultPhotos: folder, resolution: '640x480' };
  await expect(openCamera(choice)).rejects.toMatchObject({ code: 'usage' });
});
