import type { Place } from '../../src/contract/kiosk.ts';
import type { KioskWords } from '../strings/en/kiosk.ts';

type PlaceWords = Pick<KioskWords, 'siteNames' | 'sideNames'>;

/** "Left leg, back", or "Chest" if there is only one side. */
export const placeName = ({ site, view }: Place, { siteNames, sideNames }: PlaceWords): string =>
  sideNames[site]?.[view] ?? siteNames[site];

/** Names of places that no photo shows; a site of which neither side was photographed is named once. */
export function missingNames(places: readonly Place[], words: PlaceWords): string[] {
  const isWhole = ({ site }: Place) =>
    words.sideNames[site] === undefined || places.filter((place) => place.site === site).length > 1;
  return [
    ...new Set(
      places.map((place) => (isWhole(place) ? words.siteNames[place.site] : placeName(place, words))),
    ),
  ];
}
