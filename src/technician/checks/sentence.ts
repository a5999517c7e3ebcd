import { fill } from '../../../kiosk-ui/shared/fill.ts';
import { doctor } from '../../../kiosk-ui/strings/en/doctor.ts';
import type { ErrorCode, ErrorPlaces } from '../../errors.ts';

type SentenceKey = keyof typeof doctor;

/** A sentence that every language has, with the values of its places by name. */
export interface Sentence {
  readonly key: SentenceKey;
  readonly values: Readonly<Record<string, string | number>>;
  /** What English says instead, where it says more than the dictionary: an error in its own words. */
  readonly english?: string;
}

/** A sentence, or text that is the same in every language: a version, an address, a name. */
export type Text = string | Sentence;

/** Why something did not work; the sentence of a KioskError says what to do. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly places?: Readonly<Record<string, string>>;
}

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

type PlacesOfErrors<Code> = Code extends keyof ErrorPlaces ? keyof ErrorPlaces[Code] : never;

/** Codes whose sentence has a place that their errors do not name, or none for what they name. */
type OddCode = {
  [Code in ErrorCode]: [PlacesOf<(typeof doctor)[Code]>, PlacesOfErrors<Code>] extends [
    PlacesOfErrors<Code>,
    PlacesOf<(typeof doctor)[Code]>,
  ]
    ? never
    : Code;
}[ErrorCode];

/** In English the error's own words, in other languages the sentence of its code. With an odd code it does not compile. */
export const sayFault = ({
  code,
  message,
  places = {},
}: [OddCode] extends [never] ? Fault : OddCode): Sentence => ({
  key: code,
  values: places,
  english: message,
});

/** In other languages a sentence; in English words that say more and come from elsewhere. */
export const sayMore = (english: string, sentence: Sentence): Sentence => ({ ...sentence, english });

/** As `doctor`, /health, the log and the reports have it. */
export const inEnglish = (text: Text): string =>
  typeof text === 'string' ? text : (text.english ?? fill(doctor[text.key], text.values));

export const sentenceOf = (text: Text | null): Omit<Sentence, 'english'> | null =>
  text === null || typeof text === 'string' ? null : { key: text.key, values: text.values };
