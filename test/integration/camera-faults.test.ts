import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Camera } from '../../src/devices/camera/camera.ts';
import { type CameraChoice, openCamera } from '../../src/devices/open.ts';
import { type FakeProgram, fakeProgram, sh } from '../fakes/machines/programs.ts';
import { isRunning } from '../fakes/machines/run-main.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { halfJpeg, noisyJpeg } from '../fakes/records/bad-pictures.ts';
import { plainJpeg, scratchFolders } from '../fakes/records/photos.ts';
import { until } from '../fakes/until.ts';

// The faults of a still, played by a program named fswebcam that comes first in PATH.

let folder: string;
let picture: string;
let fake: FakeProgram | undefined;
let camera: Camera | undefined;
const path = process.env.PATH;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camera-faults-'));
  picture = join(folder, 'picture.jpg');
  await writeFile(picture, await noisyJpeg(640, 480));
});
afterEach(async () => {
  await camera?.close();
  await fake?.restore();
  camera = undefined;
  fake = undefined;
  process.env.PATH = path;
  expect(await scratchFolders()).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

async function open(change: Partial<CameraChoice> = {}): Promise<Camera> {
  const roots = { dev: '/dev', sys: '/sys' };
  const test = { device: 'test', photos: null, resolution: '640x480', timeoutSeconds: 60 };
  camera = await openCamera({
    pictures: localPictures,
    ...test,
    roots,
    defaultPhotos: folder,
    ...change,
  });
  return camera;
}

async function playing(script: string, change: Partial<CameraChoice> = {}): Promise<Camera> {
  fake = await fakeProgram('fswebcam', script);
  return await open(change);
}

test.each([
  ['no file', sh`exit 0`, 'camera-no-picture'],
  ['an empty file', sh`: >"$last"`, 'camera-broken-picture'],
  ['a file without the end marker', sh`head -c -20 PICTURE >"$last"`, 'camera-broken-picture'],
  ['a file without the start marker', sh`tail -c +20 PICTURE >"$last"`, 'camera-broken-picture'],
  ['text', sh`echo no picture >"$last"`, 'camera-broken-picture'],
  ['markers and nothing else', sh`printf '\377\330\0\0\377\331' >"$last"`, 'camera-broken-picture'],
  ['a failure', sh`exit 3`, 'camera-no-picture'],
  ['no such device', sh`echo "stat: No such file or directory" >&2`, 'camera-missing'],
  [
    // As the real one does on a full disk: part of the file, and status 0.
    'what a full disk leaves',
    sh`head -c 9000 PICTURE >"$last"; echo "GD Warning: gd-jpeg: JPEG library reports unrecoverable error: Output file write error --- out of disk space?" >&2`,
    'camera-no-space',
  ],
  ['an error of a full disk', sh`echo "write: No space left on device" >&2; exit 1`, 'camera-no-space'],
])('fswebcam gives %s', async (_what, script, code) => {
  const faulty = await playing(script.replace('PICTURE', picture));
  await expect(faulty.takePicture()).rejects.toMatchObject({ name: 'KioskError', code });
  for (const scratch of await scratchFolders()) expect(await readdir(scratch)).toEqual([]);
});

test.each([
  ['no end', sh`exec sleep 600`],
  ['no end, not even when asked', sh`trap "" TERM; sleep 600; sleep 600`],
])('fswebcam gives %s', async (_what, script) => {
  const hanging = await playing(script, { timeoutSeconds: 1 });
  await expect(hanging.takePicture()).rejects.toMatchObject({ name: 'KioskError', code: 'camera-timeout' });
});

test.each([
  ['a black picture', () => plainJpeg(640, 480, '#000000'), 'camera-black'],
  ['a green picture', () => plainJpeg(640, 480, '#008700'), 'camera-one-colour'],
  ['half a picture', () => halfJpeg(640, 480, '#008700'), 'camera-half-picture'],
  ['a picture of another size', () => noisyJpeg(320, 240), 'camera-wrong-size'],
])('fswebcam gives %s, and later a good one', async (_what, make, code) => {
  await writeFile(join(folder, 'bad.jpg'), await make());
  const faulty = await playing(
    `if [ -e "$here/well" ]; then cp ${picture} "$last"; else cp ${folder}/bad.jpg "$last"; fi`,
  );
  await expect(faulty.takePicture()).rejects.toMatchObject({ name: 'KioskError', code });
  await writeFile(join(fake?.folder ?? '', 'well'), '');
  expect((await faulty.takePicture()).jpeg).toEqual(await readFile(picture));
});

test('a picture of another size names both', async () => {
  fake = await fakeProgram('fswebcam', `cp ${picture} "$last"`);
  const faulty = await open({ resolution: '1920x1080' });
  await expect(faulty.takePicture()).rejects.toThrow(/640x480.*1920x1080/);
});

test('stills are taken one at a time', async () => {
  const busy = `mkdir "$here/busy" || touch "$here/overlap"; sleep 0.1; rmdir "$here/busy"; cp ${picture} "$last"`;
  const one = await playing(busy);
  await Promise.all([one.takePicture(), one.takePicture(), one.takePicture()]);
  expect(await readdir(fake?.folder ?? '')).toEqual(['fswebcam']);
});

test('close ends a still that is being taken', async () => {
  const hanging = await playing(sh`echo $$ >"$here/pid"; exec sleep 600`, { timeoutSeconds: 600 });
  const taken = expect(hanging.takePicture()).rejects.toMatchObject({ code: 'stopped' });
  const waiting = expect(hanging.takePicture()).rejects.toMatchObject({ code: 'stopped' });
  const pidFile = join(fake?.folder ?? '', 'pid');
  const pid = await until(async () => Number(await readFile(pidFile, 'utf8')) || false);
  await hanging.close();
  await taken;
  await waiting;
  await until(() => !isRunning(pid));
});

test('close ends what fswebcam has left behind, which holds its pipes', async () => {
  const hanging = await playing(sh`sleep 600 & echo $! >"$here/pid"`, { timeoutSeconds: 600 });
  const taken = expect(hanging.takePicture()).rejects.toMatchObject({ code: 'stopped' });
  const pidFile = join(fake?.folder ?? '', 'pid');
  const pid = await until(async () => Number(await readFile(pidFile, 'utf8')) || false);
  await hanging.close();
  await taken;
  await until(() => !isRunning(pid));
});

test('photographs go on after fswebcam failed, with the same photograph', async () => {
  fake = await fakeProgram('fswebcam', `[ -e "$here/well" ] || exit 3; cp ${picture} "$last"`);
  const photos = await open({ device: 'simulated', photos: picture });
  await expect(photos.takePicture()).rejects.toMatchObject({ code: 'camera-no-picture' });
  await writeFile(join(fake.folder, 'well'), '');
  expect((await photos.takePicture()).source).toBe('picture.jpg');
});

test('without its programs photographs are read directly, and the description says so', async () => {
  process.env.PATH = '/nowhere';
  const photos = await open({ device: 'simulated', photos: picture });
  const how =
    'read directly: fswebcam is not installed (apt-get install fswebcam); slow live picture: ' +
    'ffmpeg is not installed (apt-get install ffmpeg)';
  expect(photos.description).toEqual({
    simulated: true,
    driver: `photographs ${how}`,
    detail: `picture.jpg ${how}`,
  });
  expect((await photos.takePicture()).source).toBe('picture.jpg');
  const live = await new Promise<Uint8Array>((resolve) => {
    photos.watch({ frame: resolve, fault: () => undefined });
  });
  expect(live.length).toBeGreaterThan(100);
  await photos.close();
  await expect(photos.takePicture()).rejects.toMatchObject({ code: 'stopped' });
});

test('without fswebcam a real camera says what to install', async () => {
  process.env.PATH = '/nowhere';
  const real = await open({ device: '/dev/video0' });
  expect(real.description.driver).toContain('apt-get install ffmpeg');
  // The camera is looked for first, and there is none in a container.
  await expect(real.takePicture()).rejects.toMatchObject({ code: 'camera-missing' });
  const bars = await open({ device: 'test' });
  await real.close();
  await expect(bars.takePicture()).rejects.toMatchObject({
    code: 'camera-program-missing',
    message: expect.stringContaining('apt-get install fswebcam'),
  });
});
