import type { CodeableConcept, Coding } from '@medplum/fhirtypes';
import { type BodyPart, type Place, partOf } from '../../screening/space/body-site.ts';
import type { FhirWords } from './words.ts';

const snomed = 'http://snomed.info/sct';

/** Codes with the English names that SNOMED CT International (February 2025) gives them: RULES.md 16. */
const regions = {
  face: ['89545001', 'Face'],
  neck: ['45048000', 'Neck'],
  thorax: ['51185008', 'Thorax'],
  abdomen: ['818983003', 'Abdomen'],
  back: ['77568009', 'Back'],
  hand: ['85562004', 'Hand'],
  foot: ['56459004', 'Foot'],
  // The photos show a whole arm or leg, so the code names the whole limb.
  arm: ['53120007', 'Upper extremity'],
  leg: ['61685007', 'Lower extremity'],
} as const;

const sides = { left: ['7771000', 'Left'], right: ['24028007', 'Right'] } as const;

const regionOf: Readonly<Record<BodyPart, keyof typeof regions>> = {
  face: 'face',
  neck: 'neck',
  chest: 'thorax',
  abdomen: 'abdomen',
  'upper-back': 'back',
  'lower-back': 'back',
  arm: 'arm',
  hand: 'hand',
  leg: 'leg',
  foot: 'foot',
};

const codingOf = ([code, display]: readonly [string, string]): Coding => ({ system: snomed, code, display });

/** The name of a place. It says more than its code: which side of it, upper or lower back. */
export const placeName = ({ site, view }: Place, { sideNames, siteNames }: FhirWords): string =>
  sideNames[site]?.[view] ?? siteNames[site];

/** A place in SNOMED CT and in words, without its side: for that see `lateralityOf`. */
export function siteConcept(place: Place, words: FhirWords): CodeableConcept {
  const region = regions[regionOf[partOf(place.site).part]];
  return { coding: [codingOf(region)], text: placeName(place, words) };
}

/** The person's left or right; undefined for a site in the middle. */
export function lateralityOf({ site }: Place): CodeableConcept | undefined {
  const { side } = partOf(site);
  return side === null ? undefined : { coding: [codingOf(sides[side])] };
}
