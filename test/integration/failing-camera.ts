/** A kiosk whose camera fails as a test wants it, and a customer in front of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
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
import { requestsToMap } from '../fakes/parts/requests.ts';
import { halfJpeg, noisyJpeg } from '../fakes/records/bad-pictures.ts';
import { plainJpeg, scratchFolders } from '../fakes/records/photos.ts';
import { until } from '../fakes/until.ts';

export const c920 = { vendor: '046d', product: '082d', serial: 'A1B2C3' };
export const other = { vendor: '046d', product: '085e', serial: 'F00D' };

let folder: string;
let devices: FakeDevices;
let camera: Camera;
let visitor: LocalVisitor;
let fakes: FakeProgram[] = [];

/** What the device does from now on: `live` names a file of frames, `still` a way to fail. */
export const now = (live: string, still = 'good') =>
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
  startVisit(0);
});
afterEach(async () => {
  await visitor.stop();
  await camera.close();
  for (const fake of fakes.reverse()) await fake.restore();
  await devices.remove();
  expect(await scratchFolders()).toEqual([]);
  await rm(folder, { recursive: true });
});

export const theDevices = (): FakeDevices => devices;
export const theCamera = (): Camera => camera;
export const theVisitor = (): LocalVisitor => visitor;

/** Puts a customer in front of a kiosk that counts this many seconds before each still. */
export function startVisit(countdownSeconds: number): void {
  const { parts } = fakeParts({ countdownSeconds, turnSeconds: 0 });
  visitor = new LocalVisitor({ ...parts, camera });
}

export const ask = (...requests: Request[]) => {
  for (const request of requests) expect(visitor.request(request)).toEqual({ ok: true });
};
export const becomes = (state: object) => until(() => expect(visitor.state).toMatchObject(state));
export const liveFault = (cameraFault: string | null) =>
  becomes({ step: 'capture', devices: { cameraFault } });
export const log = async () => (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n');
export const openers = async () => {
  const pids = (await readFile(join(folder, 'pids'), 'utf8')).trim().split('\n');
  return pids.map(Number).filter(isRunning);
};

/** A full check whose first photo is taken and used. */
export async function atSecondPhoto(): Promise<void> {
  ask(...requestsToMap, { type: 'check-all' });
  await takePhoto();
}

export async function takePhoto(): Promise<void> {
  ask({ type: 'take-photo' });
  await becomes({ candidate: { judged: true } });
  ask({ type: 'use-photo' });
}

export const photoIds = () => visitor.state.photos.map(({ id }) => id);
