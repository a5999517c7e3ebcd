import { codeOf, type ErrorCode, messageOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { KioskIdentity, ScreeningRecord } from '../../screening/record/record.ts';
import { settled } from '../../screening/record/settled.ts';
import type { VisitEvent } from '../../screening/visit/events.ts';
import type { Screening } from '../../screening/visit/screening.ts';
import type { Visit, VisitEnd } from '../../screening/visit/visit.ts';
import type { ScreeningStore } from '../../store/port.ts';
import { auditedAs, keepingOf } from './keeping.ts';
import type { VisitObserver } from './visit-observer.ts';

export interface RecordKeeperParts {
  readonly store: Pick<ScreeningStore, 'save' | 'handOver' | 'read' | 'end'>;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly observer: Pick<VisitObserver, 'ended'>;
  /** Who this kiosk is now; the provider of its models can change. */
  readonly kiosk: () => KioskIdentity;
}

/** Saves the record of the running visit, and releases it when the visit is forgotten. */
export class RecordKeeper {
  readonly #parts: RecordKeeperParts;
  /** ISO 8601, UTC; null until the customer has begun and the store keeps something of the visit. */
  #startedAt: string | null = null;

  constructor(parts: RecordKeeperParts) {
    this.#parts = parts;
  }

  /** @returns null if everything was saved that has to be, or the code of why the event can't happen */
  keep(before: Visit, { type }: VisitEvent, after: Visit): ErrorCode | null {
    const keeping = keepingOf[type];
    // A language can be chosen before the visit begins and after its end, when nothing of it is kept.
    if (keeping === 'no' || (type === 'choose-language' && this.#startedAt === null)) return null;
    const { store } = this.#parts;
    try {
      const record = this.#recordOf(after, before.screening.handedOver === 'yes');
      store.save(record, auditedAs[type]);
      this.#startedAt = record.startedAt;
      if (after.screening.handedOver === 'yes' && before.screening.handedOver !== 'yes')
        store.handOver(after.screening.id);
      return null;
    } catch (error) {
      this.#logNotKept(after.screening, type, error);
      return keeping === 'before' ? codeOf(error) : null;
    }
  }

  /** Makes the visit unreadable, except for what was handed over to the pharmacist. */
  forget(visit: Visit, why: VisitEnd): void {
    const { id, handedOver } = visit.screening;
    const { store, logger, observer } = this.#parts;
    const stays = handedOver === 'yes' && why !== 'stopped-by-customer';
    logger.info({ event: 'forgotten', screening: id, why, handedOver: stays });
    if (this.#startedAt !== null) {
      observer.ended();
      if (stays) this.#settle(visit);
      else store.end(id, why);
    }
    this.#startedAt = null;
  }

  /** Gives the pharmacist a result even if the customer left while taking better photos. */
  #settle(visit: Visit): void {
    const screening = settled(visit.screening);
    if (screening === visit.screening) return;
    try {
      this.#parts.store.save(this.#recordOf({ ...visit, screening }, true), 'left-unfinished');
    } catch (error) {
      this.#logNotKept(screening, 'left-unfinished', error);
    }
  }

  #logNotKept({ id }: Screening, step: string, error: unknown): void {
    const [code, detail] = [codeOf(error), messageOf(error)];
    this.#parts.logger.error({ event: 'not-kept', screening: id, step, code, detail });
  }

  /** The record to save. What the pharmacist wrote meanwhile, after the hand-over, stays. */
  #recordOf({ screening, number }: Visit, wasHandedOver: boolean): ScreeningRecord {
    const { store, kiosk } = this.#parts;
    const kept = wasHandedOver ? store.read(screening.id) : null;
    return {
      alias: null,
      review: null,
      referralPrinting: 'none',
      kiosk: kiosk(),
      ...kept,
      retakeAskedAt: screening.retakeAsked ? (kept?.retakeAskedAt ?? null) : null,
      number,
      startedAt: this.#startedAt ?? new Date().toISOString(),
      screening,
    };
  }
}
