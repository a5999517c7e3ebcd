import type { Quality } from '../judgement/quality.ts';
import { withMeasuredDiameter } from '../judgement/seven-point.ts';
import { type AssessedPhoto, triage } from '../judgement/triage.ts';
import { rankDistinctLesions } from '../lesion/distinct-lesions.ts';
import { moreSerious } from '../lesion/lesion.ts';
import { unmoved } from '../lesion/person-rule.ts';
import type { Capture, Closeup, ScreenedLesion } from './capture.ts';
import type { Screening } from './screening.ts';

/** Brings a visit to its result if the customer waits for it and every photo is analysed. */
export const resultOnceAnalysed = (screening: Screening): Screening =>
  screening.step === 'analysing' &&
  [...screening.captures, ...screening.closeups].every(({ analysis }) => analysis === 'done')
    ? withResult(screening)
    : screening;

/**
 * Works out the result over all photos of the visit, from the beginning each time: close-ups raise levels, then the
 * lesions are joined, ranked, judged among each other and triaged. Close-ups raise once more at the end, because what a
 * close-up says stands, however the lesion looks among the others.
 */
export function withResult(screening: Screening): Screening {
  const { closeups, personRule } = screening;
  const own = screening.captures.map((capture) => ({ ...capture, lesions: capture.lesions.map(unmoved) }));
  const raised = own.map((capture) => raisedBy(capture, closeups));
  const judged = rankDistinctLesions(raised, personRule);
  const captures = raised.map((capture, i) => raisedBy({ ...capture, lesions: judged[i] ?? [] }, closeups));
  const assessed = [...captures, ...closeups.map((closeup) => ({ ...closeup, lesions: [] }))].map(assess);
  const sizes = captures.flatMap(({ lesions }) => lesions.flatMap(({ size }) => size ?? []));
  const sevenPoint = withMeasuredDiameter(screening.risk.sevenPoint, sizes);
  const risk = { ...screening.risk, sevenPoint };
  return { ...screening, step: 'result', captures, risk, triage: triage(assessed, risk) };
}

/** A close-up may raise its lesion's level, never lower it; its doubts are the lesion's too. */
function raisedBy(capture: Capture, closeups: readonly Closeup[]): Capture {
  const raise = (lesion: ScreenedLesion, { captureId, lesionId, lesion: close }: Closeup): ScreenedLesion => {
    if (close === null || captureId !== capture.id || lesionId !== lesion.id) return lesion;
    const level = moreSerious(lesion.level, close.level);
    const moved = level === lesion.level ? lesion.moved : null;
    const splScore = Math.max(lesion.splScore, close.splScore);
    return { ...lesion, level, moved, splScore, doubts: [...new Set([...lesion.doubts, ...close.doubts])] };
  };
  return { ...capture, lesions: capture.lesions.map((lesion) => closeups.reduce(raise, lesion)) };
}

/** The quality of a photo whose analysis failed. */
const unjudged: Quality = { usable: false, faults: [] };

type Assessable = Pick<Capture, 'analysis' | 'quality' | 'poor' | 'lesions'>;

const assess = ({ analysis, quality, poor, lesions }: Assessable): AssessedPhoto => ({
  quality: analysis === 'done' ? quality : unjudged,
  poor,
  lesions,
});
