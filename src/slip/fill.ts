/**
 * A sentence with its `{name}` places filled in. Values are put in as they are, "$&" too.
 * @throws RangeError for a place without a value: no paper leaves with a hole in it
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`No value for {${name}} of a paper's sentence`);
    return String(value);
  });
}
