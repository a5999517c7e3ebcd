import type { Printer } from '../devices/printer.ts';
import { type HandOver, handOver } from '../screening/hand-over.ts';
import { newSlipNumber, type Visit } from './visit.ts';
import { codeOf, messageOf, type VisitContext } from './visit-context.ts';

/** `width` and `height` are the capture's own, in whose pixels the spots are. */
export interface SlipPicture {
  readonly captureId: string;
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The hand-over slip as PDF; `photos` are small JPEGs by capture id. */
export type MakeSlip = (content: HandOver, photos: readonly SlipPicture[]) => Promise<Uint8Array>;

/** Prints the visit's hand-over slip; without a real printer it is offered for download until the visit ends. */
export async function printSlip(
  visit: Visit,
  printer: Printer,
  makeSlip: MakeSlip,
  context: VisitContext,
): Promise<void> {
  visit.slipNumber ??= newSlipNumber();
  const number = visit.slipNumber;
  visit.fault = null;
  try {
    const photos = visit.screening.captures.flatMap(({ id, width, height }) => {
      const jpeg = visit.photos.get(id)?.paper;
      return jpeg ? [{ captureId: id, jpeg, width, height }] : [];
    });
    const pdf = await makeSlip(handOver(visit.screening, number, new Date()), photos);
    if (visit.signal.aborted) return;
    await printer.print(pdf, number);
    if (visit.signal.aborted) return;
    if (printer.description.simulated) {
      if (visit.slipUrl !== null) visit.files.remove(visit.slipUrl);
      const downloadAs = `slip-${number}.pdf`;
      visit.slipUrl = visit.files.add({ bytes: pdf, contentType: 'application/pdf', downloadAs });
    }
    context.apply(visit, { type: 'slip-printed' });
  } catch (error) {
    if (visit.signal.aborted) return;
    context.logger.error({ event: 'print-failed', code: codeOf(error), detail: messageOf(error) });
    context.apply(visit, { type: 'slip-failed' });
    visit.fault = codeOf(error);
    context.changed();
  }
}
