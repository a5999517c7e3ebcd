import type { CaseView, PhotoView, QueueItem } from '../../contract/pharmacist.ts';
import type { ErrorCode } from '../../errors.ts';
import { urgentSigns } from '../../screening/judgement/questionnaire.ts';
import { type SevenPoint, withMeasuredDiameter } from '../../screening/judgement/seven-point.ts';
import { draftingOf } from '../../screening/record/draft.ts';
import { photographed, spotsPickedOut } from '../../screening/record/hand-over.ts';
import { firstPhotoAt, type ScreeningRecord } from '../../screening/record/record.ts';
import { notPhotographed } from '../../screening/space/body-site.ts';
import type { Capture, Closeup } from '../../screening/visit/capture.ts';
import type { QueueEntry } from '../../store/port.ts';
import { bandsOf, type CountedBands } from './bands.ts';
import { dismissedViews, lesionKey, lesionViews } from './case-lesions.ts';

/** Names of the files of one screening; see CasePictures. */
export type FileName =
  | `${'photo' | 'evidence' | 'oddness'} ${string}`
  | `crop ${string}`
  | 'lesions.csv'
  | 'bundle.json'
  | 'paper.pdf';

/** What is known about a screening besides its record. */
export interface CaseSurroundings {
  readonly bands: CountedBands;
  readonly urlOf: (name: FileName) => string;
  readonly customerIsHere: boolean;
  readonly printFault: ErrorCode | null;
  readonly hasPaper: boolean;
  readonly unsent: boolean;
  readonly openOn: number;
}

/** What is known about a waiting screening besides its record. */
export interface QueueSurroundings {
  /** How long a screening is kept, in ms. */
  readonly retentionMs: number;
  /** Milliseconds since 1970, by the clock that set `expiresAt`. */
  readonly now: number;
  readonly cropUrl: string | null;
  readonly openOn: number;
}

/** Nobody is to be surprised by the end of a screening: it is announced this long before, in ms. */
const announcedMs = 4 * 3_600_000;

/** What queue and case both say of a screening. */
const headOf = ({ id, record, expiresAt, incomplete }: QueueEntry) => ({
  id,
  number: record.number,
  photographedAt: firstPhotoAt(record),
  expiresAt,
  incomplete: incomplete === true,
  printing: record.referralPrinting,
});

type Time = Pick<QueueSurroundings, 'retentionMs' | 'now'>;

const leftOf = ({ expiresAt }: QueueEntry, { retentionMs, now }: Time): number =>
  Math.min(Math.max(Date.parse(expiresAt) - now, 0), retentionMs);

/** Whether it will soon be erased although nobody has signed it. */
export const endsUnseen = (entry: QueueEntry, time: Time): boolean =>
  entry.record.review === null && leftOf(entry, time) <= Math.min(announcedMs, time.retentionMs / 4);

export function queueItem(entry: QueueEntry, surroundings: QueueSurroundings): QueueItem {
  const { retentionMs, cropUrl, openOn } = surroundings;
  const { screening, review, retakeAskedAt } = entry.record;
  const { captures, closeups, triage } = screening;
  const leftMs = leftOf(entry, surroundings);
  return {
    ...headOf(entry),
    waitedMinutes: Math.floor((retentionMs - leftMs) / 60_000),
    erasedInMinutes: Math.floor(leftMs / 60_000),
    endsUnseen: endsUnseen(entry, surroundings),
    cropUrl,
    openOn,
    level: triage?.level ?? null,
    urgentSigns: urgentSigns(screening.urgentAnswers),
    photos: captures.length + closeups.length,
    lesions: captures.flatMap(({ lesions }) => lesions).filter(({ sameAs }) => sameAs === null).length,
    spotsPickedOut: spotsPickedOut(screening).length,
    status: review !== null ? 'signed' : retakeAskedAt ? 'retake-asked' : 'waiting',
    begun: draftingOf(entry.record).draft !== null,
  };
}

/** Everything that the pharmacist sees about one screening. */
export function caseView(entry: QueueEntry, surroundings: CaseSurroundings): CaseView {
  const { record } = entry;
  const { screening, kiosk, alias, review, retakeAskedAt } = record;
  const { captures, closeups, urgentAnswers, risk, triage } = screening;
  const { bands, urlOf, customerIsHere, printFault, hasPaper, unsent, openOn } = surroundings;
  const cropUrl = (key: string) => urlOf(`crop ${key}`);
  const lesions = lesionViews(screening, cropUrl);
  const ranked = lesions.some(({ oddnessRank }) => oddnessRank !== null);
  return {
    ...headOf(entry),
    openOn,
    kiosk,
    triage,
    urgentAnswers,
    risk,
    sevenPoint: review?.sevenPoint ?? measuredSevenPoint(record),
    photos: [
      ...captures.map((capture) => wideView(capture, ranked, urlOf)),
      ...closeups.flatMap((closeup) => closeupView(closeup, captures, urlOf)),
    ],
    lesions,
    dismissed: dismissedViews(screening, cropUrl),
    notPhotographed: notPhotographed(photographed(captures)),
    bands: bandsOf(bands, kiosk),
    csvUrl: urlOf('lesions.csv'),
    bundleUrl: urlOf('bundle.json'),
    unsent,
    alias,
    review,
    ...draftingOf(record),
    retakeAskedAt: retakeAskedAt ?? null,
    customerIsHere,
    printFault,
    paperUrl: hasPaper ? urlOf('paper.pdf') : null,
  };
}

/** The customer's answers, with the diameter if a scale card gave one. */
function measuredSevenPoint({ screening }: ScreeningRecord): SevenPoint {
  const sizes = screening.captures.flatMap(({ lesions }) => lesions.flatMap(({ size }) => size ?? []));
  return withMeasuredDiameter(screening.risk.sevenPoint, sizes);
}

type Urls = Pick<PhotoView, 'url' | 'evidenceUrl'>;

const urlsOf = (id: string, urlOf: CaseSurroundings['urlOf']): Urls => ({
  url: urlOf(`photo ${id}`),
  evidenceUrl: urlOf(`evidence ${id}`),
});

const wideView = (capture: Capture, ranked: boolean, urlOf: CaseSurroundings['urlOf']): PhotoView => ({
  ...ofPhoto(capture),
  ...urlsOf(capture.id, urlOf),
  closeupOf: null,
  place: { site: capture.site, view: capture.view },
  hasScale: capture.scale !== null,
  oddnessUrl: ranked ? urlOf(`oddness ${capture.id}`) : null,
});

function closeupView(
  closeup: Closeup,
  captures: readonly Capture[],
  urlOf: CaseSurroundings['urlOf'],
): PhotoView[] {
  const { captureId, lesionId } = closeup;
  const capture = captures.find(({ id }) => id === captureId);
  if (!capture) return [];
  return [
    {
      ...ofPhoto(closeup),
      ...urlsOf(closeup.id, urlOf),
      closeupOf: { photoId: captureId, lesionKey: lesionKey(captureId, lesionId) },
      place: { site: capture.site, view: capture.view },
      hasScale: false,
      oddnessUrl: null,
    },
  ];
}

const ofPhoto = ({ id, width, height, simulated, quality, poor, analysis }: Capture | Closeup) => ({
  id,
  width,
  height,
  simulated,
  quality,
  poor,
  analysis,
});
