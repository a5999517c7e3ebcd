import type { Place } from '../../src/contract/kiosk.ts';
import { en } from '../strings/en/kiosk.ts';

/** "Left leg, back", or "Chest" if there is only one side. */
export const placeName = ({ site, view }: Place): string => en.sideNames[site]?.[view] ?? en.siteNames[site];

/** Names of places that no photo shows; a site of which neither side was photographed is named once. */
export function missingNames(places: readonly Place[]): string[] {
  const isWhole = ({ site }: Place) =>
    en.sideNames[site] === undefined || places.filter((place) => place.site === site).length > 1;
  return [...new Set(places.map((place) => (isWhole(place) ? en.siteNames[place.site] : placeName(place))))];
}
