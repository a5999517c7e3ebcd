import type {
  CandidateView,
  CloseupView,
  KioskState,
  PhotoView,
  TargetView,
} from '../../../contract/kiosk.ts';
import { moreSpots, photographed, spotsToShow } from '../../../screening/record/hand-over.ts';
import { isFromBehind, notPhotographed, seriesWithout } from '../../../screening/space/body-site.ts';
import type { Candidate, Capture, Closeup, TakenPhoto, Target } from '../../../screening/visit/capture.ts';
import { isComplete } from '../../../screening/visit/opening.ts';
import { mayAdd } from '../../../screening/visit/outcome.ts';
import { mayUse } from '../../../screening/visit/photos.ts';
import type { Screening } from '../../../screening/visit/screening.ts';

/** The part of the state that comes from the screening alone. */
export type ScreeningView = Omit<
  KioskState,
  | 'bootId'
  | 'ownLanguage'
  | 'previewUrl'
  | 'guidance'
  | 'slipUrl'
  | 'number'
  | 'call'
  | 'desk'
  | 'parting'
  | 'historyAsked'
  | 'acceptSeconds'
  | 'handsFree'
  | 'keptHours'
  | 'mayHandOver'
  | 'fault'
  | 'forgetsInSeconds'
  | 'researchNotice'
  | 'screenWidthMm'
  | 'devices'
>;

/** What a customer's page may know of the visit: no score, class, level or embedding leaves here. */
export function viewOf(screening: Screening, urlOf: (photoId: string) => string): ScreeningView {
  const { step, series, captures, closeups, candidate } = screening;
  const numberOf = numbering(screening);
  return {
    screeningId: screening.id,
    step,
    language: screening.language,
    answers: answersOf(screening),
    fullCheckPhotos: seriesWithout(captures).length,
    series: series && { photo: series.at + 1, photos: series.places.length },
    target: targetView(screening.target),
    countdown: screening.countdown,
    candidate: candidate && candidateView(candidate, mayUse(screening), urlOf),
    photos: captures.map((capture) => photoView(capture, numberOf, urlOf)),
    closeups: closeups.map((closeup) => closeupView(closeup, urlOf)),
    mayAdd: mayAdd(screening),
    moreSpots: moreSpots(screening),
    outcome: screening.triage?.level ?? null,
    photoFaults:
      step === 'result'
        ? [...new Set([...captures, ...closeups].flatMap(({ quality }) => quality.faults))]
        : screening.tries.faults,
    failedTries: screening.tries.failed,
    notPhotographed: notPhotographed(photographed(captures)),
    handedOver: screening.handedOver,
    retakeAsked: screening.retakeAsked,
    signed: screening.signed,
    slip: screening.slip,
  };
}

const answersOf = (screening: Screening): KioskState['answers'] => {
  const { tone = null, history, sevenPoint } = screening.risk;
  const asked = Object.entries(sevenPoint).map(([item, { answer }]) => [item, answer]);
  return {
    urgent: screening.urgentAnswers,
    tone,
    history,
    spots: Object.fromEntries(asked),
    complete: isComplete(screening),
  };
};

/** The number of a spot to show, the same in every photo that shows it. */
function numbering(screening: Screening): (captureId: string, lesionId: string) => number | null {
  const numbers = new Map(
    spotsToShow(screening).map(({ captureId, lesionId, number }) => [`${captureId} ${lesionId}`, number]),
  );
  for (const { id, lesions } of screening.captures) {
    for (const { id: lesionId, sameAs } of lesions) {
      const number = sameAs && numbers.get(`${sameAs.captureId} ${sameAs.lesionId}`);
      if (number) numbers.set(`${id} ${lesionId}`, number);
    }
  }
  return (captureId, lesionId) => numbers.get(`${captureId} ${lesionId}`) ?? null;
}

const pictureView = ({ id, width, height, simulated }: TakenPhoto, urlOf: (photoId: string) => string) => ({
  id,
  width,
  height,
  simulated,
  url: urlOf(id),
});

function photoView(
  capture: Capture,
  numberOf: (captureId: string, lesionId: string) => number | null,
  urlOf: (photoId: string) => string,
): PhotoView {
  const { site, view, spots, analysis, progress } = capture;
  return {
    ...pictureView(capture, urlOf),
    place: { site, view },
    analysis,
    progress,
    spots: spots.map(({ id, box }) => ({ id, box, number: numberOf(capture.id, id) })),
  };
}

const closeupView = (closeup: Closeup, urlOf: (photoId: string) => string): CloseupView => ({
  ...pictureView(closeup, urlOf),
  captureId: closeup.captureId,
  lesionId: closeup.lesionId,
  analysis: closeup.analysis,
});

const candidateView = (
  candidate: Candidate,
  usable: boolean,
  urlOf: (photoId: string) => string,
): CandidateView => ({
  ...pictureView(candidate, urlOf),
  judged: candidate.quality !== null,
  faults: candidate.quality?.faults ?? [],
  mayUse: usable,
});

const targetView = (target: Target | null): TargetView | null =>
  target?.kind === 'place' ? { ...target, turned: isFromBehind(target.place) } : target;
