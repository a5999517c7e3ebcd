import type { Failure } from '../../src/contract/failure.ts';
import type { SentenceView } from '../../src/contract/technician.ts';
import { fill } from '../shared/fill.ts';
import { customer, doctor } from '../shared/staff-words.ts';

/** Text that the daemon or a library says in English, whatever the staff's language is. */
export const English = ({ text }: { text: string }) => (
  <span lang="en" dir="ltr">
    {text}
  </span>
);

interface SaidProps {
  /** As the daemon says it, in English. */
  readonly text: string;
  readonly sentence: SentenceView | null;
}

/** A sentence in the staff's language. Text that is none of ours, or newer than this page, stays as it is. */
export function Said({ text, sentence }: SaidProps) {
  const own = sentence === null ? null : ownWords(sentence);
  if (own === null) return <English text={text} />;
  // In English the daemon may say more than the dictionary.
  return <>{customer.language === 'en' ? text : own}</>;
}

/** Why something did not work. */
export const SaidFailure = ({ failure: { code, message, places = {} } }: { failure: Failure }) => (
  <Said text={message} sentence={{ key: code, values: places }} />
);

/** Null without a sentence, or without a value for each of its places. */
function ownWords({ key, values }: SentenceView): string | null {
  const sentences: Readonly<Record<string, string>> = doctor;
  const sentence = sentences[key];
  if (sentence === undefined) return null;
  const places = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place);
  return places.every((place) => place in values) ? fill(sentence, values) : null;
}
