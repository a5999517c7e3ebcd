/**
 * Commands, paths, names and places to fill in: from a letter, digit, slash, quote or brace to the next of these, with
 * what stands between them and pairs of brackets.
 */
const piece = /[\w/{"'-](?:(?:[ -'*-~×°…]|\([ -'*-~]*\))*(?:[\w/}"'%…]|\([ -'*-~]*\)))?/g;

/** Sentences in which every piece that is not Arabic keeps its own order, as "sudo apt-mark hold {packages}" must. */
export function leftToRight<T extends Readonly<Record<string, string>>>(sentences: T): T;
export function leftToRight(sentences: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(sentences).map(([key, text]) => [
      key,
      text.replaceAll(piece, (found) => `\u2066${found}\u2069`),
    ]),
  );
}
