import { expect, it } from 'vitest';
import { viewOf } from '../../../src/server/visit/page/view.ts';
import { sampleCapture, sampleScreening, screenedLesion } from '../../fakes/records/record.ts';

it('gives a customer’s page five numbers at most, and how many more spots stood out', () => {
  const lesions = Array.from({ length: 8 }, (_, i) =>
    screenedLesion(`l${i}`, { x: 300 * i, y: 500, width: 60, height: 60 }, 'refer', {
      splScore: 0.5 + i / 100,
    }),
  );
  const spots = lesions.map(({ id, box, confidence, pigmented }) => ({ id, box, confidence, pigmented }));
  const screening = sampleScreening({ captures: [sampleCapture({ lesions, spots })] });
  const { photos, moreSpots } = viewOf(screening, (id) => `/files/${id}`);
  expect(photos[0]?.spots.map(({ number }) => number)).toEqual([null, null, null, 5, 4, 3, 2, 1]);
  expect(moreSpots).toBe(3);
});
