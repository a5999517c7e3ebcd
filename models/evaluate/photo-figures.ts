/** Figures over graded photos, with intervals that draw whole units. */
import type { GradedPhoto } from './closeup-run.ts';
import type { Scored } from './curves.ts';
import { bootstrap, type Figure, type Outcome, type Statistic, share } from './statistics.ts';

/** A score with its patient, lesion or image, which the interval draws as a whole. */
export type UnitScore = Scored & { readonly unit: string };

export const figureOf = (
  scores: readonly UnitScore[],
  statistic: (scored: readonly Scored[]) => Statistic,
): Figure =>
  bootstrap(
    scores.map(({ unit }) => unit),
    statistic(scores),
  );

export const isSpl = ({ truth }: GradedPhoto) => truth === 'spl';

export const scoresOf = (photos: readonly GradedPhoto[], positive = isSpl): UnitScore[] =>
  photos.map((photo) => ({ unit: photo.unit, score: photo.splScore, positive: positive(photo) }));

export const shareOf = (photos: readonly GradedPhoto[], holds: (photo: GradedPhoto) => boolean): Figure =>
  share(photos.map((photo): Outcome => ({ unit: photo.unit, hit: holds(photo) })));
