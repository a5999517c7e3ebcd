const middleSites = ['face', 'neck', 'chest', 'abdomen', 'upper-back', 'lower-back'] as const;

/** From top to bottom, left before right. */
export const limbSites = [
  'left-arm',
  'right-arm',
  'left-hand',
  'right-hand',
  'left-leg',
  'right-leg',
  'left-foot',
  'right-foot',
] as const;

/** Regions that a customer can choose on the body map, with laterality from the customer's own point of view. */
export const bodySites = [...middleSites, ...limbSites] as const;

export type BodySite = (typeof bodySites)[number];

const limbs = {
  'left-arm': 'arm',
  'right-arm': 'arm',
  'left-hand': 'hand',
  'right-hand': 'hand',
  'left-leg': 'leg',
  'right-leg': 'leg',
  'left-foot': 'foot',
  'right-foot': 'foot',
} as const satisfies Record<(typeof limbSites)[number], string>;

/** What both sides have in common: 'arm' of 'left-arm'. A site in the middle is its own part. */
export type BodyPart = (typeof middleSites)[number] | (typeof limbs)[keyof typeof limbs];

const isLimb = (site: BodySite): site is keyof typeof limbs => site in limbs;

/** The part that a site shows, and the side that it is on; null for a site in the middle. */
export function partOf(site: BodySite): { readonly part: BodyPart; readonly side: 'left' | 'right' | null } {
  if (!isLimb(site)) return { part: site, side: null };
  return { part: limbs[site], side: site.startsWith('left') ? 'left' : 'right' };
}

/** The visible side of a person who stands with palms to the front. `front` of a foot is its top, `back` its sole. */
export const views = ['front', 'back'] as const;

export type View = (typeof views)[number];

/** What one photo shows: no photo shows both sides of a limb. */
export interface Place {
  readonly site: BodySite;
  readonly view: View;
}

/**
 * Share of the body's skin that each site turns to the camera: half of the rule of nines (Wallace 1951), with arms and
 * legs without hands and feet, which are by Lund and Browder (1944).
 */
const shareOfSkin: Record<BodySite, number> = {
  face: 0.035,
  neck: 0.01,
  chest: 0.09,
  abdomen: 0.09,
  'upper-back': 0.09,
  'lower-back': 0.09,
  'left-arm': 0.0325,
  'right-arm': 0.0325,
  'left-hand': 0.0125,
  'right-hand': 0.0125,
  'left-leg': 0.0725,
  'right-leg': 0.0725,
  'left-foot': 0.0175,
  'right-foot': 0.0175,
};

/** Skin of an adult in mm² (1.8 m², DuBois), times two thirds, because a photo flattens it. */
const bodySkin = 1.8e6;
const flattened = 2 / 3;

/** Roughly how much skin a photo of this site shows, in mm²: enough to tell near from far, not to measure. */
export const skinAreaOf = (site: BodySite): number => shareOfSkin[site] * bodySkin * flattened;

const frontOnly: readonly BodySite[] = ['face', 'chest', 'abdomen'];
const backOnly: readonly BodySite[] = ['upper-back', 'lower-back'];

const viewsOf = (site: BodySite): readonly View[] =>
  frontOnly.includes(site) ? ['front'] : backOnly.includes(site) ? ['back'] : views;

const allPlaces: readonly Place[] = bodySites.flatMap((site) =>
  viewsOf(site).map((view) => ({ site, view })),
);

export const isPlace = ({ site, view }: Place): boolean => viewsOf(site).includes(view);

/** Whether the customer's back is to the camera, and so to the screen. An arm or a foot can be turned by itself. */
export const isFromBehind = ({ site, view }: Place): boolean =>
  view === 'back' && !/arm|hand|foot/.test(site);

export const samePlace = (a: Place, b: Place): boolean => a.site === b.site && a.view === b.view;

const seen = (view: View, ...sites: readonly BodySite[]): Place[] => sites.map((site) => ({ site, view }));

/** The full check: first everything that faces the camera, then, after turning round once, the rest. */
const fullSeries: readonly Place[] = [
  ...seen('front', 'face', 'neck', 'chest', 'abdomen'),
  ...views.flatMap((view) => seen(view, 'left-arm', 'right-arm')),
  ...seen('front', 'left-leg', 'right-leg', 'left-foot', 'right-foot'),
  ...seen('back', 'upper-back', 'lower-back', 'left-leg', 'right-leg'),
];

const without = (places: readonly Place[], done: readonly Place[]): Place[] =>
  places.filter((place) => !done.some((other) => samePlace(place, other)));

/** What a full check still has to photograph. */
export const seriesWithout = (photographed: readonly Place[]): Place[] => without(fullSeries, photographed);

/** Every place of the body map that no photo shows (RULES.md 5). */
export const notPhotographed = (photographed: readonly Place[]): Place[] => without(allPlaces, photographed);
