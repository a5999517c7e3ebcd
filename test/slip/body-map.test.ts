import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure } from '../../src/open/papers.ts';
import { views } from '../../src/screening/space/body-site.ts';
import { type BodyMap, dotRadius, type MapDot, placeDots, sidesOf } from '../../src/slip/body-map.ts';

const mapOf = (dots: readonly MapDot[]): BodyMap => ({
  figure,
  dots,
  captions: { front: 'Front', back: 'Back' },
  left: 'left',
  right: 'right',
});
const scale = 0.15;
const width = figure.box.width * scale;
const height = figure.box.height * scale;

test('a spot on the patient’s left is on the doctor’s right of the front, and on the left of the back', () => {
  for (const view of views) {
    const map = mapOf([{ number: 1, view, at: { x: 0.2, y: 0.5 } }]);
    const [dot] = placeDots(map, view, scale);
    const half = (dot?.x ?? 0) < width / 2 ? 0 : 1;
    expect(half).toBe(view === 'front' ? 1 : 0);
    expect(sidesOf(map, view)[half]).toBe('left');
  }
});

test('five dots never cover each other and are never cut off, wherever they are', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const few = fc.array(fc.record({ x: share, y: share }), { minLength: 2, maxLength: 5 });
  const same = fc.record({ x: share, y: share }).map((at) => [at, at, at, at, at]);
  fc.assert(
    fc.property(fc.oneof(few, same), (points) => {
      const dots = points.map((at, i) => ({ number: i + 1, view: 'back', at }) as const);
      const placed = placeDots(mapOf(dots), 'back', scale);
      expect(placed.map(({ number }) => number)).toEqual(dots.map(({ number }) => number));
      for (const [i, one] of placed.entries()) {
        for (const other of placed.slice(i + 1)) {
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2 * dotRadius);
        }
        // None is cut off at the figure's border, or goes far from where its spot is.
        expect(Math.min(one.x, width - one.x, one.y, height - one.y)).toBeGreaterThan(dotRadius - 0.5);
        const { x, y } = points[i] ?? { x: 0, y: 0 };
        const moved = Math.hypot(one.x - x * width, one.y - y * height);
        expect(moved).toBeLessThan(8 * dotRadius);
      }
    }),
  );
});
