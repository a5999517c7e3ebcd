import type { HandOver } from '../screening/record/hand-over.ts';
import type { Place } from '../screening/space/body-site.ts';
import { fill } from './fill.ts';
import { punctuationOf } from './punctuation.ts';
import type { SlipStrings } from './slip-strings.ts';

/** The words for places. */
type PlaceStrings = Pick<SlipStrings, 'locale' | 'slip' | 'siteNames' | 'sideNames'>;

export const photographedLine = ({ places }: Pick<HandOver, 'places'>, strings: PlaceStrings): string =>
  fill(strings.slip.sites, {
    sites: places.map((place) => placeName(place, strings)).join(punctuationOf(strings.locale).semicolon),
  });

/** Everything that was not examined (RULES.md 5), with the places that no photo shows, as one sentence. */
export function notExaminedLine(
  { notPhotographed }: Pick<HandOver, 'notPhotographed'>,
  strings: PlaceStrings,
): string {
  const { notExaminedTitle, notExamined, notPhotographed: sentence } = strings.slip;
  const { colon, semicolon, stop, space } = punctuationOf(strings.locale);
  const places = notPhotographed === null ? [] : namesOf(notPhotographed, strings);
  const missing = places.length === 0 ? [] : [fill(sentence, { places: places.join(semicolon) })];
  return [`${notExaminedTitle}${colon}${notExamined.join(semicolon)}`, ...missing]
    .map((sentence) => `${sentence}${stop}`)
    .join(space);
}

/** Names of places; a site of which neither side was photographed is named once. */
function namesOf(places: readonly Place[], strings: PlaceStrings): string[] {
  const isWhole = ({ site }: Place) =>
    strings.sideNames[site] === undefined || places.filter((place) => place.site === site).length > 1;
  return [
    ...new Set(
      places.map((place) => (isWhole(place) ? strings.siteNames[place.site] : placeName(place, strings))),
    ),
  ];
}

export const placeName = ({ site, view }: Place, { siteNames, sideNames }: PlaceStrings): string =>
  sideNames[site]?.[view] ?? siteNames[site];
