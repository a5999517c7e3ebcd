import type { Bell } from '../../contract/desk-link.ts';
import type { CaseView, DeskReply, DeskRequest, DeskState } from '../../contract/pharmacist.ts';
import type { PictureTasks } from '../../imaging/port.ts';
import type { Logger } from '../../logger.ts';
import {
  sevenPointItems,
  sevenPointRefers,
  sevenPointWeights,
} from '../../screening/judgement/seven-point.ts';
import type { AuditEvent } from '../../screening/record/audit-event.ts';
import type { ScreeningRecord } from '../../screening/record/record.ts';
import { mayEnd, printing } from '../../screening/record/review.ts';
import type { QueueEntry, ScreeningStore } from '../../store/port.ts';
import type { Customer } from '../visit/open-visits.ts';
import type { CountedBands } from './bands.ts';
import type { DeskFile } from './case-pictures.ts';
import { caseView } from './case-view.ts';
import { Decisions } from './decisions.ts';
import { DeskPapers, type DeskPapersParts } from './desk-papers.ts';
import { DeskQueue } from './desk-queue.ts';
import { type ForgetPictures, type MakeBundle, OpenCases } from './open-cases.ts';
import { PharmacyFigures } from './pharmacy-figures.ts';
import { type CaseRequest, done, refused } from './replies.ts';
import { WaitingQueue } from './waiting-queue.ts';

export interface DeskParts extends DeskPapersParts {
  readonly store: ScreeningStore;
  readonly customer: Pick<
    Customer,
    'isHere' | 'askRetake' | 'signed' | 'isCalling' | 'answerCall' | 'deskIs'
  >;
  readonly bands: CountedBands;
  readonly makeBundle: MakeBundle;
  readonly imaging: PictureTasks;
  readonly forgetPictures: ForgetPictures;
  /** Whether a FHIR server is set that does not have this signed screening yet. */
  readonly isUnsent: (screeningId: string) => boolean;
  readonly researchNotice: string;
  readonly screenWidthMm: number;
  readonly sessionIdleSeconds: number;
  readonly retentionHours: number;
  readonly logger: Pick<Logger, 'info' | 'error'>;
}

/** The pharmacist's side of the kiosk: the queue, the open screenings, the decision and its papers. */
export class Desk {
  readonly figures: PharmacyFigures;
  readonly #parts: DeskParts;
  readonly #open: OpenCases;
  readonly #papers: DeskPapers;
  readonly #queue: WaitingQueue;
  readonly #shown: DeskQueue;
  readonly #decisions: Decisions;
  #printing: Promise<void> = Promise.resolve();

  constructor(parts: DeskParts) {
    this.#parts = parts;
    const { store, imaging, makeBundle, forgetPictures } = parts;
    this.figures = new PharmacyFigures(store);
    this.#queue = new WaitingQueue(store);
    this.#shown = new DeskQueue(this.#queue, parts);
    this.#open = new OpenCases(store, imaging, makeBundle, forgetPictures);
    const save = (record: ScreeningRecord, event: AuditEvent) => this.#save(record, event);
    this.#papers = new DeskPapers(parts, this.#open, save);
    this.#decisions = new Decisions(parts, save);
  }

  /** The listener is called, soon after, when the queue or a screening in it has changed. */
  onChange(listener: () => void): void {
    this.#queue.onChange(listener);
  }

  /** Starts listening to the store. A paper that was printing when the daemon ended counts as failed. */
  start(): void {
    this.#queue.start();
  }

  /** Waits for the paper that is printing. */
  async stop(): Promise<void> {
    await this.#printing;
    this.#queue.stop();
    this.keepOnly([], false);
  }

  /** Called when the queue, a screening in it, or its customer's step has changed. */
  changed(): void {
    this.#queue.changed();
  }

  /** @throws KioskError `store-failed` */
  get state(): DeskState {
    const { researchNotice, screenWidthMm, printer, sessionIdleSeconds } = this.#parts;
    return {
      queue: this.#shown.items(),
      isCalled: this.#parts.customer.isCalling(),
      researchNotice,
      screenWidthMm,
      printerSimulated: printer.description.simulated,
      checklist: sevenPointItems.map((item) => ({ item, points: sevenPointWeights[item] })),
      checklistRefers: sevenPointRefers,
      sessionIdleSeconds,
    };
  }

  /** What may be heard and seen where nobody is signed in. @throws KioskError `store-failed` */
  get bell(): Bell {
    return { ...this.#shown.unsigned(), isCalled: this.#parts.customer.isCalling() };
  }

  /** Null if it no longer waits. @throws KioskError `store-failed` */
  view(id: string): CaseView | null {
    const entry = this.#queue.find(id);
    if (!entry) return null;
    const { bands, customer, isUnsent } = this.#parts;
    const { pictures, printFault, hasPaper } = this.#open.open(entry);
    return caseView(entry, {
      bands,
      urlOf: (name) => pictures.urlOf(name),
      customerIsHere: customer.isHere(id),
      printFault,
      hasPaper,
      unsent: isUnsent(id),
      openOn: this.#shown.openOn(id),
    });
  }

  async file(token: string): Promise<DeskFile | null> {
    return (await this.#open.file(token)) ?? (await this.#shown.file(token));
  }

  answerCall(): void {
    this.#parts.customer.answerCall();
  }

  /** Called when the first page of a session joins, and when the last one has gone. */
  isAttended(attended: boolean): void {
    this.#parts.customer.deskIs(attended);
  }

  /**
   * Forgets the pictures of every screening that no page shows.
   * @param ids the screening that each page shows
   * @param isAttended whether any page is there
   */
  keepOnly(ids: readonly string[], isAttended: boolean): void {
    this.#open.keepOnly(new Set(ids));
    if (!isAttended) this.#shown.forgetCrops();
    if (this.#shown.isShown(ids) && isAttended) this.changed();
  }

  /**
   * Carries out what a page asks for, or refuses and changes nothing.
   * @throws KioskError `store-failed`, `record-gone`
   */
  request(request: Extract<DeskRequest, { id: string }>): DeskReply {
    const entry = this.#queue.find(request.id);
    if (!entry) return refused('record-gone');
    switch (request.type) {
      case 'open':
        return done;
      case 'sign':
        return this.#decisions.sign(entry, request);
      case 'draft':
        return this.#decisions.keepDraft(entry, request);
      case 'ask-retake':
        return this.#decisions.askRetake(entry);
      case 'print':
        return this.#startPrint(entry, request);
      case 'done':
        return this.#end(entry);
    }
  }

  #startPrint({ record }: QueueEntry, { paper }: CaseRequest<'print'>): DeskReply {
    const next = printing(record);
    if (!next) return refused('out-of-order');
    this.#save(next, `print-${paper}`);
    this.#printing = this.#papers.print(next, paper);
    return done;
  }

  /** Destroys the key first, so that photos and answers are gone whatever else fails. */
  #end({ id, record }: QueueEntry): DeskReply {
    if (!mayEnd(record)) return refused('is-printing');
    const { store } = this.#parts;
    store.end(id, 'done-by-pharmacist');
    this.changed();
    store.audit(id, record.review === null ? 'ended-unsigned' : 'ended-signed');
    return done;
  }

  #save(record: ScreeningRecord, event: AuditEvent): void {
    const { store, logger } = this.#parts;
    store.save(record, event);
    logger.info({ event, screening: record.screening.id });
    this.changed();
  }
}
