import type { Quality } from '../judgement/quality.ts';
import { isFromBehind, isPlace, type Place, samePlace, seriesWithout } from '../space/body-site.ts';
import { type Candidate, nothingFound, type Target } from './capture.ts';
import type { PhotoAnswer, PhotoRequest } from './events.ts';
import { resultOnceAnalysed } from './result.ts';
import type { Screening, Tries } from './screening.ts';
import type { Transitions } from './transitions.ts';

/** Number of photos of one target that must fail before a failed one may be kept. */
export const mostFailedTries = 3;

/** A visit takes no more photos than this, so that its memory has a limit. */
export const mostPhotos = 50;

export const hasRoom = ({ captures, closeups }: Screening): boolean =>
  captures.length + closeups.length < mostPhotos;

/** Whether the photo in review may be used: it is good, or enough earlier ones failed. */
export const mayUse = ({ candidate, tries }: Screening): boolean =>
  candidate?.quality != null && (candidate.quality.usable || tries.failed >= mostFailedTries);

const noTries: Tries = { failed: 0, faults: [] };

/** The fields of a screening in which no photo is being taken. */
export const noTarget = {
  series: null,
  target: null,
  tries: noTries,
  countdown: null,
  candidate: null,
} as const;

export const aimAt = (screening: Screening, target: Target): Screening => ({
  ...screening,
  ...noTarget,
  series: screening.series,
  step: 'capture',
  target,
});

/** Steps from choosing what to check to the last photo. */
export const photos: Transitions<PhotoRequest | PhotoAnswer> = {
  'choose-scope': (screening, { scope }) => {
    if (screening.step !== 'scope') return undefined;
    if (scope === 'spot') return { ...screening, step: 'body-site' };
    const places = seriesWithout(screening.captures);
    return places.length > 0 ? aimAtPlace({ ...screening, series: { places, at: 0 } }, places, 0) : undefined;
  },

  'change-scope': (screening) =>
    screening.step === 'body-site' ? { ...screening, step: 'scope' } : undefined,

  'choose-site': (screening, { site, view, point }) =>
    screening.step === 'body-site' && isPlace({ site, view })
      ? aimAt(screening, { kind: 'place', place: { site, view }, point })
      : undefined,

  'change-site': (screening) =>
    isFraming(screening) && screening.series === null && screening.target?.kind === 'place'
      ? { ...screening, ...noTarget, step: 'body-site' }
      : undefined,

  'skip-place': (screening, { place }) => {
    const { series, target, step } = screening;
    const isShown = series !== null && target?.kind === 'place' && samePlace(target.place, place);
    return isShown && (isFraming(screening) || step === 'review') ? afterPlace(screening) : undefined;
  },

  'end-series': (screening) =>
    screening.series !== null && isFraming(screening) && screening.captures.length > 0
      ? endOfPhotos(screening)
      : undefined,

  'take-photo': (screening, _event, { countdownSeconds, turnSeconds }) => {
    if (!isFraming(screening)) return undefined;
    const { target } = screening;
    const turns = target?.kind === 'place' && isFromBehind(target.place);
    return { ...screening, countdown: countdownSeconds + (turns ? turnSeconds : 0) };
  },

  tick: (screening) =>
    screening.countdown !== null && screening.countdown > 0
      ? { ...screening, countdown: screening.countdown - 1 }
      : undefined,

  'cancel-countdown': (screening) =>
    screening.countdown !== null && screening.countdown > 0 ? { ...screening, countdown: null } : undefined,

  captured: (screening, { photo }) =>
    screening.countdown === 0
      ? {
          ...screening,
          step: 'review',
          countdown: null,
          candidate: { ...photo, quality: null, checkFailed: false },
        }
      : undefined,

  'capture-failed': (screening) =>
    screening.countdown === 0 ? { ...screening, countdown: null } : undefined,

  judged: (screening, { photoId, quality }) => {
    const { candidate } = screening;
    if (candidate?.id !== photoId || !isBeingChecked(candidate)) return undefined;
    return { ...screening, candidate: { ...candidate, quality }, tries: counted(screening.tries, quality) };
  },

  'check-failed': (screening, { photoId }) => {
    const { candidate } = screening;
    if (candidate?.id !== photoId || !isBeingChecked(candidate)) return undefined;
    return { ...screening, candidate: { ...candidate, checkFailed: true } };
  },

  'take-again': (screening) =>
    screening.step === 'review' ? { ...screening, step: 'capture', candidate: null } : undefined,

  'use-photo': (screening) => {
    const { step, candidate, target } = screening;
    if (step !== 'review' || target === null || candidate?.quality == null || !mayUse(screening))
      return undefined;
    return used(screening, target, candidate, candidate.quality);
  },
};

/** Whether the live picture shows and nothing is counting down or being taken. */
const isFraming = ({ step, countdown }: Screening): boolean => step === 'capture' && countdown === null;

const isBeingChecked = ({ quality, checkFailed }: Candidate): boolean => quality === null && !checkFailed;

const counted = ({ failed }: Tries, { usable, faults }: Quality): Tries =>
  usable ? { failed, faults: [] } : { failed: failed + 1, faults };

function used(
  screening: Screening,
  target: Target,
  { checkFailed: _, ...candidate }: Candidate,
  quality: Quality,
): Screening {
  const photo = { ...candidate, quality, poor: !quality.usable, analysis: 'waiting' } as const;
  if (target.kind === 'closeup') {
    const { captureId, lesionId } = target;
    const closeup = { ...photo, captureId, lesionId, lesion: null };
    return endOfPhotos({ ...screening, retakeAsked: false, closeups: [...screening.closeups, closeup] });
  }
  const capture = { ...photo, ...target.place, point: target.point, ...nothingFound };
  return afterPlace({ ...screening, retakeAsked: false, captures: [...screening.captures, capture] });
}

function afterPlace(screening: Screening): Screening {
  const { series } = screening;
  return series === null || !hasRoom(screening)
    ? endOfPhotos(screening)
    : aimAtPlace(screening, series.places, series.at + 1);
}

function aimAtPlace(screening: Screening, places: readonly Place[], at: number): Screening {
  const place = places[at];
  return place === undefined
    ? endOfPhotos(screening)
    : aimAt({ ...screening, series: { places, at } }, { kind: 'place', place, point: null });
}

/** Without any photo there is nothing to check, so the customer chooses again. */
const endOfPhotos = (screening: Screening): Screening =>
  screening.captures.length === 0
    ? { ...screening, ...noTarget, step: 'scope' }
    : resultOnceAnalysed({ ...screening, ...noTarget, step: 'analysing' });
