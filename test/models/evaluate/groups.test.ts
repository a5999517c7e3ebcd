import { describe, expect, it } from 'vitest';
import type { AnnotatedPhoto } from '../../../models/evaluate/annotated-photos.ts';
import { clutterSection } from '../../../models/evaluate/clutter-figures.ts';
import { match } from '../../../models/evaluate/detection.ts';
import { diameterSection, frocSection, shippedSection } from '../../../models/evaluate/detector-figures.ts';
import { labelSection } from '../../../models/evaluate/label-figures.ts';
import { largestGap, toneSection } from '../../../models/evaluate/tone-figures.ts';
import type { AnalysedPhoto } from '../../../models/evaluate/wide-field-run.ts';
import { lesion } from '../../screening/lesions.ts';

/** A photo whose found lesions are given; there is no second stage to dismiss any. */
function photo(
  annotated: Omit<AnnotatedPhoto, 'image'>,
  found: readonly ReturnType<typeof lesion>[],
): AnalysedPhoto {
  const own = match(found, annotated.boxes);
  return {
    image: `${JSON.stringify(annotated.boxes)}${annotated.tone}`,
    ...annotated,
    quality: { usable: true, faults: [] },
    lesions: found,
    bothStages: own,
    detectorAlone: own,
    known: undefined,
    curve: { bothStages: own, detectorAlone: own },
  };
}

const box = (x: number, diameter: number, label?: 'spl' | 'nspl-a') => ({
  box: { x, y: 0, width: diameter, height: diameter },
  counts: true,
  label,
  source: undefined,
});

const found = photo({ boxes: [box(0, 13, 'spl'), box(100, 30, 'nspl-a')], tone: 2 }, [
  { ...lesion('1', { x: 0, diameter: 13, level: 'refer' }), splScore: 0.8 },
  lesion('2', { x: 100, diameter: 30 }),
]);
const missed = photo(
  {
    boxes: [box(0, 30, 'spl')],
    tone: 9,
    clutter: [
      { kind: 'hair', box: { x: 400, y: 0, width: 300, height: 300 } },
      { kind: 'pen', box: { x: 500, y: 0, width: 40, height: 40 } },
      { kind: 'pen', box: { x: 700, y: 0, width: 40, height: 40 } },
    ],
  },
  [510, 900].map((x) => ({ ...lesion(`${x}`, { x, diameter: 20 }), confidence: 0.5 })),
);
const bare = photo({ boxes: [], tone: 9, clutter: [] }, []);
const photos = [found, missed, bare];

describe('figures of a set of photos', () => {
  it('at the shipped threshold', () => {
    const { figures } = shippedSection(photos);
    expect(figures['lesions found, both stages']).toMatchObject({ value: 2 / 3, n: 3, units: 2 });
    expect(figures['false alarms a photo, both stages']).toMatchObject({ value: 2 / 3, n: 3 });
    expect(figures['false alarms a photo on photos without a lesion, both stages']).toMatchObject({
      value: 0,
      n: 1,
    });
  });

  it('by diameter', () => {
    const rows = diameterSection(photos).tables[0]?.rows.map(([label, both]) => [label, both]);
    expect(rows?.slice(0, 4)).toMatchObject([
      ['0–12', { n: 0 }],
      ['12–15', { value: 1, n: 1 }],
      ['15–24', { n: 0 }],
      ['24–48', { value: 0.5, n: 2 }],
    ]);
  });

  it('by tone', () => {
    expect(toneSection(photos)?.tables[0]?.rows).toMatchObject([
      ['2', { value: 1, n: 2 }, { value: 1, n: 1 }, { value: 0, n: 1 }],
      ['9', { value: 0, n: 1 }, { value: 0, n: 1 }, { value: 1, n: 2 }],
    ]);
  });

  it('by what was taken for a lesion', () => {
    expect(clutterSection(photos)?.tables[0]?.rows).toMatchObject([
      ['hair', { value: 0, n: 1 }, { value: 0, n: 2 }],
      ['pen', { value: 0.5, n: 2 }, { value: 0.5, n: 2 }],
      [expect.stringContaining('none'), '', { value: 0.5, n: 2 }],
    ]);
  });

  it('by label, from photo to level', () => {
    const own = labelSection(photos, { nearFollow: 0.1, follow: 0.2, refer: 0.4 });
    expect(own?.figures['SPLs found and referred']).toMatchObject({ value: 0.5, n: 2 });
    expect(own?.figures['AUROC, SPL against other lesions, found ones']).toMatchObject({ value: 1, n: 2 });
  });

  it('beside other methods, with a paired difference', () => {
    const nothing = Object.fromEntries(photos.map(({ image }) => [image, []]));
    const own = frocSection(photos, { nothing });
    expect(Object.values(own?.figures ?? {})).toMatchObject([{ value: 2 / 3, n: 3 }]);
    expect(own?.plots[0]).toMatchObject({ series: [{}, {}, { name: 'nothing', points: [] }] });
  });
});

it('photos of one scene on two tones are one unit, lesion-free photos one each', () => {
  const other = photo({ boxes: found.boxes, tone: 9 }, found.lesions);
  const { figures } = shippedSection([found, other, bare]);
  expect(figures['lesions found, both stages']).toMatchObject({ n: 4, units: 1 });
  expect(figures['false alarms a photo, both stages']).toMatchObject({ n: 3, units: 2 });
});

describe('the largest gap between tones', () => {
  const of = (tone: number, hits: number, misses: number) =>
    Array.from({ length: hits + misses }, (_, i) => ({ unit: `${tone} ${i}`, tone, hit: i < hits }));

  it('is that of the best and the worst, without tones of too few lesions', () => {
    const outcomes = [...of(1, 20, 0), ...of(5, 18, 2), ...of(9, 15, 5), ...of(10, 0, 3)];
    expect(largestGap(outcomes).value).toBeCloseTo(0.25, 12);
  });

  it('needs two tones', () => {
    expect(largestGap(of(1, 20, 0)).value).toBeNaN();
  });
});
