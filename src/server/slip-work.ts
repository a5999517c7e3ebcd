import type { Printer } from '../devices/printer.ts';
import type { Frame } from '../screening/frame.ts';
import { type HandOver, handOver } from '../screening/referral.ts';
import { newSlipNumber, type Visit } from './visit.ts';
import { codeOf, messageOf, type VisitContext } from './visit-context.ts';

/** The hand-over slip as PDF; `photos` are the frames by capture id. */
export type MakeSlip = (content: HandOver, photos: ReadonlyMap<string, Frame>) => Promise<Uint8Array>;

/** Prints the visit's hand-over slip; without a real printer it is offered for download until the visit ends. */
export async function printSlip(
  visit: Visit,
  printer: Printer,
  makeSlip: MakeSlip,
  context: VisitContext,
): Promise<void> {
  visit.slipNumber ??= newSlipNumber();
  const number = visit.slipNumber;
  try {
    const frames = new Map([...visit.photos].map(([id, { frame }]) => [id, frame]));
    const pdf = await makeSlip(handOver(visit.screening, number, new Date()), frames);
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
    context.logger.error({ event: 'print-failed', code: codeOf(error), detail: messageOf(error) });
    context.apply(visit, { type: 'slip-failed' });
    visit.fault = codeOf(error);
    context.changed();
  }
}
