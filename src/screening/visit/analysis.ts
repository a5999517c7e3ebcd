import type { Quality } from '../judgement/quality.ts';
import {
  alone,
  type Capture,
  type Closeup,
  lesionChecked,
  nothingFound,
  searched,
  spotDismissed,
  spotsFound,
} from './capture.ts';
import type { AnalysisAnswer, AnalysisRequest } from './events.ts';
import { resultOnceAnalysed, withResult } from './result.ts';
import type { Screening } from './screening.ts';
import type { Transitions } from './transitions.ts';

/** What the analysis finds. It runs while the customer takes the next photos, so these events fit at any step. */
export const analysis: Transitions<AnalysisRequest | AnalysisAnswer> = {
  'analysis-begun': (screening, { photoId }) =>
    withCapture(screening, photoId, (capture) => ({ ...capture, ...nothingFound })),

  searched: (screening, { photoId, partsDone, partsTotal }) =>
    withCapture(screening, photoId, (capture) => searched(capture, partsDone, partsTotal)),

  'spots-found': (screening, { photoId, spots }) =>
    withCapture(screening, photoId, (capture) => spotsFound(capture, spots)),

  'lesion-checked': (screening, { photoId, lesion }) =>
    withCapture(screening, photoId, (capture) => lesionChecked(capture, lesion)),

  'spot-dismissed': (screening, { photoId, detection }) =>
    withCapture(screening, photoId, (capture) => spotDismissed(capture, detection)),

  analysed: (screening, { photoId, quality, lesions, scale }) => {
    const next =
      withCapture(screening, photoId, (capture) => ({
        ...capture,
        quality: worseOf(capture.quality, quality),
        analysis: 'done',
        progress: null,
        lesions: lesions.map(alone),
        scale,
      })) ??
      withCloseup(screening, photoId, (closeup) => ({
        ...closeup,
        quality: worseOf(closeup.quality, quality),
        analysis: 'done',
        lesion: lesions[0] ?? null,
      }));
    return next && resultOnceAnalysed(next);
  },

  'analysis-failed': (screening, { photoId }) => analysisFailed(screening, photoId),

  'retry-check': (screening) => {
    const { step, candidate } = screening;
    if (step === 'review')
      return candidate?.checkFailed
        ? { ...screening, candidate: { ...candidate, checkFailed: false } }
        : undefined;
    if (step !== 'analysing' || !anyFailed(screening)) return undefined;
    const waiting = <Photo extends Capture | Closeup>(photo: Photo): Photo =>
      photo.analysis === 'failed' ? { ...photo, analysis: 'waiting' } : photo;
    return {
      ...screening,
      captures: screening.captures.map(waiting),
      closeups: screening.closeups.map(waiting),
    };
  },

  'leave-out': (screening) =>
    screening.step === 'analysing' && anyFailed(screening) && unanalysed(screening).length === 0
      ? withResult(screening)
      : undefined,
};

/** Undefined if this photo does not wait for its analysis. */
export const analysisFailed = (screening: Screening, photoId: string): Screening | undefined =>
  withCapture(screening, photoId, (capture) => ({ ...capture, ...nothingFound, analysis: 'failed' })) ??
  withCloseup(screening, photoId, (closeup) => ({ ...closeup, analysis: 'failed' }));

/** The photos that still have to be analysed. */
export const unanalysed = ({ captures, closeups }: Screening): string[] =>
  [...captures, ...closeups].filter(({ analysis }) => analysis === 'waiting').map(({ id }) => id);

/** Everything that either of two checks found wrong with a photo. */
const worseOf = (judged: Quality, analysed: Quality): Quality => ({
  usable: judged.usable && analysed.usable,
  faults: [...new Set([...judged.faults, ...analysed.faults])],
});

const anyFailed = ({ captures, closeups }: Screening): boolean =>
  [...captures, ...closeups].some(({ analysis }) => analysis === 'failed');

const changed = <Photo extends Capture | Closeup>(
  photos: readonly Photo[],
  id: string,
  change: (photo: Photo) => Photo,
): readonly Photo[] | undefined =>
  photos.some((photo) => photo.id === id && photo.analysis === 'waiting')
    ? photos.map((photo) => (photo.id === id ? change(photo) : photo))
    : undefined;

function withCapture(
  screening: Screening,
  id: string,
  change: (capture: Capture) => Capture,
): Screening | undefined {
  const captures = changed(screening.captures, id, change);
  return captures && { ...screening, captures };
}

function withCloseup(
  screening: Screening,
  id: string,
  change: (closeup: Closeup) => Closeup,
): Screening | undefined {
  const closeups = changed(screening.closeups, id, change);
  return closeups && { ...screening, closeups };
}
