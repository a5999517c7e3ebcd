import type { Paper, Printer } from '../../../devices/printer/printer.ts';
import { codeOf, messageOf } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import { type HandOver, handOver } from '../../../screening/record/hand-over.ts';
import type { VisitEvent } from '../../../screening/visit/events.ts';
import type { Visit } from '../../../screening/visit/visit.ts';
import type { Pictures } from '../pictures.ts';
import type { VisitObserver } from '../visit-observer.ts';

/** A picture for the slip. `width` and `height` are the capture's, in whose pixels the spots are given. */
export interface SlipPicture {
  readonly captureId: string;
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The hand-over slip, ready to print; `photos` are small JPEGs by capture id. */
export type MakeSlip = (content: HandOver, photos: readonly SlipPicture[]) => Paper;

export interface SlipParts {
  readonly printer: Printer;
  readonly makeSlip: MakeSlip;
  readonly observer: Pick<VisitObserver, 'printed'>;
  readonly logger: Pick<Logger, 'error'>;
}

/**
 * Prints the visit's hand-over slip. Without a real printer it is offered for download until the visit ends.
 * @returns null if the visit was forgotten meanwhile and the slip taken back
 */
export async function printSlip(
  { screening, number }: Visit,
  pictures: Pictures,
  { printer, makeSlip, observer, logger }: SlipParts,
): Promise<VisitEvent | null> {
  const { signal } = pictures;
  try {
    const photos = screening.captures.flatMap(({ id, width, height }) => {
      const jpeg = pictures.paperOf(id);
      return jpeg ? [{ captureId: id, jpeg, width, height }] : [];
    });
    const slip = makeSlip(handOver(screening, number, new Date()), photos);
    await printer.print(slip, { signal });
    if (signal.aborted) return null;
    if (printer.description.simulated) pictures.setSlip(await slip.pdf(), `${slip.name}.pdf`);
    if (signal.aborted) return null;
    observer.printed(true);
    return { type: 'slip-printed' };
  } catch (error) {
    if (signal.aborted) return null;
    observer.printed(false);
    const code = codeOf(error);
    logger.error({ event: 'print-failed', code, detail: messageOf(error) });
    return { type: 'print-failed', code };
  }
}
