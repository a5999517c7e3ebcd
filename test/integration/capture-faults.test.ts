import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import type { Request } from '../../src/contract/kiosk.ts';
import type { Camera } from '../../src/devices/camera/camera.ts';
import { openCamera } from '../../src/devices/open.ts';
import type { FakeProgram } from '../fakes/machines/programs.ts';
import { isRunning } from '../fakes/machines/run-main.ts';
import { FakeDevices } from '../fakes/parts/camera-devices.ts';
import { movingFrames, playCamera } from '../fakes/parts/camera-programs.ts';
import { fakeParts, picture } from '../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../fakes/parts/local-visitor.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { requestsToScope } from '../fakes/parts/requests.ts';
import { halfJpeg, noisyJpeg } from '../fakes/records/bad-pictures.ts';
import { plainJpeg, scratchFolders } from '../fakes/records/photos.ts';
import { until } from '../fakes/until.ts';

// A whole visit while the camera fails in every way: what the screen says, and that the photos taken so far stay.

const c920 = { vendor: '046d', product: '082d', serial: 'A1B2C3' };
const other = { vendor: '046d', product: '085e', serial: 'F00D' };

let folder: string;
let devices: FakeDevices;
let camera: Camera;
let visitor: LocalVisitor;
let fakes: FakeProgram[] = [];

/** What the device does from now on: `live` names a file of frames, `still` a way to fail. */
const now = (live: string, still = 'good') =>
  Promise.all([writeFile(join(folder, 'live'), live), writeFile(join(folder, 'still'), still)]);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'capture-faults-'));
  devices = await FakeDevices.create();
  const noise = await noisyJpeg(1280, 720);
  const frames = {
    ...{ a: noise, b: await noisyJpeg(1280, 720), photo: picture },
    black: await plainJpeg(1280, 720, '#000000'),
    green: await plainJpeg(1280, 720, '#008700'),
    half: await halfJpeg(1280, 720, '#008700'),
    frozen: noise,
    small: await noisyJpeg(160, 120),
    endless: noise.subarray(0, -2),
    'black-photo': await plainJpeg(1200, 800, '#000000'),
    'small-photo': await noisyJpeg(640, 480),
  };
  for (const [name, bytes] of Object.entries(frames)) await writeFile(join(folder, `${name}.jpg`), bytes);
  await now('good');
  fakes = await playCamera(
    folder,
    `case $(cat ${folder}/live) in good) ${movingFrames(folder)};; silent) ;; *) cat ${folder}/$(cat ${folder}/live).jpg;; esac`,
    [
      `case $(cat ${folder}/still) in`,
      `good) cp ${folder}/photo.jpg "$last";;`,
      `full) head -c 9000 ${folder}/photo.jpg >"$last"; echo "Output file write error --- out of disk space?" >&2;;`,
      `never) exec sleep 600;;`,
      `*) cp ${folder}/$(cat ${folder}/still).jpg "$last";;`,
      'esac',
    ].join('\n'),
  );
  await devices.plug(0, c920);
  camera = await openCamera({
    pictures: localPictures,
    ...{ device: 'auto', photos: null, defaultPhotos: folder, resolution: '1200x800' },
    ...{ roots: devices.roots, timeoutSeconds: 6 },
  });
  visitor = visitorWhoWaits(0);
});
afterEach(async () => {
  await visitor.stop();
  await camera.close();
  for (const fake of fakes.reverse()) await fake.restore();
  await devices.remove();
  expect(await scratchFolders()).toEqual([]);
  await rm(folder, { recursive: true });
});

function visitorWhoWaits(countdownSeconds: number): LocalVisitor {
  const { parts } = fakeParts({ countdownSeconds, turnSeconds: 0 });
  return new LocalVisitor({ ...parts, camera });
}

const ask = (...requests: Request[]) => {
  for (const request of requests) expect(visitor.request(request)).toEqual({ ok: true });
};
const becomes = (state: object) => until(() => expect(visitor.state).toMatchObject(state));
const liveFault = (cameraFault: string | null) => becomes({ step: 'capture', devices: { cameraFault } });
const log = async () => (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n');
const openers = async () => {
  const pids = (await readFile(join(folder, 'pids'), 'utf8')).trim().split('\n');
  return pids.map(Number).filter(isRunning);
};

/** A full check whose first photo is taken and used. */
async function atSecondPhoto(): Promise<void> {
  ask(...requestsToScope, { type: 'choose-scope', scope: 'full' });
  await takePhoto();
}

async function takePhoto(): Promise<void> {
  ask({ type: 'take-photo' });
  await becomes({ candidate: { judged: true } });
  ask({ type: 'use-photo' });
}

const photoIds = () => visitor.state.photos.map(({ id }) => id);

test('every fault of the live picture is said on the screen, in turn, and the visit goes on after each', async () => {
  await atSecondPhoto();
  const kept = photoIds();
  expect(kept).toHaveLength(1);
  for (const [live, code] of [
    ['black', 'camera-black'],
    ['green', 'camera-one-colour'],
    ['half', 'camera-half-picture'],
    ['frozen', 'camera-frozen'],
    ['small', 'camera-wrong-size'],
    ['endless', 'camera-broken-picture'],
    ['silent', 'camera-timeout'],
  ] as const) {
    await now(live);
    await liveFault(code);
    expect(en.faults[code]).toMatch(/pharmacist/);
    expect(photoIds()).toEqual(kept);
    await now('good');
    await liveFault(null);
  }
  await takePhoto();
  expect(photoIds()).toHaveLength(2);
  await until(async () => expect(await openers()).toHaveLength(1));
  expect(await log()).not.toContain('overlap');
});

test('a camera swapped for another, or twice there, in the middle of a visit is said, and its photos stay', async () => {
  await atSecondPhoto();
  const kept = photoIds();
  await liveFault(null);
  await devices.unplug(0);
  await liveFault('camera-missing');
  await devices.plug(0, other);
  await liveFault('camera-changed');
  await devices.unplug(0);
  await devices.plug(0, c920);
  await devices.plug(2, c920, '1-3');
  await liveFault('camera-ambiguous');
  for (const code of ['camera-missing', 'camera-changed', 'camera-ambiguous'] as const) {
    expect(en.faults[code]).toMatch(/pharmacist/);
  }
  expect(photoIds()).toEqual(kept);
  await devices.unplug(2, '1-3');
  await liveFault(null);
  await takePhoto();
  expect(photoIds()).toHaveLength(2);
});

test('a still that fails is said, loses nothing and can be taken again', async () => {
  await atSecondPhoto();
  const kept = photoIds();
  for (const [still, code] of [
    ['full', 'camera-no-space'],
    ['never', 'camera-timeout'],
    ['black-photo', 'camera-black'],
    ['small-photo', 'camera-wrong-size'],
    ['endless', 'camera-broken-picture'],
  ] as const) {
    await now('good', still);
    ask({ type: 'take-photo' });
    await becomes({ step: 'capture', countdown: null, fault: code });
    expect(en.faults[code]).toMatch(/pharmacist/);
    expect(photoIds()).toEqual(kept);
    for (const scratch of await scratchFolders()) expect(await readdir(scratch)).toEqual([]);
  }
  await now('good');
  await takePhoto();
  expect(photoIds()).toHaveLength(2);
  expect(visitor.state.fault).toBeNull();
});

test('a customer who leaves while the still is taken leaves no photo, no process and no file', async () => {
  await atSecondPhoto();
  await until(() => expect(camera.latest()).toBeDefined());
  await now('good', 'never');
  ask({ type: 'take-photo' });
  await until(async () => expect((await log()).at(-1)).toBe('still'));
  ask({ type: 'stop-and-delete' });
  expect(visitor.state).toMatchObject({ step: 'welcome', photos: [], candidate: null, previewUrl: null });
  // Until the still's time limit.
  await until(async () => expect(await openers()).toEqual([]));
  await until(async () => {
    for (const scratch of await scratchFolders()) expect(await readdir(scratch)).toEqual([]);
  });
  // The next visit's photo comes after whatever was still under way.
  await now('good');
  await atSecondPhoto();
  expect(photoIds()).toHaveLength(1);
  expect(visitor.state.fault).toBeNull();
});

test('a customer who leaves in the middle of the countdown is not photographed, and the camera is let go', async () => {
  visitor = visitorWhoWaits(2);
  ask(...requestsToScope, { type: 'choose-scope', scope: 'full' });
  await until(() => expect(camera.latest()).toBeDefined());
  ask({ type: 'take-photo' });
  await becomes({ countdown: 1 });
  ask({ type: 'stop-and-delete' });
  expect(visitor.state).toMatchObject({ step: 'welcome', countdown: null, previewUrl: null });
  await until(async () => expect(await openers()).toEqual([]));
  // The next visit counts as long, from later on, to the first still of all.
  await atSecondPhoto();
  expect((await log()).filter((line) => line === 'still')).toHaveLength(1);
  expect(photoIds()).toHaveLength(1);
});
