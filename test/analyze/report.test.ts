import { describe, expect, it } from 'vitest';
import { lesionsCsv } from '../../src/analyze/lesions-csv.ts';
import { type AnalyzedPhoto, buildReport, rankPhotos } from '../../src/analyze/report.ts';
import { renderTable } from '../../src/analyze/table.ts';
import { photograph, skin } from '../screening/skin.ts';

const rule = { oddnessWeight: 2, followFrom: -1, referFrom: 0.3, aloneFrom: 0.9, fewest: 3 };

const timingsMs = {
  ...{ decode: 1, detect: 1, classify: 1, crops: 1, quality: 1 },
  ...{ firstLesion: null, total: 1 },
};

/** Photos of one patch of skin with 30 moles; the id of a lesion is the name of its mole. */
function photosOf(...seeds: number[]): AnalyzedPhoto[] {
  const moles = skin(30, 11);
  return seeds.map((seed) => ({
    source: { file: 'back.jpg', path: '/photos/back.jpg' },
    site: null,
    ...{ width: 3000, height: 2000 },
    quality: { usable: true, faults: [] },
    lesions: photograph(moles, { id: 'any', seed }).lesions,
    dismissed: [],
    scale: null,
    scaleFault: null,
    timingsMs,
  }));
}

describe('the report of several photos of one person', () => {
  const report = buildReport(rankPhotos(photosOf(1, 2), rule), [], []);
  const [first, second] = report.photos;
  const lesions = report.photos.flatMap((photo) => photo.lesions);
  const repeated = lesions.filter(({ sameAs }) => sameAs !== null);

  it('counts a lesion once that two photos show, and says where', () => {
    expect(repeated.length).toBeGreaterThan(25);
    for (const { id, sameAs } of repeated) expect(sameAs?.lesion).toBe(id);
    for (const { sameAs } of first?.lesions ?? []) expect([undefined, 2]).toContain(sameAs?.photo);
    for (const { sameAs } of second?.lesions ?? []) expect([undefined, 1]).toContain(sameAs?.photo);
  });

  it('ranks each lesion once, at the view that stands for it', () => {
    const ranks = lesions.flatMap(({ oddnessRank }) => (oddnessRank === null ? [] : [oddnessRank]));
    expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks.map((_, i) => i + 1));
    expect(ranks).toHaveLength(lesions.length - repeated.length);
    expect(repeated.every(({ oddness }) => oddness === null)).toBe(true);
  });

  it('names the other view in the list and in the table', () => {
    const [name] = repeated.map(({ sameAs }) => `photo ${sameAs?.photo} ${sameAs?.lesion}`);
    expect(lesionsCsv(report.photos)).toContain(`,${name},`);
    expect(renderTable(report)).toContain(name);
  });

  it('names a lesion’s doubts in the list and in the table, whatever its level', () => {
    const photos = photosOf(1).map((photo) => ({
      ...photo,
      lesions: photo.lesions.map((lesion) => ({ ...lesion, doubts: ['no-detail', 'unfamiliar'] as const })),
    }));
    const doubtful = buildReport(rankPhotos(photos, rule), [], []);
    const [head, row] = lesionsCsv(doubtful.photos).split('\r\n');
    const at = head?.split(',').indexOf('doubts') ?? -1;
    expect(row?.split(',')[at]).toBe('no-detail unfamiliar');
    expect(renderTable(doubtful)).toContain('(no-detail, unfamiliar)');
  });

  it('leaves photos alone that show different skin', () => {
    const photos = photosOf(1);
    const others = photos.map((photo) => ({
      ...photo,
      lesions: photograph(skin(30, 977), { id: 'any', seed: 3 }).lesions,
    }));
    const apart = buildReport(rankPhotos([...photos, ...others], rule), [], []).photos;
    expect(apart.flatMap((photo) => photo.lesions).every(({ sameAs }) => sameAs === null)).toBe(true);
  });
});
