import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScratchFolder } from '../../src/devices/scratch-folder.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let place: string;
const noProcess = 4_194_305; // One more than Linux's largest pid.

beforeEach(async () => {
  place = await mkdtemp('/dev/shm/scratch-test-');
});
afterEach(() => rm(place, { recursive: true, force: true }));

test('the folder is for this user alone and named after this process', async () => {
  const folder = await openScratchFolder([place]);
  expect(dirname(folder)).toBe(place);
  expect(basename(folder)).toMatch(new RegExp(`^spl-kiosk-${process.pid}-\\d+-[A-Za-z0-9]{6}$`));
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('what a dead run left is removed, with what is in it', async () => {
  const left = join(place, `spl-kiosk-${noProcess}-123-abcDEF`);
  await mkdir(left);
  await writeFile(join(left, 'photo.jpg'), 'x');
  const folder = await openScratchFolder([place]);
  expect(await readdir(place)).toEqual([basename(folder)]);
});

test('a pid that is used again does not keep a dead run’s pictures', async () => {
  await mkdir(join(place, `spl-kiosk-${process.pid}-1-abcDEF`));
  const folder = await openScratchFolder([place]);
  expect(await readdir(place)).toEqual([basename(folder)]);
});

test('a kiosk that is running keeps its folder', async () => {
  const first = await openScratchFolder([place]);
  const second = await openScratchFolder([place]);
  expect((await readdir(place)).sort()).toEqual([basename(first), basename(second)].sort());
});

test('other programs’ folders, and links, stay', async () => {
  const outside = join(place, 'outside');
  await mkdir(outside);
  await mkdir(join(place, 'spl-kiosk-notes'));
  await symlink(outside, join(place, `spl-kiosk-${noProcess}-123-abcDEF`));
  await openScratchFolder([place]);
  expect(await readdir(place)).toContain('spl-kiosk-notes');
  expect(await readdir(place)).toContain('outside');
  expect(await readdir(place)).toContain(`spl-kiosk-${noProcess}-123-abcDEF`);
});

test('a place that is not there, or whose path a shell would read otherwise, is passed over', async () => {
  const odd = join(place, 'a b; $(id)');
  await mkdir(odd);
  const folder = await openScratchFolder([odd, join(place, 'missing'), place]);
  expect(dirname(folder)).toBe(place);
  await expect(openScratchFolder([odd])).rejects.toMatchObject({ code: 'camera-no-space' });
});

test('a place on a disk is passed over', async () => {
  const onDisk = await mkdtemp(join(repository, 'node_modules/scratch-test-'));
  try {
    await expect(openScratchFolder([onDisk])).rejects.toMatchObject({ code: 'camera-no-space' });
    expect(dirname(await openScratchFolder([onDisk, place]))).toBe(place);
  } finally {
    await rm(onDisk, { recursive: true });
  }
});
