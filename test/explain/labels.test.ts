import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byOddness } from '../../src/explain/by-oddness.ts';
import { placeLabels } from '../../src/explain/labels.ts';
import { layOut, tileSide } from '../../src/explain/montage.ts';
import { intersectionArea } from '../../src/screening/space/geometry.ts';

const picture = { width: 1600, height: 1200 };
const box = (x: number, y: number, side = 20) => ({ x, y, width: side, height: side });

describe('labels', () => {
  it('stand beside their lesion, to the upper right where there is room', () => {
    const [label] = placeLabels([{ box: box(500, 500), text: '7' }], [box(500, 500)], picture, 22);
    expect(label?.place.x).toBeGreaterThanOrEqual(510);
    expect(label && label.place.y + label.place.height).toBeLessThan(510);
    expect(label && intersectionArea(label.place, box(500, 500))).toBe(0);
  });

  it('stay in the picture in every corner', () => {
    const corners = [box(0, 0), box(1580, 0), box(0, 1180), box(1580, 1180)];
    const labels = corners.map((corner, i) => ({ box: corner, text: `L${i} refer` }));
    for (const { place } of placeLabels(labels, corners, picture, 22)) {
      expect(intersectionArea(place, { x: 0, y: 0, ...picture })).toBeCloseTo(place.width * place.height, 6);
    }
  });

  it('never hide each other or a lesion where lesions are a few labels apart', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(fc.uniqueArray(place, { selector: ({ x, y }) => `${x} ${y}` }), (cells) => {
        const lesions = cells.map(({ x, y }) => box(60 + x * 150, 60 + y * 110));
        const labels = lesions.map((lesion, i) => ({ box: lesion, text: String(i + 1) }));
        const places = placeLabels(labels, lesions, picture, 22).map((label) => label.place);
        for (const [i, own] of places.entries()) {
          for (const other of [...lesions, ...places.slice(0, i)])
            expect(intersectionArea(own, other)).toBe(0);
        }
      }),
    );
  });
});

describe('the montage', () => {
  it('begins with the oddest; below three lesions with the highest SPL score', () => {
    const lesion = (oddnessRank: number | null, splScore: number) => ({ oddnessRank, splScore });
    expect(byOddness([lesion(3, 0.9), lesion(1, 0.1), lesion(2, 0.5)]).map((l) => l.oddnessRank)).toEqual([
      1, 2, 3,
    ]);
    expect(byOddness([lesion(null, 0.1), lesion(null, 0.9)]).map((l) => l.splScore)).toEqual([0.9, 0.1]);
  });

  it('gives every tile its own place inside the picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const { width, height, places } = layOut(count);
        const tiles = places.map(({ x, y }) => ({ x, y, width: tileSide, height: tileSide + 40 }));
        expect(tiles).toHaveLength(count);
        for (const tile of tiles) {
          expect(tile.x + tile.width).toBeLessThanOrEqual(width);
          expect(tile.y + tile.height).toBeLessThanOrEqual(height);
        }
        const corners = new Set(places.map(({ x, y }) => `${x % (tileSide + 12)} ${x} ${y}`));
        expect(corners.size).toBe(count);
        const [first, second] = tiles;
        if (first && second) expect(intersectionArea(first, second)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});
