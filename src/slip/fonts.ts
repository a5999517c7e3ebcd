import { fileURLToPath } from 'node:url';

/** Code page Windows-1252, for which a PDF's standard fonts and a receipt printer have letters. */
const western = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\n]*$/;

export const isWestern = (text: string): boolean => western.test(text);

/** A font with the letters of nearly every script that is written from left to right: DejaVu Sans Condensed. */
export const worldFont = (bold: boolean): { readonly name: string; readonly path: string } => ({
  name: bold ? 'DejaVu Sans Condensed Bold' : 'DejaVu Sans Condensed',
  path: fileURLToPath(
    import.meta.resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${bold ? '-Bold' : ''}.ttf`),
  ),
});
