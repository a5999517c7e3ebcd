import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { requestsToMap } from '../fakes/parts/requests.ts';
import { scratchFolders } from '../fakes/records/photos.ts';
import { until } from '../fakes/until.ts';
import {
  ask,
  atSecondPhoto,
  becomes,
  log,
  now,
  openers,
  photoIds,
  startVisit,
  theCamera,
  theVisitor,
} from './failing-camera.ts';

// A customer who leaves while a photo is being taken.

test('a customer who leaves while the still is taken leaves no photo, no process and no file', async () => {
  await atSecondPhoto();
  await until(() => expect(theCamera().latest()).toBeDefined());
  await now('good', 'never');
  ask({ type: 'take-photo' });
  await until(async () => expect((await log()).at(-1)).toBe('still'));
  ask({ type: 'stop-and-delete' });
  expect(theVisitor().state).toMatchObject({
    step: 'welcome',
    photos: [],
    candidate: null,
    previewUrl: null,
  });
  // Until the still's time limit.
  await until(async () => expect(await openers()).toEqual([]));
  await until(async () => {
    for (const scratch of await scratchFolders()) expect(await readdir(scratch)).toEqual([]);
  });
  // The next visit's photo comes after whatever was still under way.
  await now('good');
  await atSecondPhoto();
  expect(photoIds()).toHaveLength(1);
  expect(theVisitor().state.fault).toBeNull();
});

test('a customer who leaves in the middle of the countdown is not photographed, and the camera is let go', async () => {
  startVisit(2);
  ask(...requestsToMap, { type: 'check-all' });
  await until(() => expect(theCamera().latest()).toBeDefined());
  ask({ type: 'take-photo' });
  await becomes({ countdown: 1 });
  ask({ type: 'stop-and-delete' });
  expect(theVisitor().state).toMatchObject({ step: 'welcome', countdown: null, previewUrl: null });
  await until(async () => expect(await openers()).toEqual([]));
  // The next visit counts as long, from later on, to the first still of all.
  await atSecondPhoto();
  expect((await log()).filter((line) => line === 'still')).toHaveLength(1);
  expect(photoIds()).toHaveLength(1);
});
