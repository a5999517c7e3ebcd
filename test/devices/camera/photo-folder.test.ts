import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PhotoFolder } from '../../../src/devices/camera/photo-folder.ts';
import { localPictures } from '../../fakes/parts/pictures.ts';
import { meanColour, plainJpeg } from '../../fakes/records/photos.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photos-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('photographs come by name and begin again after the last; other files are ignored', async () => {
  const names = [
    'photo-10.jpg',
    'photo-2.JPEG',
    'photo-1.png',
    'z.tiff',
    'notes.txt',
    '._photo-1.jpg',
    'b.gif',
  ];
  for (const name of names) await writeFile(join(folder, name), 'x');
  await mkdir(join(folder, 'a-folder.jpg'));
  const photos = await PhotoFolder.open(folder, localPictures);
  const seen = Array.from({ length: 5 }, () => {
    const { name } = photos;
    photos.advance();
    return name;
  });
  expect(seen).toEqual(['photo-1.png', 'photo-2.JPEG', 'photo-10.jpg', 'z.tiff', 'photo-1.png']);
});

test('one file is a folder of one', async () => {
  await writeFile(join(folder, 'a.jpg'), 'x');
  await writeFile(join(folder, 'b.jpg'), 'x');
  const photos = await PhotoFolder.open(join(folder, 'b.jpg'), localPictures);
  photos.advance();
  expect(photos.name).toBe('b.jpg');
});

test.each(['', 'missing', 'notes.txt'])('no photograph at %j is a usage error', async (name) => {
  await writeFile(join(folder, 'notes.txt'), 'x');
  await expect(PhotoFolder.open(join(folder, name), localPictures)).rejects.toMatchObject({ code: 'usage' });
});

const red = (): Sharp => sharp({ create: { width: 40, height: 20, channels: 3, background: '#c04020' } });

const kinds: [string, () => Promise<Buffer>, { width: number; height: number }][] = [
  ['jpg', () => red().jpeg({ quality: 95 }).toBuffer(), { width: 40, height: 20 }],
  ['jpeg', () => red().jpeg().withMetadata({ orientation: 6 }).toBuffer(), { width: 20, height: 40 }],
  ['png', () => red().toColourspace('rgb16').png().toBuffer(), { width: 40, height: 20 }],
  ['webp', () => red().webp({ quality: 95 }).toBuffer(), { width: 40, height: 20 }],
  ['tif', () => red().tiff().toBuffer(), { width: 40, height: 20 }],
  [
    'tiff',
    () => red().toColourspace('cmyk').withIccProfile('cmyk').tiff().toBuffer(),
    { width: 40, height: 20 },
  ],
  [
    'jpg',
    () => red().toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer(),
    { width: 40, height: 20 },
  ],
];

test.each(kinds)('a .%s becomes an upright sRGB JPEG without metadata', async (extension, make, size) => {
  const path = join(folder, `photo.${extension}`);
  await writeFile(path, await make());
  const { jpeg, width, height } = await (await PhotoFolder.open(path, localPictures)).read();
  expect({ width, height }).toEqual(size);
  const metadata = await sharp(jpeg).metadata();
  expect(metadata).toMatchObject({ format: 'jpeg', space: 'srgb', channels: 3, depth: 'uchar', ...size });
  expect(metadata).not.toHaveProperty('exif');
  expect(metadata).not.toHaveProperty('icc');
  const [r = 0, g = 0, b = 0] = await meanColour(jpeg);
  // CMYK can't say this red exactly.
  expect(Math.abs(r - 0xc0) + Math.abs(g - 0x40) + Math.abs(b - 0x20)).toBeLessThan(45);
});

test('grey becomes three channels, and what is transparent becomes white', async () => {
  const path = join(folder, 'photo.png');
  await writeFile(path, await red().greyscale().png().toBuffer());
  expect(
    (await sharp((await (await PhotoFolder.open(path, localPictures)).read()).jpeg).metadata()).channels,
  ).toBe(3);
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const transparent = sharp({ create: { width: 40, height: 20, channels: 4, background: clear } });
  await writeFile(path, await transparent.png().toBuffer());
  expect(await meanColour((await (await PhotoFolder.open(path, localPictures)).read()).jpeg)).toEqual([
    255, 255, 255,
  ]);
});

test('a small copy keeps its shape, and a small photograph is not enlarged', async () => {
  await writeFile(join(folder, 'a.jpg'), await plainJpeg(400, 200, '#808080'));
  const photos = await PhotoFolder.open(folder, localPictures);
  expect(await photos.read({ width: 100, height: 100 })).toMatchObject({ width: 100, height: 50 });
  expect(await photos.read({ width: 960, height: 960 })).toMatchObject({ width: 400, height: 200 });
});

test.each([
  ['cut short', async () => (await plainJpeg(400, 300, '#806040')).subarray(0, 900)],
  ['empty', async () => Buffer.alloc(0)],
  ['text', async () => Buffer.from('no picture')],
])('a photograph that is %s is named', async (_what, make) => {
  await writeFile(join(folder, 'broken.jpg'), await make());
  const photos = await PhotoFolder.open(folder, localPictures);
  const named = expect.objectContaining({
    code: 'camera-no-picture',
    message: expect.stringContaining('"broken.jpg"'),
  });
  await expect(photos.read()).rejects.toEqual(named);
  await expect(photos.read({ width: 100, height: 100 })).rejects.toEqual(named);
});

test('a photograph that was replaced under its name is read again', async () => {
  await writeFile(join(folder, 'a.jpg'), await plainJpeg(40, 20, '#000000'));
  const photos = await PhotoFolder.open(folder, localPictures);
  await photos.read();
  await writeFile(join(folder, 'a.jpg'), await plainJpeg(40, 20, '#ffffff'));
  expect(await meanColour((await photos.read()).jpeg)).toEqual([255, 255, 255]);
});
