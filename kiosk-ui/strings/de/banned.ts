/** Words that a customer never reads (RULES.md 8); "keine Diagnose" is the one allowed use. */
export const banned =
  /(?<!keine )diagnos|krebs|melanom|karzinom|malign|bösartig|benign|gutartig|verdächtig|verdacht|entwarnung|unauffällig|unbedenklich|harmlos|ohne befund|(?<!\p{L})o\. ?b\.|alles (in ordnung|gut|klar|bestens)|risik|(?<!\p{L})score(?!\p{L})|dysplas|tumor|geschwulst/iu;
