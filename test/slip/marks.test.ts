import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intersectionArea } from '../../src/screening/space/geometry.ts';
import { placeMarks } from '../../src/slip/marks.ts';
import { spotAt } from '../fakes/records/slip.ts';

const width = 200;
const height = 150;

test('rings lie around the spot: scaled, and never too small to see', () => {
  const [small, large] = placeMarks(
    [spotAt(1, 400, 200, 10), spotAt(2, 1000, 1000, 400)],
    0.1,
    width,
    height,
  );
  expect(small).toMatchObject({ number: 1, x: 40, y: 20, inner: 7, outer: 10 });
  expect(large).toMatchObject({ number: 2, x: 100, y: 100, inner: 22, outer: 25 });
});

test('numbers of neighbours do not hide each other or the other’s spot', () => {
  const marks = placeMarks([spotAt(1, 100, 75, 6), spotAt(2, 125, 75, 6)], 1, width, height);
  const [first, second] = marks;
  if (first === undefined || second === undefined) throw new Error('two marks were asked for');
  expect(intersectionArea(first.label, second.label)).toBe(0);
  for (const [mark, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const rings = {
      x: other.x - other.outer,
      y: other.y - other.outer,
      width: other.outer * 2,
      height: other.outer * 2,
    };
    expect(intersectionArea(mark.label, rings)).toBe(0);
  }
});

test('a number is inside the picture wherever the spot is', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: width, noNaN: true }),
      fc.double({ min: 0, max: height, noNaN: true }),
      (x, y) => {
        const [mark] = placeMarks([spotAt(12, x, y, 8)], 1, width, height);
        expect(mark?.label.x).toBeGreaterThanOrEqual(0);
        expect(mark?.label.y).toBeGreaterThanOrEqual(0);
        expect((mark?.label.x ?? 0) + (mark?.label.width ?? 0)).toBeLessThanOrEqual(width);
        expect((mark?.label.y ?? 0) + (mark?.label.height ?? 0)).toBeLessThanOrEqual(height);
      },
    ),
  );
});
