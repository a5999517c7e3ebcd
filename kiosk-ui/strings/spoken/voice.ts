import { highestNumber, isSpoken, piecesOf, place, plain, sentencesOf, type Words } from './utterances.ts';

/** Turns a text of the screen into utterances in their order; null if it can't be said. */
export type Voice = (text: string) => readonly string[] | null;

/** A sentence with places, and what it says around them; null for a piece that is only punctuation. */
interface Template {
  readonly pattern: RegExp;
  readonly pieces: readonly (string | null)[];
}

/** Ends of sentences and of parts of a list, which may be joined in one text. */
const joint = /[.!?:;,…·؟؛،。！？：；，、]/g;

/** How deep values may nest: "Kept for 24 hours at most." holds "24 hours", which holds a number. */
const deepest = 4;

/** Reads texts made from a dictionary: whole sentences, sentences with values in their places, and several in a row. */
export function voiceOf(words: Words): Voice {
  const sentences = sentencesOf(words);
  const whole = new Set(sentences.filter((one) => one.search(place) < 0).map(plain));
  const templates = [...new Set(sentences.filter((one) => one.search(place) >= 0))]
    .map(templateOf)
    .toSorted((a, b) => weight(b) - weight(a));

  const one = (text: string, depth: number): readonly string[] | null => {
    if (!isSpoken(text)) return [];
    if (whole.has(text)) return [text];
    const code = spelled(text);
    if (code !== null || depth > deepest) return code;
    for (const { pattern, pieces } of templates) {
      const values = pattern.exec(text)?.slice(1);
      const said = values && interleaved(pieces, values, (value) => several(value, depth + 1));
      if (said) return said;
    }
    return null;
  };

  const several = (text: string, depth: number): readonly string[] | null => {
    const asOne = one(text, depth);
    if (asOne !== null) return asOne;
    const ends = [...text.matchAll(joint)].map(({ index }) => index).filter((end) => end < text.length - 1);
    for (const end of ends.toReversed()) {
      const first = one(text.slice(0, end + 1), depth) ?? one(text.slice(0, end).trim(), depth);
      const rest = first && several(text.slice(end + 1).trim(), depth);
      if (first && rest) return [...first, ...rest];
    }
    return null;
  };

  return (text) => several(plain(text), 0);
}

function templateOf(sentence: string): Template {
  const around = sentence.split(place);
  const escaped = around.map((piece) => plain(piece).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    pattern: new RegExp(`^${escaped.join('\\s*(.+?)\\s*')}$`, 'u'),
    pieces: around.map((piece) => piecesOf(piece).map(plain)[0] ?? null),
  };
}

/** Templates that say more are tried first: "{n} spots" is also a way to read "{n} spots: {site}". */
const weight = ({ pieces }: Template): number => pieces.join('').length;

function interleaved(
  pieces: Template['pieces'],
  values: readonly string[],
  say: (value: string) => readonly string[] | null,
): string[] | null {
  const said: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (piece !== null) said.push(piece);
    const value = values[i];
    const spoken = value === undefined ? [] : say(value);
    if (spoken === null) return null;
    said.push(...spoken);
  }
  return said;
}

/** A number as it is said; the number of a slip sign by sign. */
function spelled(text: string): string[] | null {
  const code = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  if (!/^[0-9A-Z]+$/.test(code)) return null;
  return /^\d+$/.test(code) && Number(code) <= highestNumber ? [String(Number(code))] : [...code];
}
