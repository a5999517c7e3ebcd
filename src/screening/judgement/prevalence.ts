/** How often an SPL is expected in this pharmacy; both numbers are settings. */
export interface Prevalence {
  /** One in this number of people has one SPL. */
  readonly peoplePerSpl: number;
  /** Average number of spots found on a person. */
  readonly spotsPerPerson: number;
}

/** What the bands mean in this pharmacy. */
export interface BandsInPharmacy extends Prevalence {
  /** About one in this number of spots in the band is an SPL. */
  readonly spotsPerSpl: Readonly<Record<'refer' | 'follow' | 'none', number>>;
}

/** A number of lesions, and how many of them turned out to be SPL. */
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
 * About one in how many spots of a band is an SPL. By Bayes' theorem: the prior odds of a spot (one SPL among all spots
 * of `peoplePerSpl` people) times the band's likelihood ratio. That ratio is the share of all counted SPLs that lie in
 * the band, divided by the share of all other counted lesions. It holds wherever lesions are sorted the same way,
 * however common SPLs were among those counted.
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

/** No count can prove a share of 0, which would mean "never": none of n counts as a half of n + 1 (Jeffreys' prior). */
const shareOf = (count: number, all: number): number => (count === 0 ? 0.5 / (all + 1) : count / all);
