import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Camera } from '../../src/devices/camera.ts';
import { openCamera } from '../../src/devices/open.ts';
import { WebcamCamera } from '../../src/devices/webcam-camera.ts';
import { plainJpeg, scratchFolders } from '../fakes/photos.ts';
import { type FakeProgram, fakeProgram } from '../fakes/programs.ts';

// The faults of fswebcam, played by a script of that name that comes first in PATH.

let folder: string;
let picture: string;
let fake: FakeProgram | undefined;
let camera: Camera | undefined;
const path = process.env.PATH;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camera-faults-'));
  picture = join(folder, 'picture.jpg');
  await writeFile(picture, await plainJpeg(64, 48, '#804020'));
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

async function playing(script: string, resolution = '64x48'): Promise<Camera> {
  fake = await fakeProgram('fswebcam', script);
  camera = await WebcamCamera.open({ device: 'TEST', resolution, timeoutSeconds: 1 });
  return camera;
}

test.each([
  ['no file', 'exit 0', 'camera-no-picture'],
  ['an empty file', ': >"$last"', 'camera-no-picture'],
  ['half a JPEG', 'head -c -20 PICTURE >"$last"', 'camera-no-picture'],
  ['text', 'echo no picture >"$last"', 'camera-no-picture'],
  ['markers and nothing else', `printf '\\377\\330\\0\\0\\377\\331' >"$last"`, 'camera-no-picture'],
  ['a failure', 'exit 3', 'camera-no-picture'],
  ['no such device', 'echo "stat: No such file or directory" >&2', 'camera-missing'],
  ['no end', 'exec sleep 30', 'camera-timeout'],
  ['no end, not even when asked', 'trap "" TERM; sleep 30; sleep 30', 'camera-timeout'],
])('fswebcam gives %s', async (_what, script, code) => {
  const faulty = await playing(script.replace('PICTURE', picture));
  await expect(faulty.takePicture()).rejects.toMatchObject({ name: 'KioskError', code });
  await expect(faulty.preview()).rejects.toMatchObject({ code });
  for (const scratch of await scratchFolders()) expect(await readdir(scratch)).toEqual([]);
});

test('a picture of another size is a fault of the still, and says so', async () => {
  const faulty = await playing(`cp ${picture} "$last"`, '640x480');
  await expect(faulty.takePicture()).rejects.toMatchObject({
    code: 'camera-no-picture',
    message: expect.stringMatching(/64x48.*640x480/),
  });
  await expect(faulty.preview()).resolves.toBeInstanceOf(Uint8Array);
});

test('pictures are taken one at a time', async () => {
  const busy = `mkdir "$here/busy" || touch "$here/overlap"; sleep 0.1; rmdir "$here/busy"; cp ${picture} "$last"`;
  const one = await playing(busy);
  await Promise.all([one.preview(), one.takePicture(), one.preview(), one.takePicture()]);
  expect(await readdir(fake?.folder ?? '')).toEqual(['fswebcam']);
});

test('close ends a picture that is being taken', async () => {
  const hanging = await playing('echo $$ >"$here/pid"; exec sleep 30');
  const taken = expect(hanging.takePicture()).rejects.toMatchObject({ code: 'stopped' });
  const waiting = expect(hanging.preview()).rejects.toMatchObject({ code: 'stopped' });
  await setTimeout(300);
  const begun = performance.now();
  await hanging.close();
  expect(performance.now() - begun).toBeLessThan(900);
  await taken;
  await waiting;
  const pid = (await readFile(join(fake?.folder ?? '', 'pid'), 'utf8')).trim();
  await expect(access(`/proc/${pid}`)).rejects.toThrow();
});

test('photographs go on after fswebcam failed, with the same photograph', async () => {
  fake = await fakeProgram('fswebcam', `[ -e "$here/well" ] || exit 3; cp ${picture} "$last"`);
  camera = await openCamera({
    device: 'simulated',
    photos: picture,
    defaultPhotos: folder,
    resolution: '64x48',
  });
  await expect(camera.takePicture()).rejects.toMatchObject({ code: 'camera-no-picture' });
  await writeFile(join(fake.folder, 'well'), '');
  expect((await camera.takePicture()).source).toBe('picture.jpg');
});

test('without fswebcam photographs are read directly, and the description says so', async () => {
  process.env.PATH = '/nowhere';
  camera = await openCamera({
    device: 'simulated',
    photos: picture,
    defaultPhotos: folder,
    resolution: '64x48',
  });
  expect(camera.description).toEqual({
    simulated: true,
    driver: 'photographs read directly: fswebcam is not installed (apt-get install fswebcam)',
    detail: 'picture.jpg read directly: fswebcam is not installed (apt-get install fswebcam)',
  });
  expect((await camera.takePicture()).source).toBe('picture.jpg');
  expect((await camera.preview()).length).toBeGreaterThan(100);
  await camera.close();
  await expect(camera.takePicture()).rejects.toMatchObject({ code: 'stopped' });
});

test('without fswebcam a real camera says what to install', async () => {
  // `timeout` alone, without fswebcam beside it.
  fake = await fakeProgram('timeout', 'exec /usr/bin/timeout "$@"');
  process.env.PATH = fake.folder;
  camera = await WebcamCamera.open({ device: '/dev/video0', resolution: '64x48' });
  await expect(camera.takePicture()).rejects.toMatchObject({
    code: 'camera-missing',
    message: expect.stringContaining('apt-get install fswebcam'),
  });
});
