/**
 * Fills the `{name}` places of a sentence. Values are inserted as they are, even "$&".
 * @throws RangeError for a place without a value, so that no paper leaves with a gap in it
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`No value for {${name}} of a paper's sentence`);
    return String(value);
  });
}
