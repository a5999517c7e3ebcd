import type { Capture, Closeup, VisitLesion } from './capture.ts';
import { moreSerious } from './lesion.ts';
import type { Quality } from './quality.ts';
import { type MergedLesion, mergeSameLesions } from './same-lesion.ts';
import type { Screening } from './screening.ts';
import { type AssessedPhoto, triage } from './triage.ts';
import { rankByOddness } from './ugly-duckling.ts';

/** The result, if the customer waits for it and every photo was analysed. */
export const resultOnceAnalysed = (screening: Screening): Screening =>
  screening.step === 'analysing' &&
  [...screening.captures, ...screening.closeups].every(({ analysis }) => analysis === 'done')
    ? withResult(screening)
    : screening;

/** Raises by close-ups, joins, ranks and triages over all photos of the visit, anew with each. */
export function withResult(screening: Screening): Screening {
  const { closeups } = screening;
  const raised = screening.captures.map((capture) => raisedBy(capture, closeups));
  const ranked = rankOnce(mergeSameLesions(raised));
  const captures = raised.map((capture, i) => ({ ...capture, lesions: ranked[i] ?? [] }));
  const assessed = [...captures, ...closeups.map((closeup) => ({ ...closeup, lesions: [] }))].map(assess);
  return { ...screening, step: 'result', captures, triage: triage(assessed) };
}

/** A close-up may raise its lesion's level, never lower it (method.md, safety rule 11). */
function raisedBy(capture: Capture, closeups: readonly Closeup[]): Capture {
  const raise = (lesion: VisitLesion, { captureId, lesionId, lesion: close }: Closeup): VisitLesion =>
    close === null || captureId !== capture.id || lesionId !== lesion.id
      ? lesion
      : {
          ...lesion,
          level: moreSerious(lesion.level, close.level),
          splScore: Math.max(lesion.splScore, close.splScore),
        };
  return { ...capture, lesions: capture.lesions.map((lesion) => closeups.reduce(raise, lesion)) };
}

/** Ranks every lesion once, whatever the number of photos that show it. */
function rankOnce(photos: readonly (readonly MergedLesion<VisitLesion>[])[]): VisitLesion[][] {
  const ranked = rankByOddness(photos.map((lesions) => lesions.filter(({ sameAs }) => sameAs === null)));
  return photos.map((lesions, i) => {
    const byId = new Map(ranked[i]?.map((lesion) => [lesion.id, lesion]));
    return lesions.map((lesion) => byId.get(lesion.id) ?? { ...lesion, oddness: null, oddnessRank: null });
  });
}

/** Of a photo whose analysis failed. */
const unjudged: Quality = { usable: false, faults: [] };

type Assessable = Pick<Capture, 'analysis' | 'quality' | 'poor' | 'lesions'>;

const assess = ({ analysis, quality, poor, lesions }: Assessable): AssessedPhoto => ({
  quality: analysis === 'done' ? quality : unjudged,
  poor,
  lesions,
});
