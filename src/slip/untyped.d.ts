/** Types for the parts of npm packages that src/slip uses. */

declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place where a line may end, or must; null after the last one, which is the end of the text. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}

/** The package's own types are for its other form, which TypeScript reads in a way that does not run. */
declare module 'bidi-js/dist/bidi.mjs' {
  interface Bidi {
    /** A level for each UTF-16 unit, and each paragraph's own. */
    getEmbeddingLevels(
      text: string,
      direction: 'auto',
    ): { readonly levels: Uint8Array; readonly paragraphs: readonly { readonly level: number }[] };
    /** Null for a character that is not mirrored. */
    getMirroredCharacter(character: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
