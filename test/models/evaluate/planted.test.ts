import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlantedPhotos } from '../../../models/evaluate/planted-photos.ts';
import { reportPlanted } from '../../../models/evaluate/planted-report.ts';
import { reportRooms } from '../../../models/evaluate/rooms-report.ts';
import { FakeInference } from '../../fakes/parts/inference.ts';
import { fakeManifest } from '../../fakes/parts/manifest.ts';
import { discs } from '../../vision/discs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planted-'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (x: number, y: number) => ({ x: x - 15, y: y - 15, w: 30, h: 30 });
const whose = { diagnosis: 'MEL', person: 'PAT_1', photo: 'a.jpg' };

async function laid(photos: readonly { discs: [number, number, number][]; planted: object | null }[]) {
  const entries = [];
  for (const [i, photo] of photos.entries()) {
    const { data, width, height } = discs(500, 400, photo.discs);
    const image = `${i}.png`;
    await sharp(data, { raw: { width, height, channels: 3 } }).toFile(join(folder, image));
    entries.push({ image, tile: `tile ${i}`, planted: photo.planted });
  }
  await writeFile(join(folder, 'planted.json'), JSON.stringify(entries));
  return (await readPlantedPhotos(folder)) ?? [];
}

const vision = (change: Partial<FakeInference> = {}) => ({
  inference: Object.assign(new FakeInference(), change),
  manifest: fakeManifest,
});

describe('the development test of the levels', () => {
  it('counts a planted lesion as found and picked out, and one that nobody sees as neither', async () => {
    const photos = await laid([
      {
        discs: [
          [100, 100, 30],
          [300, 200, 30],
        ],
        planted: { ...at(300, 200), ...whose },
      },
      { discs: [[100, 100, 30]], planted: { ...at(300, 200), ...whose, person: 'PAT_2' } },
      { discs: [[100, 100, 30]], planted: null },
    ]);
    const report = await reportPlanted(folder, photos, vision(), () => undefined);
    const [planted, ordinary] = report.sections;
    expect(planted?.figures).toMatchObject({
      found: { value: 0.5, n: 2, units: 2 },
      'at refer': { value: 0.5 },
      'among the first three by score': { value: 0.5 },
    });
    expect(ordinary?.figures).toMatchObject({ 'ordinary spots at refer': { value: 1, n: 1 } });
    expect(report.spots.filter((spot) => spot.planted)).toMatchObject([{ image: '0.png', person: 'PAT_1' }]);
    expect(report.spots).toHaveLength(4);
  });

  it('puts no more than the truth among the first three', async () => {
    const many: [number, number, number][] = [60, 160, 260, 360].map((x) => [x, 60, 30]);
    const photos = await laid([{ discs: [...many, [250, 300, 30]], planted: { ...at(250, 300), ...whose } }]);
    const parts = vision();
    const { sections } = await reportPlanted(folder, photos, parts, () => undefined);
    // All look and score the same, so the planted one is among the first by a tie.
    expect(sections[0]?.figures['among the first three by score']).toMatchObject({ value: 1 });
  });

  it('says what a photo costs in crops', async () => {
    const photos = await laid([{ discs: [[100, 100, 30]], planted: null }]);
    const { sections } = await reportPlanted(folder, photos, vision(), () => undefined);
    const checks = 16;
    expect(sections.at(-1)?.figures['crops a photo']).toMatchObject({ value: checks + 2 });
  });

  it('refuses a list that it does not understand, by name', async () => {
    await writeFile(join(folder, 'planted.json'), '[{"image": "a.png"}]');
    await expect(readPlantedPhotos(folder)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('planted.json'),
    });
  });
});

describe('pictures without skin', () => {
  it('count what is picked out in them against the models', async () => {
    await laid([
      { discs: [[100, 100, 30]], planted: null },
      { discs: [], planted: null },
    ]);
    const rooms = ['0.png', '1.png'].map((image) => ({ folder, image }));
    const { sections } = await reportRooms(rooms, vision(), () => undefined);
    expect(sections[0]?.figures).toMatchObject({
      'spots a picture': { value: 0.5 },
      'pictures with a spot at refer or follow': { value: 0.5, n: 2 },
      'pictures that are told to show no skin': { value: 0 },
    });
    const empty = await reportRooms(rooms, vision({ background: 0.95 }), () => undefined);
    expect(empty.sections[0]?.figures).toMatchObject({
      'pictures with a spot at refer or follow': { value: 0 },
      'pictures that are told to show no skin': { value: 1 },
    });
  });
});
