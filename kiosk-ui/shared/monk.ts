import type { MonkTone } from '../../src/contract/kiosk.ts';

/** The Monk Skin Tone scale as published (Monk 2022, CC BY 4.0), the lightest first. */
export const monkColours: readonly (readonly [MonkTone, string])[] = [
  [1, '#f6ede4'],
  [2, '#f3e7db'],
  [3, '#f7ead0'],
  [4, '#eadaba'],
  [5, '#d7bd96'],
  [6, '#a07e56'],
  [7, '#825c43'],
  [8, '#604134'],
  [9, '#3a312a'],
  [10, '#292420'],
];
