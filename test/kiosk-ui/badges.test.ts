import { expect, it } from 'vitest';
import { badgeRadiusPx, placeBadges, ringsOf } from '../../kiosk-ui/shared/badges.ts';
import type { SpotView } from '../../src/contract/kiosk.ts';

const photo = { width: 1000, height: 800 };

const spot = (number: number | null, x: number, y: number): SpotView => ({
  id: `${x} ${y}`,
  box: { x: x - 10, y: y - 10, width: 20, height: 20 },
  number,
});

it('puts numbers of spots side by side where each can be read, in the photo and off its own rings', () => {
  const spots = [
    spot(2, 500, 400),
    spot(6, 524, 400),
    spot(3, 500, 425),
    spot(1, 990, 5),
    spot(null, 40, 40),
  ];
  const places = placeBadges(spots, photo, 1);
  expect(places.size).toBe(4);
  const all = [...places.entries()];
  for (const [id, at] of all) {
    for (const [other, there] of all) {
      if (other === id) continue;
      expect(Math.hypot(at.x - there.x, at.y - there.y)).toBeGreaterThan(2 * badgeRadiusPx);
    }
    expect(Math.min(at.x, at.y, photo.width - at.x, photo.height - at.y)).toBeGreaterThan(badgeRadiusPx);
    const own = spots.find((one) => one.id === id);
    if (!own) throw new Error(id);
    const { centre, outer } = ringsOf(own, 1);
    expect(Math.hypot(at.x - centre.x, at.y - centre.y)).toBeGreaterThan(outer);
  }
});
