import type { Paper, Printer } from '../../devices/printer/printer.ts';
import { type HandOver, handOver } from '../../screening/record/hand-over.ts';
import type { Visit } from './visit.ts';
import { codeOf, messageOf, type VisitContext } from './visit-context.ts';

/** `width` and `height` are the capture's own, in whose pixels the spots are. */
export interface SlipPicture {
  readonly captureId: string;
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The hand-over slip, ready to print; `photos` are small JPEGs by capture id. */
export type MakeSlip = (content: HandOver, photos: readonly SlipPicture[]) => Paper;

/** Prints the visit's hand-over slip; without a real printer it is offered for download until the visit ends. */
export async function printSlip(
  visit: Visit,
  printer: Printer,
  makeSlip: MakeSlip,
  context: VisitContext,
): Promise<void> {
  const { number } = visit;
  visit.fault = null;
  try {
    const photos = visit.screening.captures.flatMap(({ id, width, height }) => {
      const jpeg = visit.photos.get(id)?.paper;
      return jpeg ? [{ captureId: id, jpeg, width, height }] : [];
    });
    const slip = makeSlip(handOver(visit.screening, number, new Date()), photos);
    await printer.print(slip, { signal: visit.signal });
    if (visit.signal.aborted) return;
    if (printer.description.simulated) {
      const bytes = await slip.pdf();
      if (visit.signal.aborted) return;
      if (visit.slipUrl !== null) visit.files.remove(visit.slipUrl);
      const downloadAs = `${slip.name}.pdf`;
      visit.slipUrl = visit.files.add({ bytes, contentType: 'application/pdf', downloadAs });
    }
    context.observer.printed(true);
    context.apply(visit, { type: 'slip-printed' });
  } catch (error) {
    if (visit.signal.aborted) return;
    context.observer.printed(false);
    context.logger.error({ event: 'print-failed', code: codeOf(error), detail: messageOf(error) });
    context.apply(visit, { type: 'slip-failed' });
    visit.fault = codeOf(error);
    context.changed();
  }
}
