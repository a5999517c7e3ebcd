/** How often an SPL is expected where the kiosk stands: settings of the pharmacy. */
export interface Prevalence {
  /** People among whom one has one SPL. */
  readonly peoplePerSpl: number;
  /** Spots found a person, on average. */
  readonly spotsPerPerson: number;
}

/** What the bands mean in this pharmacy. */
export interface BandsInPharmacy extends Prevalence {
  /** Of how many spots in the band about one is an SPL. */
  readonly spotsPerSpl: Readonly<Record<'refer' | 'follow' | 'none', number>>;
}

/** Lesions that were counted, and how many of them turned out to be SPL. */
interface Count {
  readonly lesions: number;
  readonly spl: number;
}

/** What each band means at this prevalence, from the lesions counted in it and in all bands together. */
export function inPharmacy(
  { refer, follow, none, all }: Readonly<Record<'refer' | 'follow' | 'none' | 'all', Count>>,
  prevalence: Prevalence,
): BandsInPharmacy {
  const of = (band: Count) => spotsPerSpl(band, all, prevalence);
  return { ...prevalence, spotsPerSpl: { refer: of(refer), follow: of(follow), none: of(none) } };
}

/**
 * Of how many spots in a band about one is an SPL, by Bayes' theorem: the odds of any spot, one SPL among the spots of
 * `peoplePerSpl` people, times the band's likelihood ratio. That ratio is the share of all SPLs that lie in the band
 * against the share of all other lesions, as counted: it holds wherever lesions are sorted the same way, however many of
 * those counted were SPL.
 * @param band lesions in the band
 * @param all lesions of every band
 * @returns 1 or more, to two digits: more would promise more than a few hundred lesions tell
 */
export function spotsPerSpl(band: Count, all: Count, { peoplePerSpl, spotsPerPerson }: Prevalence): number {
  const otherSpots = peoplePerSpl * spotsPerPerson - 1;
  const likelihoodRatio = shareOf(band.spl, all.spl) / shareOf(others(band), others(all));
  return Number((1 + otherSpots / likelihoodRatio).toPrecision(2));
}

const others = ({ lesions, spl }: Count): number => lesions - spl;

/** A share of 0 would say "never", which no count can: none of n counts as a half of n + 1 (Jeffreys' prior). */
const shareOf = (count: number, all: number): number => (count === 0 ? 0.5 / (all + 1) : count / all);
