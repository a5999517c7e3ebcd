import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { spotsPickedOut } from '../../../src/screening/record/hand-over.ts';
import type { ScreeningRecord } from '../../../src/screening/record/record.ts';
import type { Place } from '../../../src/screening/space/body-site.ts';
import { sampleCapture, sampleRecord, sampleReview, sampleScreening, screenedLesion } from './record.ts';

const places: Readonly<Record<string, Place>> = {
  back: { site: 'upper-back', view: 'back' },
  arm: { site: 'left-arm', view: 'front' },
  abdomen: { site: 'abdomen', view: 'front' },
};

const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const composedSchema = z.object({ boxes: z.array(boxSchema) });

/** The demonstration's photo of this name. */
export const composedPhoto = (name: string): Uint8Array => readFileSync(`models/demo/composed-${name}.jpg`);

/** A visit with the demonstration's photos, on each of which a few spots were picked out: seven, of which five show. */
export function referredRecord(): ScreeningRecord {
  const captures = Object.entries(places).map(([id, place], photo) => {
    const { boxes } = composedSchema.parse(
      JSON.parse(readFileSync(`models/demo/composed-${id}.json`, 'utf8')),
    );
    const largest = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height).slice(0, 5);
    return sampleCapture({
      id,
      ...place,
      lesions: largest.map((box, i) =>
        screenedLesion(`${id}-${i}`, box, i < (photo === 0 ? 3 : 2) ? 'refer' : 'none', {
          splScore: 0.9 - i / 10 - photo / 100,
          oddness: 0.9 - i / 10 - photo / 100,
          oddnessRank: 3 * i + photo + 1,
          ...(photo === 0 && i === 0 && { size: { mm: 8.2, error: 2.9 } }),
        }),
      ),
    });
  });
  const screening = sampleScreening({ captures });
  const record = sampleRecord({ screening, alias: null, review: sampleReview({ pathway: 'routine' }) });
  if (spotsPickedOut(screening).length !== 7) throw new Error('The demonstration’s photos have changed.');
  return record;
}
