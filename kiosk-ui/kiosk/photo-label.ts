import type { PhotoView } from '../../src/contract/kiosk.ts';
import { fill } from '../shared/fill.ts';
import { placeName } from '../shared/place-name.ts';
import { dictionary } from './words.ts';

/** Describes a photo for people who can't see it. */
export const labelOf = (photo: PhotoView): string =>
  fill(dictionary.value.photo.labelWithSpots, {
    site: placeName(photo.place, dictionary.value),
    found: photo.spots.length,
    shown: photo.spots.filter((spot) => spot.number !== null).length,
  });
