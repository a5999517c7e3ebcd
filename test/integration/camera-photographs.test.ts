import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { RecordingViewer } from '../fakes/parts/viewer.ts';
import { noisyJpeg } from '../fakes/records/bad-pictures.ts';
import { meanColour } from '../fakes/records/photos.ts';
import { expectNothingOnDisk, open, theFolder } from './one-camera.ts';

// The real fswebcam (apt-get install fswebcam), fed by files.

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
  await writeFile(join(theFolder(), 'back.jpg'), original);
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
  await writeFile(join(theFolder(), 'odd.jpg'), await noisyJpeg(width, height));
  const { jpeg } = await (await open()).takePicture();
  expect(await sharp(jpeg).metadata()).toMatchObject({ width, height });
});

test('the live picture shows what the next still takes, and stills go round', async () => {
  await writeFile(join(theFolder(), 'a.jpg'), await noisyJpeg(1500, 1000, 90));
  await writeFile(join(theFolder(), 'b.jpg'), await noisyJpeg(300, 400, 170));
  const photos = await open();
  const viewer = new RecordingViewer(photos);
  for (const expected of ['a.jpg', 'b.jpg', 'a.jpg']) {
    expect(photos.description.detail).toBe(`${expected} through fswebcam`);
    const live = await viewer.next();
    const still = await photos.takePicture();
    expect(still.source).toBe(expected);
    const [seen, taken] = [await meanColour(live), await meanColour(still.jpeg)];
    for (const [i, value] of seen.entries()) expect(Math.abs(value - (taken[i] ?? 0))).toBeLessThan(3);
    const { width, height } = await sharp(live).metadata();
    expect([width, height]).toEqual(expected === 'a.jpg' ? [1080, 720] : [300, 400]);
  }
  expect(viewer.faults).toEqual([]);
  viewer.stop();
});

test('a broken photograph fails by name, and the next one comes after it', async () => {
  await writeFile(join(theFolder(), 'a.jpg'), (await noisyJpeg(400, 300)).subarray(0, 900));
  await writeFile(join(theFolder(), 'b.jpg'), await noisyJpeg(400, 300));
  const photos = await open();
  await expect(photos.takePicture()).rejects.toMatchObject({
    code: 'camera-no-picture',
    message: expect.stringContaining('"a.jpg"'),
  });
  expect((await photos.takePicture()).source).toBe('b.jpg');
  await expectNothingOnDisk();
});

test('the description says that a picture was composed, and why it is not a camera’s', async () => {
  await writeFile(join(theFolder(), 'composed-back.jpg'), await noisyJpeg(40, 30));
  expect((await open()).description).toEqual({
    simulated: true,
    driver: 'photographs through fswebcam',
    detail: 'composed-back.jpg (composed picture) through fswebcam',
  });
});

test('photographs of the operator’s come before the kiosk’s own', async () => {
  await writeFile(join(theFolder(), 'default.jpg'), await noisyJpeg(40, 30));
  await writeFile(
    join(theFolder(), 'mine.png'),
    await sharp(await noisyJpeg(50, 30))
      .png()
      .toBuffer(),
  );
  expect((await (await open({ photos: join(theFolder(), 'mine.png') })).takePicture()).source).toBe(
    'mine.png',
  );
});

test('after close there are no pictures', async () => {
  await writeFile(join(theFolder(), 'a.jpg'), await noisyJpeg(40, 30));
  const photos = await open();
  await photos.close();
  await expect(photos.takePicture()).rejects.toMatchObject({ code: 'stopped' });
  expect(() => new RecordingViewer(photos)).toThrow(expect.objectContaining({ code: 'stopped' }));
});
