import type { Language } from '../screening/visit/language.ts';
import { scaleCardSheetPdf } from '../slip/scale-card-sheet.ts';
import { marginMm, markerCells, markerMm } from '../vision/scale-card/card.ts';
import { kioskWords } from './words.ts';

/** The sheet of scale cards to print on A4 paper at 100 %, as PDF. */
export const makeScaleCards = (language: Language): Promise<Uint8Array> =>
  scaleCardSheetPdf({ cells: markerCells(), markerMm, marginMm, strings: kioskWords(language).scaleCard });
