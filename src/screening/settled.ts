import type { Capture, Closeup } from './capture.ts';
import { noTarget } from './photos.ts';
import { withResult } from './result.ts';
import type { Screening } from './screening.ts';

/**
 * A visit that its customer left in the middle of better photos, brought to its result with all that was found. A photo
 * that was not analysed to its end can't be judged; what was found in it until then counts.
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
