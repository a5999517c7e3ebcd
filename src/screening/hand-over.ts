import type { BodySite } from './body-site.ts';
import type { Box } from './geometry.ts';
import type { Level } from './lesion.ts';
import type { Screening } from './screening.ts';
import type { TriageLevel } from './triage.ts';

/** A spot to show to the pharmacist, numbered over all photos of the visit from 1. */
export interface NumberedSpot {
  readonly number: number;
  readonly captureId: string;
  readonly lesionId: string;
  readonly box: Box;
}

/** What the customer's hand-over slip says: no band, score, class or pathway (method.md, "Slip, letter"). */
export interface HandOver {
  /** Random, nothing personal; also in the QR code. */
  readonly number: string;
  readonly date: Date;
  /** Null when the urgent questions ended the visit before any photo. */
  readonly outcome: TriageLevel | null;
  readonly sites: readonly BodySite[];
  readonly spots: readonly (NumberedSpot & { readonly site: BodySite })[];
  readonly simulated: boolean;
}

/**
 * The spots that the customer is asked to show: every lesion at `refer`, then every one at `follow`, each by its SPL
 * score, so that whoever looks at the first few looks at those that matter most.
 */
export function spotsToShow(screening: Screening): NumberedSpot[] {
  if (screening.triage === null) return [];
  const lesions = screening.captures.flatMap(({ id, lesions: own }) =>
    own.map((lesion) => ({ captureId: id, ...lesion })),
  );
  const ofLevel = (level: Level) =>
    lesions.filter((lesion) => lesion.level === level).sort((a, b) => b.splScore - a.splScore);
  return [...ofLevel('refer'), ...ofLevel('follow')].map(({ captureId, id, box }, index) => ({
    number: index + 1,
    captureId,
    lesionId: id,
    box,
  }));
}

/** What the slip says of a visit. */
export function handOver(screening: Screening, number: string, date: Date): HandOver {
  const siteOf = new Map(screening.captures.map((capture) => [capture.id, capture.site]));
  return {
    number,
    date,
    outcome: screening.triage?.level ?? null,
    sites: [...new Set(screening.captures.map((capture) => capture.site))],
    spots: spotsToShow(screening).flatMap((spot) => {
      const site = siteOf.get(spot.captureId);
      return site === undefined ? [] : [{ ...spot, site }];
    }),
    simulated: screening.captures.some((capture) => capture.simulated),
  };
}
