import type { CaseView, DeskCode, DeskReply, DeskRequest, DeskState } from '../../contract/pharmacist.ts';
import type { PictureTasks } from '../../imaging/port.ts';
import type { Logger } from '../../logger.ts';
import {
  sevenPointItems,
  sevenPointRefers,
  sevenPointWeights,
} from '../../screening/judgement/seven-point.ts';
import type { ScreeningRecord } from '../../screening/record/record.ts';
import { mayEnd, printing, retakeAsked, signed, writtenIn } from '../../screening/record/review.ts';
import type { QueueEntry, ScreeningStore } from '../../store/port.ts';
import type { Customer } from '../visit/open-visits.ts';
import type { CountedBands } from './bands.ts';
import type { DeskFile } from './case-pictures.ts';
import { caseView, queueItem } from './case-view.ts';
import { DeskPapers, type DeskPapersParts } from './desk-papers.ts';
import { type ForgetPictures, type MakeBundle, OpenCases } from './open-cases.ts';
import { WaitingQueue } from './waiting-queue.ts';

export interface DeskParts extends DeskPapersParts {
  readonly store: ScreeningStore;
  readonly customer: Pick<Customer, 'isHere' | 'askRetake'>;
  readonly bands: CountedBands;
  readonly makeBundle: MakeBundle;
  readonly imaging: PictureTasks;
  readonly forgetPictures: ForgetPictures;
  /** Whether a FHIR server is set that does not have this signed screening yet. */
  readonly isUnsent: (screeningId: string) => boolean;
  readonly researchNotice: string;
  readonly sessionIdleSeconds: number;
  readonly logger: Pick<Logger, 'info' | 'error'>;
}

type CaseRequest<Type extends DeskRequest['type']> = Extract<DeskRequest, { id: string; type: Type }>;

const done: DeskReply = { ok: true };
const refused = (code: DeskCode): DeskReply => ({ ok: false, code });
const replyTo = (code: DeskCode | null): DeskReply => (code === null ? done : refused(code));

/** The pharmacist's side of the kiosk: the queue, the open screenings, the decision and its papers. */
export class Desk {
  readonly #parts: DeskParts;
  readonly #open: OpenCases;
  readonly #papers: DeskPapers;
  readonly #queue: WaitingQueue;
  #printing: Promise<void> = Promise.resolve();

  constructor(parts: DeskParts) {
    this.#parts = parts;
    const { store, imaging, makeBundle, forgetPictures } = parts;
    this.#queue = new WaitingQueue(store);
    this.#open = new OpenCases(store, imaging, makeBundle, forgetPictures);
    this.#papers = new DeskPapers(parts, this.#open, (record, event) => this.#save(record, event));
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
    this.keepOnly(new Set());
  }

  /** Called when the queue, a screening in it, or its customer's step has changed. */
  changed(): void {
    this.#queue.changed();
  }

  /** @throws KioskError `store-failed` */
  get state(): DeskState {
    const { researchNotice, printer, sessionIdleSeconds } = this.#parts;
    return {
      queue: this.#queue.entries.map(queueItem),
      researchNotice,
      printerSimulated: printer.description.simulated,
      checklist: sevenPointItems.map((item) => ({ item, points: sevenPointWeights[item] })),
      checklistRefers: sevenPointRefers,
      sessionIdleSeconds,
    };
  }

  /**
   * Null if it no longer waits.
   * @throws KioskError `store-failed`
   */
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
    });
  }

  file(token: string): Promise<DeskFile | null> {
    return this.#open.file(token);
  }

  /** Forgets the pictures of every screening that no page shows. */
  keepOnly(ids: ReadonlySet<string>): void {
    this.#open.keepOnly(ids);
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
        return this.#sign(entry, request);
      case 'ask-retake':
        return this.#askRetake(entry);
      case 'print':
        return this.#startPrint(entry, request);
      case 'done':
        return this.#end(entry);
    }
  }

  #sign({ id, record }: QueueEntry, request: CaseRequest<'sign'>): DeskReply {
    const { customer, unprintable } = this.#parts;
    // A signed screening must not change.
    if (customer.isHere(id) && record.screening.step !== 'result') return refused('customer-is-busy');
    const characters = unprintable(writtenIn(request));
    if (characters !== '') return { ok: false, code: 'letters-missing', characters };
    const next = signed(record, request, new Date().toISOString());
    if (typeof next === 'string') return refused(next);
    this.#save(next, record.review === null ? 'signed' : 'signed-again');
    return replyTo(customer.askRetake(id, false));
  }

  #askRetake({ id, record }: QueueEntry): DeskReply {
    const next = retakeAsked(record, new Date().toISOString());
    if (!next) return refused('out-of-order');
    this.#save(next, 'retake-asked');
    return replyTo(this.#parts.customer.askRetake(id, true));
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

  #save(record: ScreeningRecord, event: string): void {
    const { store, logger } = this.#parts;
    store.save(record, event);
    logger.info({ event, screening: record.screening.id });
    this.changed();
  }
}
