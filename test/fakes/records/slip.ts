import type { HandOver } from '../../../src/screening/record/hand-over.ts';
import type { SlipContext } from '../../../src/slip/lines.ts';

type Spot = HandOver['spots'][number];

/** A spot of `size` px around a point of its photo. */
export const spotAt = (number: number, x: number, y: number, size = 20, photo: Partial<Spot> = {}): Spot => ({
  number,
  captureId: 'photo-1',
  lesionId: `lesion-${number}`,
  place: { site: 'upper-back', view: 'back' },
  box: { x: x - size / 2, y: y - size / 2, width: size, height: size },
  ...photo,
});

export const sampleHandOver = (change: Partial<HandOver> = {}): HandOver => ({
  number: '7F3K-9QXM',
  date: new Date('2026-11-23T14:05:00Z'),
  language: 'en',
  outcome: 'refer',
  urgentSigns: [],
  isSure: false,
  places: [{ site: 'upper-back', view: 'back' }],
  notPhotographed: null,
  spots: [],
  moreSpots: 0,
  handedOver: false,
  simulated: false,
  ...change,
});

export const sampleContext = (change: Partial<SlipContext> = {}): SlipContext => ({
  researchNotice: 'Research use only. Not a diagnosis.',
  photos: [],
  pharmacy: 'Apotheke am Markt',
  timeZone: 'UTC',
  keptHours: 24,
  copyKept: false,
  ...change,
});
