import type { Capture, Closeup } from '../visit/capture.ts';
import { noTarget } from '../visit/photos.ts';
import { withResult } from '../visit/result.ts';
import type { Screening } from '../visit/screening.ts';
import type { ScreeningRecord } from './record.ts';

/**
 * Brings a screening whose customer left while taking better photos to its result, with all that was found. A photo
 * that was not fully analysed can't be judged, but what was found in it until then counts.
 */
export const settled = (screening: Screening): Screening =>
  screening.step === 'result' || screening.captures.length === 0
    ? screening
    : withResult({
        ...screening,
        ...noTarget,
        captures: screening.captures.map(unjudged),
        closeups: screening.closeups.map(unjudged),
      });

const unjudged = <Photo extends Capture | Closeup>(photo: Photo): Photo =>
  photo.analysis === 'waiting' ? { ...photo, analysis: 'failed' } : photo;

/**
 * The record of a waiting screening as the next daemon takes it up: at its result, with nothing printing. Nobody knows
 * whether a paper that was printing came out, so it counts as failed and can be printed again.
 * @returns the same record if nothing was under way
 */
export function takenUp(record: ScreeningRecord): ScreeningRecord {
  const screening = settled(record.screening);
  const { slip } = screening;
  const { referralPrinting } = record;
  if (screening === record.screening && slip !== 'printing' && referralPrinting !== 'printing') return record;
  return {
    ...record,
    screening: { ...screening, slip: slip === 'printing' ? 'failed' : slip },
    referralPrinting: referralPrinting === 'printing' ? 'failed' : referralPrinting,
  };
}
