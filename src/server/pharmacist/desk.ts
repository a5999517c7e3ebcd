import type { Paper, Printer } from '../../devices/printer.ts';
import type { Logger } from '../../logger.ts';
import type { CaseView, DeskReply, DeskRequest, DeskState } from '../../pharmacist-protocol.ts';
import type { ScreeningRecord } from '../../screening/record.ts';
import { mayEnd, printed, printing, retakeAsked, signed } from '../../screening/review.ts';
import { sevenPointItems, sevenPointRefers, sevenPointWeights } from '../../screening/seven-point.ts';
import type { QueueEntry, ScreeningStore } from '../../store/port.ts';
import { codeOf } from '../visit-context.ts';
import type { CountedBands } from './bands.ts';
import { CasePictures, type DeskFile, type ReadPhoto } from './case-pictures.ts';
import { caseView, queueItem } from './case-view.ts';

export type PaperKind = Extract<DeskRequest, { type: 'print' }>['paper'];

/** Where the customer stands, as far as the desk needs it. */
export interface CustomerSide {
  /** Whether this is the visit that runs at the kiosk now. */
  isHere(screeningId: string): boolean;
  /** Says on the customer's screen that the pharmacist asks for better photos, or needs them no more. */
  askRetake(screeningId: string, asked: boolean): void;
}

export interface DeskParts {
  readonly store: ScreeningStore;
  readonly customer: CustomerSide;
  readonly bands: CountedBands;
  readonly printer: Printer;
  /** The papers of a signed screening, ready to print. */
  readonly makePapers: (
    record: ScreeningRecord,
    readPhoto: ReadPhoto,
  ) => Promise<Readonly<Record<PaperKind, Paper>>>;
  readonly researchNotice: string;
  readonly sessionIdleSeconds: number;
  readonly logger: Pick<Logger, 'info' | 'error'>;
}

/** What is kept of a screening while it is open on a page. */
interface OpenCase {
  /** Of the findings that the pictures show. */
  readonly screening: string;
  readonly pictures: CasePictures;
  printFault: string | null;
  hasPaper: boolean;
}

const done: DeskReply = { ok: true };
const refused = (code: string): DeskReply => ({ ok: false, code });

/** At most one word of changes in this time. */
const tellMs = 60;

/** The pharmacist's side of the kiosk: the queue, one screening after the other, the decision, its papers. */
export class Desk {
  readonly #parts: DeskParts;
  readonly #open = new Map<string, OpenCase>();
  #printing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  /** Called soon after the queue or a screening in it has changed. */
  onChange: () => void = () => undefined;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Listens to the store; a paper that was under way when the daemon ended counts as failed. */
  start(): void {
    const { store } = this.#parts;
    for (const { record } of store.queue()) {
      const failed = printed(record, false);
      if (failed) store.save(failed);
    }
    store.onQueue = () => this.#changed();
  }

  /** Waits for the paper that is under way. */
  async stop(): Promise<void> {
    await this.#printing;
    clearTimeout(this.#timer);
    this.#open.clear();
  }

  get state(): DeskState {
    const { store, researchNotice, printer, sessionIdleSeconds } = this.#parts;
    return {
      queue: store.queue().map(queueItem),
      researchNotice,
      printerSimulated: printer.description.simulated,
      checklist: sevenPointItems.map((item) => ({ item, points: sevenPointWeights[item] })),
      checklistRefers: sevenPointRefers,
      sessionIdleSeconds,
    };
  }

  /** A customer came or went. */
  customerChanged(): void {
    this.#changed();
  }

  /** Null where it no longer waits. */
  view(id: string): CaseView | null {
    const entry = this.#entry(id);
    if (!entry) return null;
    const { bands, customer } = this.#parts;
    const { pictures, printFault, hasPaper } = this.#caseOf(entry);
    return caseView(entry, {
      bands,
      urlOf: (name) => pictures.urlOf(name),
      customerIsHere: customer.isHere(id),
      printFault,
      hasPaper,
    });
  }

  async file(token: string): Promise<DeskFile | null> {
    for (const { pictures } of this.#open.values()) {
      const file = await pictures.file(token);
      if (file) return file;
    }
    return null;
  }

  /** Forgets the pictures of every screening that no page shows. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#open.keys()) if (!ids.has(id)) this.#open.delete(id);
  }

  /**
   * Does what a page asks for, or refuses and changes nothing.
   * @throws KioskError `store-failed`, `record-gone`
   */
  request(request: Extract<DeskRequest, { id: string }>): DeskReply {
    const entry = this.#entry(request.id);
    if (!entry) return refused('record-gone');
    const { record } = entry;
    const { customer } = this.#parts;
    switch (request.type) {
      case 'open':
        return done;
      case 'sign': {
        // What is signed must not change afterwards.
        if (customer.isHere(request.id) && record.screening.step !== 'result')
          return refused('customer-is-busy');
        const next = signed(record, request, new Date().toISOString());
        if (typeof next === 'string') return refused(next);
        this.#save(next, record.review === null ? 'signed' : 'signed-again');
        customer.askRetake(request.id, false);
        return done;
      }
      case 'ask-retake': {
        const next = retakeAsked(record, new Date().toISOString());
        if (!next) return refused('out-of-order');
        this.#save(next, 'retake-asked');
        customer.askRetake(request.id, true);
        return done;
      }
      case 'print': {
        const next = printing(record);
        if (!next) return refused('out-of-order');
        this.#save(next, `print-${request.paper}`);
        this.#printing = this.#print(next, request.paper);
        return done;
      }
      case 'done': {
        if (!mayEnd(record)) return refused('is-printing');
        this.#parts.store.audit(request.id, record.review === null ? 'discarded' : 'done');
        this.#parts.store.end(request.id, 'done-by-pharmacist');
        this.#changed();
        return done;
      }
    }
  }

  async #print(record: ScreeningRecord, paper: PaperKind): Promise<void> {
    const { store, printer, makePapers, logger } = this.#parts;
    const { id } = record.screening;
    const opened = this.#open.get(id);
    if (opened) opened.printFault = null;
    let fault: string | null = null;
    try {
      const papers = await makePapers(record, (photoId) => store.readPhoto(id, photoId));
      await printer.print(papers[paper]);
      const pdf = printer.description.simulated ? await papers[paper].pdf() : null;
      if (opened && pdf) opened.pictures.put('paper.pdf', pdf);
      if (opened) opened.hasPaper = pdf !== null;
    } catch (error) {
      fault = codeOf(error);
      logger.error({ event: 'referral-failed', screening: id, code: fault });
    }
    if (opened) opened.printFault = fault;
    // It may have expired meanwhile, and then nothing is left to say it of.
    const now = store.read(id);
    const next = now && printed(now, fault === null);
    if (next) this.#save(next, fault === null ? 'printed' : 'print-failed');
  }

  #save(record: ScreeningRecord, event: string): void {
    const { store, logger } = this.#parts;
    const { id } = record.screening;
    store.save(record);
    store.audit(id, event);
    logger.info({ event, screening: id });
    this.#changed();
  }

  #entry(id: string): QueueEntry | undefined {
    return this.#parts.store.queue().find((entry) => entry.id === id);
  }

  #caseOf({ id, record }: QueueEntry): OpenCase {
    const screening = findingsOf(record);
    const known = this.#open.get(id);
    if (known?.screening === screening) return known;
    const readPhoto: ReadPhoto = (photoId) => this.#parts.store.readPhoto(id, photoId);
    const pictures = new CasePictures(record.screening, record.number, readPhoto);
    const opened = { screening, pictures, printFault: null, hasPaper: false };
    this.#open.set(id, opened);
    return opened;
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.onChange();
    }, tellMs);
  }
}

/** Another text where the photos or what was found in them are others. */
const findingsOf = ({ screening }: ScreeningRecord): string =>
  JSON.stringify(
    [...screening.captures, ...screening.closeups].map((photo) => [
      photo.id,
      photo.analysis,
      'lesions' in photo
        ? photo.lesions.map(({ id, oddness, splScore }) => [id, oddness, splScore])
        : (photo.lesion?.splScore ?? null),
    ]),
  );
