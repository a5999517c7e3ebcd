import type { DeskReply } from '../../contract/pharmacist.ts';
import type { AuditEvent } from '../../screening/record/audit-event.ts';
import { drafted, draftingOf } from '../../screening/record/draft.ts';
import type { ScreeningRecord } from '../../screening/record/record.ts';
import { retakeAsked, signed, writtenIn } from '../../screening/record/review.ts';
import type { QueueEntry, ScreeningStore } from '../../store/port.ts';
import type { Customer } from '../visit/open-visits.ts';
import type { DeskPapersParts } from './desk-papers.ts';
import { type CaseRequest, refused, replyTo } from './replies.ts';

interface DecisionParts extends Pick<DeskPapersParts, 'unprintable'> {
  readonly store: Pick<ScreeningStore, 'save'>;
  readonly customer: Pick<Customer, 'isHere' | 'askRetake' | 'signed'>;
}

/** What the pharmacist writes about a screening: the form, the signature, the wish for better photos. */
export class Decisions {
  readonly #parts: DecisionParts;
  readonly #save: (record: ScreeningRecord, event: AuditEvent) => void;

  /** @param save saves the record, and says so in the log and the audit trail */
  constructor(parts: DecisionParts, save: (record: ScreeningRecord, event: AuditEvent) => void) {
    this.#parts = parts;
    this.#save = save;
  }

  /** @throws KioskError `store-failed` */
  sign({ id, record }: QueueEntry, request: CaseRequest<'sign'>): DeskReply {
    const { customer, unprintable } = this.#parts;
    if (request.seen !== draftingOf(record).revision) return refused('changed-elsewhere');
    // A signed screening must not change.
    if (customer.isHere(id) && record.screening.step !== 'result') return refused('customer-is-busy');
    const characters = unprintable(writtenIn(request));
    if (characters !== '') return { ok: false, code: 'letters-missing', characters };
    const next = signed(record, request, new Date().toISOString());
    if (typeof next === 'string') return refused(next);
    this.#save(next, record.review === null ? 'signed' : 'signed-again');
    customer.signed(id);
    return replyTo(customer.askRetake(id, false));
  }

  /** @throws KioskError `store-failed` */
  keepDraft({ record }: QueueEntry, { draft, seen }: CaseRequest<'draft'>): DeskReply {
    const next = drafted(record, draft, seen);
    if (next === null) return refused('changed-elsewhere');
    this.#parts.store.save(next);
    return { ok: true, revision: next.drafting.revision };
  }

  /** @throws KioskError `store-failed` */
  askRetake({ id, record }: QueueEntry): DeskReply {
    const next = retakeAsked(record, new Date().toISOString());
    if (!next) return refused('out-of-order');
    this.#save(next, 'retake-asked');
    return replyTo(this.#parts.customer.askRetake(id, true));
  }
}
