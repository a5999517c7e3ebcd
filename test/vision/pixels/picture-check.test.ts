import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { LiveCheck } from '../../../src/devices/camera/live-check.ts';
import { checkPicture } from '../../../src/vision/pixels/picture-check.ts';
import { halfJpeg, noisyJpeg } from '../../fakes/records/bad-pictures.ts';
import { plainJpeg } from '../../fakes/records/photos.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const demo = fileURLToPath(new URL('../../../models/demo', import.meta.url));
const photos = [fixtures, demo].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => `${folder}/${name}`),
);

test.each(photos)('%s is a picture', async (path) => {
  await expect(checkPicture(readFileSync(path))).resolves.toBeNull();
});

test.each([
  ['black', plainJpeg(640, 360, '#000000'), 'camera-black'],
  ['black with noise', noisyJpeg(640, 360, 4, 2), 'camera-black'],
  ['the green of an empty YUV frame', plainJpeg(640, 360, '#008700'), 'camera-one-colour'],
  ['blue', plainJpeg(640, 360, '#0000ff'), 'camera-one-colour'],
  ['half, green below', halfJpeg(640, 360, '#008700'), 'camera-half-picture'],
  ['half, grey below', halfJpeg(640, 360, '#808080'), 'camera-half-picture'],
  ['half, black below', halfJpeg(640, 360, '#000000'), 'camera-half-picture'],
  ['text', Promise.resolve(Buffer.from('no picture')), 'camera-broken-picture'],
])('%s is none', async (_what, picture, code) => {
  expect(await picture.then(checkPicture)).toBe(code);
});

test('a JPEG whose coded data end half-way is half a picture, with or without its end marker', async () => {
  const whole = await sharp(`${fixtures}/pictures/bare-skin.jpg`).resize(1280, 720).jpeg().toBuffer();
  const half = whole.subarray(0, whole.length / 2);
  expect(await checkPicture(half)).not.toBeNull();
  const closed = Buffer.concat([half, Buffer.from([0xff, 0xd9])]);
  expect(await checkPicture(closed)).toBe('camera-half-picture');
});

test('a blown-out background and a dark lower edge are pictures', async () => {
  await expect(checkPicture(await halfJpeg(640, 360, '#ffffff'))).resolves.toBeNull();
  const shade = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><defs><linearGradient id="g" x2="0" y2="1"><stop offset="0" stop-color="#c09080"/><stop offset="0.7" stop-color="#101010"/></linearGradient></defs><rect width="640" height="360" fill="url(#g)"/></svg>',
  );
  await expect(checkPicture(await sharp(shade).jpeg().toBuffer())).resolves.toBeNull();
});

/** Plays frames 50 ms apart on the check's own clock; each check of a picture ends before the next frame. */
async function verdicts(frames: readonly Buffer[], moves = true): Promise<(string | null)[]> {
  let looked: Promise<unknown> = Promise.resolve();
  const check = new LiveCheck(moves, (jpeg) => {
    const look = checkPicture(jpeg);
    looked = look.catch(() => undefined).then(() => new Promise((resolve) => setImmediate(resolve)));
    return look;
  });
  const seen: (string | null)[] = [];
  for (const [i, frame] of frames.entries()) {
    const verdict = check.look(frame, i * 50);
    seen.push(verdict === null || verdict === 'wait' ? verdict : verdict.code);
    await looked;
  }
  return seen;
}

const times = (count: number, frame: Buffer) => Array.from({ length: count }, () => frame);
const a = await noisyJpeg(640, 360);
const b = await noisyJpeg(640, 360);
const moving = (count: number) => Array.from({ length: count }, (_, i) => (i % 2 ? a : b));

test('good frames are shown once the first was looked into', async () => {
  const seen = await verdicts(moving(30));
  expect(seen[0]).toBe('wait');
  expect(seen.slice(9)).toEqual(times(21, a).map(() => null));
});

test('the same frame again and again is frozen, where the source moves', async () => {
  expect((await verdicts(times(100, a))).at(-1)).toBe('camera-frozen');
  expect((await verdicts(times(100, a), false)).at(-1)).toBeNull();
});

test('a fault must last, and ends with the next good frame', async () => {
  const broken = a.subarray(0, -2);
  const seen = await verdicts([...moving(20), broken, ...moving(20), ...times(40, broken), ...moving(20)]);
  expect(seen[20]).toBe('wait');
  expect(seen[21]).toBeNull();
  expect(seen[79]).toBe('camera-broken-picture');
  expect(seen.at(-1)).toBeNull();
});

test.each([
  ['another size than before', [...moving(4), ...times(40, await noisyJpeg(320, 240))]],
  ['larger than asked for', moving(0).concat(times(40, await noisyJpeg(2048, 1152)))],
  ['tiny', times(40, await noisyJpeg(160, 120))],
])('frames of %s have the wrong size', async (_what, frames) => {
  expect((await verdicts(frames)).at(-1)).toBe('camera-wrong-size');
});
