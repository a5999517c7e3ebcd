import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { tiltedPlane, type Vector } from '../../../models/evaluate/camera-pose.ts';
import { trueMmPerPixel } from '../../../models/evaluate/card-scenes.ts';
import { type CardScene, composeCard } from '../../../models/evaluate/composed-card.ts';
import type { Frame } from '../../../src/screening/space/frame.ts';
import { isInQuad } from '../../../src/screening/space/homography.ts';
import { analyzeWideField } from '../../../src/vision/analyze.ts';
import { decodePhoto, resize } from '../../../src/vision/pixels/decode.ts';
import { readScaleCard } from '../../../src/vision/scale-card/read-scale-card.ts';
import { FakeInference } from '../../fakes/parts/inference.ts';
import { fakeManifest } from '../../fakes/parts/manifest.ts';

const width = 1600;
const height = 1200;
let skin: Frame;

beforeAll(async () => {
  const path = new URL('../../../models/demo/composed-abdomen.jpg', import.meta.url);
  skin = await resize(await decodePhoto(await readFile(path), 'abdomen'), width, height);
});

interface Look extends Partial<Omit<CardScene, 'pose'>> {
  readonly tilt?: number;
  readonly centre?: Vector;
}

/** A card 40 cm from a lens of 65°, in the photo's middle, unless said otherwise. */
const scene = ({ tilt = 10, centre = [10, -20, 400], ...rest }: Look): CardScene => ({
  pose: {
    width,
    height,
    focalLength: 0.8 * width,
    centre,
    ...tiltedPlane(0.5, (tilt * Math.PI) / 180, 2),
  },
  light: 1,
  blur: 0.7,
  noise: 2,
  finger: { x: 0, y: 0, radius: 0 },
  seed: 1,
  ...rest,
});

const read = (look: Look) => readScaleCard(composeCard(skin, scene(look)));

describe('the scale card in a photo', () => {
  it.each<[string, Look]>([
    ['flat', { tilt: 0 }],
    ['tilted', { tilt: 25 }],
    ['far away', { centre: [-60, 40, 700] }],
    ['near the corner', { centre: [-150, -110, 420] }],
    ['in dim light', { light: 0.06, noise: 4 }],
    ['out of focus', { blur: 3 }],
    ['with a fingertip on an edge', { finger: { x: 24, y: 6, radius: 7 } }],
  ])('gives mm per pixel within the stated error: %s', (_, look) => {
    const card = read(look);
    expect(card?.fault).toBeNull();
    const scale = card?.scale;
    const truth = trueMmPerPixel(scene(look));
    expect(Math.abs((scale?.mmPerPixel ?? 0) - truth)).toBeLessThanOrEqual(scale?.error ?? 0);
    expect(scale?.error).toBeLessThan(0.05 * truth);
  });

  it.each<[string, string, Look]>([
    ['card-tilted', 'tilted too much', { tilt: 40 }],
    ['card-blurred', 'blurred beyond its cells', { blur: 5 }],
    ['card-too-small', 'too far away', { centre: [0, 0, 800] }],
    [
      'card-covered',
      'a finger on a side',
      { centre: [5, -10, 250], blur: 5, finger: { x: 23, y: 3, radius: 7 } },
    ],
  ])('is refused with a reason, %s: %s', (fault, _, look) => {
    expect(read(look)).toMatchObject({ scale: null, fault });
  });

  it('is not seen where there is none', async () => {
    for (const name of [
      'models/demo/composed-back.jpg',
      'models/demo/DN2A.jpg',
      'test/fixtures/pictures/room.jpg',
    ]) {
      const path = new URL(`../../../${name}`, import.meta.url);
      expect(readScaleCard(await decodePhoto(await readFile(path), name))).toBeNull();
    }
  });

  it('is not taken for lesions: what is found on it is dismissed with the reason', async () => {
    const light = { width, height, data: new Uint8Array(width * height * 3).fill(200) };
    const photo = composeCard(light, scene({ noise: 0 }));
    const card = readScaleCard(photo);
    const vision = { inference: new FakeInference(), manifest: fakeManifest };
    for await (const event of analyzeWideField(photo, vision)) {
      if (event.type !== 'analysed') continue;
      expect(event.dismissed.filter(({ reason }) => reason === 'scale-card').length).toBeGreaterThan(0);
      for (const { box } of event.lesions) {
        expect(card && isInQuad(card.outline, { x: box.x + box.width / 2, y: box.y + box.height / 2 })).toBe(
          false,
        );
      }
    }
  });
});
