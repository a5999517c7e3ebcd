import { fill } from '../../../kiosk-ui/shared/fill.ts';
import { doctor } from '../../../kiosk-ui/strings/en/doctor.ts';

type SentenceKey = keyof typeof doctor;

/** A sentence that every language has, with the values of its places by name. */
export interface Sentence {
  readonly key: SentenceKey;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A sentence, or text that is the same in every language: a version, an address, an error's own message. */
export type Text = string | Sentence;

type PlacesOf<English extends string> = English extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesOf<Rest>
  : never;

type ValuesOf<Key extends SentenceKey> = Readonly<Record<PlacesOf<(typeof doctor)[Key]>, string | number>>;

type KeyWithoutPlaces = {
  [Key in SentenceKey]: [PlacesOf<(typeof doctor)[Key]>] extends [never] ? Key : never;
}[SentenceKey];

/** A sentence of the dictionary; a value that it has no place for, or a place without a value, does not compile. */
export function say(key: KeyWithoutPlaces): Sentence;
export function say<Key extends SentenceKey>(key: Key, values: ValuesOf<Key>): Sentence;
export function say(key: SentenceKey, values: Sentence['values'] = {}): Sentence {
  return { key, values };
}

/** As `doctor`, /health, the log and the reports have it. */
export const inEnglish = (text: Text): string =>
  typeof text === 'string' ? text : fill(doctor[text.key], text.values);

export const sentenceOf = (text: Text | null): Sentence | null =>
  text === null || typeof text === 'string' ? null : text;
