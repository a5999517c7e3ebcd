import type { DeskRequest } from '../../contract/pharmacist.ts';
import type { Paper, Printer } from '../../devices/printer/printer.ts';
import { codeOf, type ErrorCode } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { AuditEvent } from '../../screening/record/audit-event.ts';
import type { ScreeningRecord } from '../../screening/record/record.ts';
import { printed } from '../../screening/record/review.ts';
import type { ReadPhoto, ScreeningStore } from '../../store/port.ts';
import type { OpenCases } from './open-cases.ts';

export type PaperKind = Extract<DeskRequest, { type: 'print' }>['paper'];

export interface DeskPapersParts {
  readonly store: Pick<ScreeningStore, 'read' | 'readPhoto'>;
  readonly printer: Printer;
  /** The papers of a signed screening, ready to print. */
  readonly makePapers: (
    record: ScreeningRecord,
    readPhoto: ReadPhoto,
  ) => Promise<Readonly<Record<PaperKind, Paper>>>;
  /** The characters of a text that the papers can't show, for use in a sentence; empty if they can show all. */
  readonly unprintable: (text: string) => string;
  readonly logger: Pick<Logger, 'error'>;
}

/** Prints the referral slip or letter of a signed screening. */
export class DeskPapers {
  readonly #parts: DeskPapersParts;
  readonly #open: OpenCases;
  readonly #save: (record: ScreeningRecord, event: AuditEvent) => void;

  /** @param save saves the record with the outcome of its printing */
  constructor(
    parts: DeskPapersParts,
    open: OpenCases,
    save: (record: ScreeningRecord, event: AuditEvent) => void,
  ) {
    this.#parts = parts;
    this.#open = open;
    this.#save = save;
  }

  /** Never throws. A state that could not be saved is logged, and after a restart its paper counts as failed. */
  async print(record: ScreeningRecord, kind: PaperKind): Promise<void> {
    const { store, printer, makePapers, logger } = this.#parts;
    const { id } = record.screening;
    const opened = this.#open.get(id);
    let fault: ErrorCode | null = null;
    try {
      const paper = (await makePapers(record, (photoId) => store.readPhoto(id, photoId)))[kind];
      await printer.print(paper);
      const pdf = printer.description.simulated ? await paper.pdf() : null;
      if (opened && pdf) opened.pictures.put('paper.pdf', pdf);
      if (opened) opened.hasPaper = pdf !== null;
    } catch (error) {
      fault = codeOf(error);
      logger.error({ event: 'referral-failed', screening: id, code: fault });
    }
    if (opened) opened.printFault = fault;
    try {
      // The screening may have expired meanwhile; then there is nothing left to update.
      const now = store.read(id);
      const next = now && printed(now, fault === null);
      if (next) this.#save(next, fault === null ? 'printed' : 'print-failed');
    } catch (error) {
      logger.error({ event: 'not-kept', screening: id, code: codeOf(error) });
    }
  }
}
