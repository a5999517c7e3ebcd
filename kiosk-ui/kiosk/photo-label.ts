import type { PhotoView } from '../../src/contract/kiosk.ts';
import { fill } from '../shared/fill.ts';
import { placeName } from '../shared/place-name.ts';
import { en } from '../strings/en/kiosk.ts';

/** Describes a photo for people who can't see it. */
export const labelOf = (photo: PhotoView): string =>
  fill(en.photo.labelWithSpots, {
    site: placeName(photo.place),
    found: photo.spots.length,
    shown: photo.spots.filter((spot) => spot.number !== null).length,
  });
