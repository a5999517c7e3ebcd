import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { scratchFolders } from '../fakes/records/photos.ts';
import { until } from '../fakes/until.ts';
import {
  ask,
  atSecondPhoto,
  becomes,
  c920,
  liveFault,
  log,
  now,
  openers,
  other,
  photoIds,
  takePhoto,
  theDevices,
  theVisitor,
} from './failing-camera.ts';

// A whole visit while the camera fails in every way: what the screen says, and that the photos taken so far stay.

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
  await theDevices().unplug(0);
  await liveFault('camera-missing');
  await theDevices().plug(0, other);
  await liveFault('camera-changed');
  await theDevices().unplug(0);
  await theDevices().plug(0, c920);
  await theDevices().plug(2, c920, '1-3');
  await liveFault('camera-ambiguous');
  for (const code of ['camera-missing', 'camera-changed', 'camera-ambiguous'] as const) {
    expect(en.faults[code]).toMatch(/pharmacist/);
  }
  expect(photoIds()).toEqual(kept);
  await theDevices().unplug(2, '1-3');
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
  expect(theVisitor().state.fault).toBeNull();
});
