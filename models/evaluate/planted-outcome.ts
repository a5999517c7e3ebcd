import type { Level } from '../../src/screening/lesion/lesion.ts';
import { type Box, diameterOf } from '../../src/screening/space/geometry.ts';
import { agrees } from './detection.ts';
import type { PlantedLesion, PlantedPhoto } from './planted-photos.ts';
import { ownLevel, type WholeWay } from './whole-way.ts';

export type Spot = WholeWay['spots'][number];

/** A planted lesion and its result. */
export interface Outcome extends PlantedLesion {
  /** Undefined if it was not found. */
  readonly spot: Spot | undefined;
  /** Ranks among the photo's spots, from 1; infinite if it was not found. */
  readonly byScore: number;
  readonly byOddness: number;
}

export interface AnalysedPlanted extends PlantedPhoto {
  readonly way: WholeWay;
}

/** The spot that shows what lies in a box; undefined if there is none. If there are several, the highest score wins. */
export const spotAt = (box: Box, spots: readonly Spot[]): Spot | undefined =>
  spots
    .filter((spot) => agrees(spot.box, box) && diameterOf(spot.box) < 3 * diameterOf(box))
    .sort((a, b) => b.splScore - a.splScore)
    .at(0);

export function outcomeOf(planted: PlantedLesion, { spots }: WholeWay): Outcome {
  const spot = spotAt(planted.box, spots);
  const placeBy = (value: (one: Spot) => number) =>
    spot ? 1 + spots.filter((other) => value(other) > value(spot)).length : Number.POSITIVE_INFINITY;
  return {
    ...planted,
    spot,
    byScore: placeBy(({ splScore }) => splScore),
    byOddness: placeBy(({ oddness }) => oddness ?? 0),
  };
}

/** One spot of one photo, for choosing the person's rule and for comparing runs: a line of NAME-spots.jsonl. */
export interface SpotRow {
  readonly image: string;
  readonly tile: string;
  readonly person: string | null;
  readonly planted: boolean;
  readonly box: Box;
  readonly splScore: number;
  readonly oddness: number | null;
  /** Its own level, and the one after the person's rule. */
  readonly ownLevel: Level;
  readonly level: Level;
}

export function spotRows({ image, tile, planted, way }: AnalysedPlanted): SpotRow[] {
  const own = planted ? outcomeOf(planted, way).spot : undefined;
  return way.spots.map((spot) => ({
    ...{ image, tile, person: planted?.person ?? null, planted: spot === own, box: spot.box },
    ...{ splScore: spot.splScore, oddness: spot.oddness, ownLevel: ownLevel(spot), level: spot.level },
  }));
}
