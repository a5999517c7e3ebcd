import { isolated, isRightToLeft } from './bidi.ts';

const hasLetter = /\p{L}/u;

/**
 * Fills the `{name}` places of a sentence. Values are inserted as they are, even "$&"; where the sentence or one of its
 * values runs from right to left, each with letters keeps its own order.
 * @throws RangeError for a place without a value, so that no paper leaves with a gap in it
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  const isMixed = [sentence, ...Object.values(values)].some((text) => isRightToLeft(String(text)));
  return sentence.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`No value for {${name}} of a paper's sentence`);
    return isMixed && hasLetter.test(String(value)) ? isolated(String(value)) : String(value);
  });
}
