import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDatasets } from '../../../models/evaluate/datasets.ts';
import { readSkinPhotos, type SkinPhoto } from '../../../models/evaluate/hard-skin-photos.ts';
import { reportHardSkin } from '../../../models/evaluate/hard-skin-report.ts';
import type { Section } from '../../../models/evaluate/report.ts';
import { readSplits } from '../../../models/evaluate/splits.ts';
import { FakeInference } from '../../fakes/parts/inference.ts';
import { fakeManifest } from '../../fakes/parts/manifest.ts';
import { discs } from '../../vision/discs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hard-skin-'));
});
afterEach(() => rm(folder, { recursive: true }));

type Disc = [x: number, y: number, diameter: number];
const at = ([x, y, size]: Disc) => ({ x: x - size / 2, y: y - size / 2, w: size, h: size });
const plantedAt = (disc: Disc, person = 'PAT_1') => ({
  ...at(disc),
  ...{ diagnosis: 'MEL', person, photo: `${person}.jpg` },
});
const spot = (kind: string, disc: Disc) => ({ kind, ...at(disc) });

interface Laid {
  readonly skin: string;
  readonly discs: readonly Disc[];
  readonly planted: readonly object[];
  readonly ordinary: readonly object[];
}

async function laid(photos: readonly Laid[]): Promise<SkinPhoto[]> {
  const entries = [];
  for (const [i, { discs: shown, ...labels }] of photos.entries()) {
    const { data, width, height } = discs(500, 400, shown);
    const image = `${i}.png`;
    await sharp(data, { raw: { width, height, channels: 3 } }).toFile(join(folder, image));
    entries.push({ image, tile: 'tile', ...labels });
  }
  await writeFile(join(folder, 'hard-skin.json'), JSON.stringify(entries));
  return (await readSkinPhotos(folder)) ?? [];
}

async function sectionsOf(photos: readonly Laid[], change: Partial<FakeInference> = {}) {
  const vision = { inference: Object.assign(new FakeInference(), change), manifest: fakeManifest };
  return (await reportHardSkin(folder, await laid(photos), vision, () => undefined)).sections;
}

/** The row of a table that begins with these cells, by column. */
function row(sections: readonly Section[], title: string, ...begins: string[]) {
  const table = sections.flatMap(({ tables }) => tables).find((one) => one.title === title);
  const cells = table?.rows.find((own) => begins.every((cell, i) => own[i] === cell));
  return cells && Object.fromEntries(cells.map((cell, i) => [table?.columns[i] ?? '', cell]));
}

const first: Disc = [100, 100, 30];
const second: Disc = [300, 200, 30];
const third: Disc = [400, 320, 30];

describe('skin that is hard to judge, each kind apart', () => {
  it('counts planted lesions by kind of skin, and what the kind changed for the same ones', async () => {
    const planted = [plantedAt(first), plantedAt(second, 'PAT_2')];
    const sections = await sectionsOf([
      { skin: 'plain', discs: [first, second], planted, ordinary: [] },
      { skin: 'hairs', discs: [first], planted, ordinary: [] },
    ]);
    const found = 'Planted lesions by kind of skin';
    expect(row(sections, found, 'plain')).toMatchObject({
      found: { value: 1, n: 2, units: 2 },
      'at refer': { value: 1 },
    });
    expect(row(sections, found, 'hairs')).toMatchObject({
      found: { value: 0.5 },
      'at refer': { value: 0.5 },
    });
    expect(row(sections, found, 'papules')).toBeUndefined();
    const change = 'Change from the same lesions on plain skin';
    expect(row(sections, change, 'hairs')).toMatchObject({ found: { value: -0.5, n: 2, units: 2 } });
    expect(row(sections, change, 'plain')).toBeUndefined();
  });

  it('counts planted lesions apart in the photos that the kiosk keeps', async () => {
    const photos = [{ skin: 'hairs', discs: [first], planted: [plantedAt(first)], ordinary: [] }];
    const kept = 'Of these, in photos that the kiosk keeps';
    expect(row(await sectionsOf(photos), kept, 'hairs')).toMatchObject({ found: { value: 1, n: 1 } });
    const noSkin = await sectionsOf(photos, { background: 0.95 });
    expect(row(noSkin, kept, 'hairs')).toBeUndefined();
    expect(row(noSkin, 'Planted lesions by kind of skin', 'hairs')).toMatchObject({ found: { n: 1 } });
  });

  it('counts ordinary spots by their kind only where nothing suspicious is planted, found or not', async () => {
    const sections = await sectionsOf([
      {
        skin: 'lentigines',
        discs: [first, second],
        planted: [],
        ordinary: [spot('own', first), spot('lentigo', second), spot('lentigo', third)],
      },
      { skin: 'lentigines', discs: [], planted: [plantedAt(first)], ordinary: [spot('lentigo', second)] },
    ]);
    const known = 'Known ordinary spots';
    expect(row(sections, known, 'lentigines', 'own')).toMatchObject({ found: { value: 1, n: 1 } });
    expect(row(sections, known, 'lentigines', 'lentigo')).toMatchObject({
      found: { value: 0.5, n: 2 },
      'found and counted as brown': { value: 0.5 },
      'at refer': { value: 0.5 },
      'at follow': { value: 0 },
    });
    expect(row(sections, known, 'lentigines', 'papule')).toBeUndefined();
  });

  it('says what a person with that skin is told, and why', async () => {
    const sections = await sectionsOf([
      { skin: 'plain', discs: [], planted: [], ordinary: [] },
      { skin: 'papules', discs: [first], planted: [], ordinary: [spot('papule', first)] },
      { skin: 'papules', discs: [first, second], planted: [], ordinary: [] },
    ]);
    expect(row(sections, 'Photos by result', 'plain')).toMatchObject({ inconclusive: { value: 1, n: 1 } });
    expect(row(sections, 'Photos by result', 'papules')).toMatchObject({ refer: { value: 1, n: 2 } });
    const reasons = 'Photos by reason; one may have several';
    expect(row(sections, reasons, 'plain')).toMatchObject({ 'no-lesion-found': { value: 1 } });
    expect(row(sections, reasons, 'papules')).toMatchObject({ 'lesion-refer': { value: 1 } });
    expect(row(sections, 'Found spots', 'papules')).toMatchObject({
      'spots a photo': { value: 1.5, n: 2 },
      'spots at refer or follow a photo': { value: 1.5 },
      'share at refer': { value: 1, n: 3 },
    });
  });

  it('is told by its file, which is refused by name if it is not understood', async () => {
    await laid([{ skin: 'plain', discs: [first], planted: [], ordinary: [] }]);
    const asked = { folders: [folder], part: 'validation', limit: null } as const;
    expect(await readDatasets(asked, await readSplits())).toMatchObject([{ kind: 'hard-skin' }]);
    await writeFile(join(folder, 'hard-skin.json'), '[{"image": "a.png", "skin": "tattoo"}]');
    await expect(readSkinPhotos(folder)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('hard-skin.json'),
    });
  });
});
