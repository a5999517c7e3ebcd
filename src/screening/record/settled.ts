import type { Capture, Closeup } from '../visit/capture.ts';
import { noTarget } from '../visit/photos.ts';
import { withResult } from '../visit/result.ts';
import type { Screening } from '../visit/screening.ts';
import type { ScreeningRecord } from './record.ts';

/**
 * A screening whose customer left in the middle of better photos, brought to its result with all that was found. A
 * photo that was not analysed to its end can't be judged; what was found in it until then counts.
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
 * The record of a waiting screening as the next daemon takes it up: at its result, and with nothing that still
 * prints. Nobody knows whether a paper that was on its way came: it counts as failed, so that it is printed again.
 * @returns the same record where nothing was under way
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
