/** A folder of photographs and a camera for each test, of which nothing stays. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Camera } from '../../src/devices/camera/camera.ts';
import { type CameraChoice, openCamera } from '../../src/devices/open.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { scratchFolders } from '../fakes/records/photos.ts';

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

export const theFolder = (): string => folder;

const choice = {
  device: 'simulated',
  photos: null,
  resolution: '1920x1080',
  roots: { dev: '/dev', sys: '/sys' },
};

export async function open(change: Partial<CameraChoice> = { photos: folder }): Promise<Camera> {
  camera = await openCamera({
    pictures: localPictures,
    ...choice,
    defaultPhotos: folder,
    ...change,
  });
  return camera;
}

export async function expectNothingOnDisk(): Promise<void> {
  const folders = await scratchFolders();
  expect(folders).toHaveLength(1);
  for (const path of folders) expect(await readdir(path)).toEqual([]);
}
