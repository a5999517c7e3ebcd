/** Regions that a customer can choose on the body map, with laterality from the customer's own point of view. */
export const bodySites = [
  'face',
  'neck',
  'chest',
  'abdomen',
  'upper-back',
  'lower-back',
  'left-arm',
  'right-arm',
  'left-hand',
  'right-hand',
  'left-leg',
  'right-leg',
  'left-foot',
  'right-foot',
] as const;

export type BodySite = (typeof bodySites)[number];
