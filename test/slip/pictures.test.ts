import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cutOut, spotPictures } from '../../src/slip/pictures.ts';
import { meanColour, plainJpeg } from '../fakes/records/photos.ts';
import { backPhoto } from '../fakes/records/record.ts';

const skin = '#d2aa96';
const dark = '#46302a';
const near = (colour: readonly number[], hex: string): void => {
  for (const [i, value] of colour.entries()) {
    expect(Math.abs(value - Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16))).toBeLessThan(6);
  }
};

/** 800 × 600 with a dark square of 40 at a corner. */
const photo = (orientation = 1) =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: skin } })
    .composite([
      {
        input: { create: { width: 40, height: 40, channels: 3, background: dark } },
        left: 0,
        top: 0,
      },
    ])
    .withMetadata({ orientation })
    .jpeg({ quality: 95 })
    .toBuffer();

test('a spot at the border is shown whole, in a square of its own', async () => {
  const { crop, photo: whole } = await spotPictures(
    await photo(),
    { x: 0, y: 0, width: 40, height: 40 },
    null,
  );
  const { width, height } = await sharp(crop).metadata();
  expect([width, height]).toEqual([600, 600]);
  const corner = await sharp(crop).extract({ left: 20, top: 20, width: 140, height: 140 }).png().toBuffer();
  near(await meanColour(corner), dark);
  expect(await sharp(whole).metadata()).toMatchObject({ width: 800, height: 600 });
});

test('boxes are in pixels of the upright photo', async () => {
  // Orientation 6: turned by 90° clockwise, so that the corner comes to the upper right.
  const { crop } = await spotPictures(await photo(6), { x: 560, y: 0, width: 40, height: 40 }, null);
  const corner = await sharp(crop).extract({ left: 440, top: 20, width: 140, height: 140 }).png().toBuffer();
  near(await meanColour(corner), dark);
});

test('a close-up takes the place of the cut from the photo', async () => {
  const closeup = await plainJpeg(900, 700, '#806040');
  const { crop } = await spotPictures(await photo(), { x: 0, y: 0, width: 40, height: 40 }, closeup);
  near(await meanColour(crop), '#806040');
});

test('a lesion is cut out pixel by pixel, at three times its size', async () => {
  const jpeg = await readFile(backPhoto);
  const { jpeg: crop, ...size } = await cutOut(jpeg, { x: 2760, y: 772, width: 106, height: 89 });
  expect(size).toEqual({ width: 318, height: 318 });
  expect(await sharp(crop).metadata()).toMatchObject({ format: 'jpeg', ...size });
});
