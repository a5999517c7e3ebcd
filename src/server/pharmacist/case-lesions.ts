import type { DismissedView, LesionView } from '../../contract/pharmacist.ts';
import { byOddness } from '../../explain/by-oddness.ts';
import { rangeOf, shareOf } from '../../explain/odd-map.ts';
import { similarLesions } from '../../explain/similar.ts';
import { mostProbable } from '../../screening/lesion/lesion.ts';
import { unmoved } from '../../screening/lesion/person-rule.ts';
import { spotsPickedOut, spotsToShow } from '../../screening/record/hand-over.ts';
import type { Capture, ScreenedLesion } from '../../screening/visit/capture.ts';
import type { Screening } from '../../screening/visit/screening.ts';
import { windowAround } from '../../vision/pixels/crop.ts';

/** A key for a lesion, because its id is unique only within its photo. */
export const lesionKey = (photoId: string, lesionId: string): string => `${photoId} ${lesionId}`;

interface Found {
  readonly capture: Capture;
  readonly lesion: ScreenedLesion;
  readonly key: string;
}

/**
 * Every lesion of the visit for the pharmacist: the oddest first, then further views of the same ones.
 * @param cropUrl gives the path of a crop by the lesion's key
 */
export function lesionViews(screening: Screening, cropUrl: (key: string) => string): LesionView[] {
  const found = screening.captures.flatMap((capture) =>
    capture.lesions.map((lesion): Found => ({ capture, lesion, key: lesionKey(capture.id, lesion.id) })),
  );
  const distinct = byOddness(
    found
      .filter(({ lesion }) => lesion.sameAs === null)
      .map((own) => ({ ...own, ...pick(own.lesion), embedding: own.lesion.embedding })),
  );
  const similar = new Map(
    [...similarLesions(distinct)].map(([{ key }, others]) => [key, others.map((other) => other.key)]),
  );
  const range = rangeOf(distinct.map(({ lesion }) => lesion));
  const keysOf = (spots: ReturnType<typeof spotsPickedOut>) =>
    spots.map(({ captureId, lesionId }) => lesionKey(captureId, lesionId));
  const toShow = keysOf(spotsToShow(screening));
  const first = keysOf(spotsPickedOut(screening));
  const others = distinct.map(({ key }) => key).filter((key) => !first.includes(key));
  const numbers = new Map([...first, ...others].map((key, i) => [key, i + 1]));
  const viewOf = ({ capture, lesion, key }: Found): LesionView => {
    const { sameAs, oddness, oddnessRank } = lesion;
    const standing = sameAs === null ? key : lesionKey(sameAs.captureId, sameAs.lesionId);
    return {
      key,
      photoId: capture.id,
      number: numbers.get(standing) ?? 0,
      toShow: toShow.includes(standing),
      place: { site: capture.site, view: capture.view },
      box: lesion.box,
      window: windowAround(lesion.box),
      level: lesion.level,
      moved: lesion.moved,
      ownLevel: unmoved(lesion).level,
      splScore: lesion.splScore,
      likeliest: mostProbable(lesion.probabilities),
      doubts: lesion.doubts,
      confidence: lesion.confidence,
      pigmented: lesion.pigmented,
      oddnessRank,
      oddness: oddness === null || range === null ? null : shareOf(oddness, range),
      size: lesion.size ?? null,
      sameAs: sameAs === null ? null : standing,
      closeups: screening.closeups
        .filter((one) => one.captureId === capture.id && one.lesionId === lesion.id)
        .map(({ id, lesion: close }) => ({ photoId: id, level: close?.level ?? null })),
      similar: similar.get(key) ?? [],
      cropUrl: cropUrl(key),
    };
  };
  return [...distinct, ...found.filter(({ lesion }) => lesion.sameAs !== null)].map(viewOf);
}

const pick = ({ oddnessRank, splScore }: ScreenedLesion) => ({ oddnessRank, splScore });

/** What the software left out, and why, because it may have been wrong. */
export const dismissedViews = ({ captures }: Screening, cropUrl: (key: string) => string): DismissedView[] =>
  captures.flatMap((capture) =>
    capture.dismissed.map(({ id, box, reason, probabilities, confidence }) => {
      const key = lesionKey(capture.id, id);
      return {
        key,
        photoId: capture.id,
        box,
        reason,
        likeliest: mostProbable(probabilities),
        confidence,
        cropUrl: cropUrl(key),
      };
    }),
  );
