import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { scaleCardSheetPdf } from '../slip/scale-card-sheet.ts';
import { marginMm, markerCells, markerMm } from '../vision/scale-card/card.ts';

/** The sheet of scale cards to print on A4 paper at 100 %, as PDF. */
export const makeScaleCards = (): Promise<Uint8Array> =>
  scaleCardSheetPdf({ cells: markerCells(), markerMm, marginMm, strings: en.scaleCard });
