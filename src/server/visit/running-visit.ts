import type { Logger } from '../../logger.ts';
import type { PersonRule } from '../../screening/lesion/person-rule.ts';
import type { KioskIdentity, ScreeningRecord } from '../../screening/record/record.ts';
import { settled } from '../../screening/record/settled.ts';
import { advance } from '../../screening/visit/advance.ts';
import type { ScreeningEvent } from '../../screening/visit/events.ts';
import type { Screening } from '../../screening/visit/screening.ts';
import type { EndReason, ScreeningStore } from '../../store/port.ts';
import { auditedAs, keepingOf } from './keeping.ts';
import { Visit } from './visit.ts';
import { codeOf, messageOf } from './visit-context.ts';
import type { VisitObserver } from './visit-observer.ts';

export interface RunningVisitParts {
  readonly store: ScreeningStore;
  readonly logger: Logger;
  readonly observer: Pick<VisitObserver, 'ended'>;
  readonly kiosk: () => KioskIdentity;
  readonly personRule: PersonRule;
  /** The visit took a step. */
  readonly stepped: (visit: Visit) => void;
  /** Something that the page shows has changed. */
  readonly changed: () => void;
}

/** How long "everything is forgotten" stays on the screen. */
const doneMs = 15_000;

/** The one visit that runs. Each step of it is kept before anyone is told, and at its end it is forgotten. */
export class RunningVisit {
  readonly #parts: RunningVisitParts;
  #visit: Visit;
  #doneTimer: NodeJS.Timeout | undefined;

  constructor(parts: RunningVisitParts) {
    this.#parts = parts;
    this.#visit = new Visit(parts.personRule);
  }

  get current(): Visit {
    return this.#visit;
  }

  /**
   * Takes a step, unless the visit was forgotten meanwhile or the event does not fit.
   * @throws KioskError `store-failed`: it could not be kept, so it was not taken
   */
  apply(visit: Visit, event: ScreeningEvent): boolean {
    if (visit !== this.#visit) return false;
    const next = advance(visit.screening, event);
    if (!next) return false;
    this.#keep(visit, next, event.type);
    if (next.step !== visit.screening.step || visit.fault === 'store-failed') visit.fault = null;
    visit.screening = next;
    visit.dropUnused();
    this.#parts.stepped(visit);
    this.#parts.changed();
    return true;
  }

  /** The old visit is gone at once: its photos, answers and slip with it, but for what the pharmacist was given. */
  replace(step: 'welcome' | 'done', why: EndReason): void {
    const old = this.#visit;
    const { handedOver } = old.screening;
    this.#visit = new Visit(this.#parts.personRule, step);
    // The last screen says what became of the photos.
    if (step === 'done') this.#visit.screening = { ...this.#visit.screening, handedOver };
    this.#forget(old, why);
    clearTimeout(this.#doneTimer);
    if (step === 'done') this.#doneTimer = setTimeout(() => this.#leaveDone(), doneMs);
  }

  /** Of a daemon that ends. */
  stop(): void {
    clearTimeout(this.#doneTimer);
    this.#forget(this.#visit, 'abandoned');
  }

  #leaveDone(): void {
    if (this.#visit.screening.step !== 'done') return;
    this.#visit = new Visit(this.#parts.personRule);
    this.#parts.changed();
  }

  #forget(visit: Visit, why: EndReason): void {
    const { id, handedOver } = visit.screening;
    const { store, logger, observer } = this.#parts;
    const stays = handedOver === 'yes' && why !== 'stopped-by-customer';
    logger.info({ event: 'forgotten', screening: id, why, handedOver: stays });
    if (visit.startedAt !== null) {
      observer.ended(visit.screening.triage?.level ?? null, why);
      if (stays) this.#settle(visit);
      else store.end(id, why);
    }
    visit.forget();
  }

  /** The pharmacist gets a result even where the customer left in the middle of better photos. */
  #settle(visit: Visit): void {
    const { screening } = visit;
    const atResult = settled(screening);
    if (atResult === screening) return;
    try {
      this.#parts.store.save(this.#recordOf(visit, atResult), 'left-unfinished');
    } catch (error) {
      this.#logNotKept(visit, 'left-unfinished', error);
    }
  }

  #keep(visit: Visit, next: Screening, type: ScreeningEvent['type']): void {
    const keeping = keepingOf[type];
    if (keeping === 'no') return;
    const { store } = this.#parts;
    try {
      const record = this.#recordOf(visit, next);
      store.save(record, auditedAs[type]);
      visit.startedAt = record.startedAt;
      if (next.handedOver === 'yes' && visit.screening.handedOver !== 'yes') store.handOver(next.id);
    } catch (error) {
      this.#logNotKept(visit, type, error);
      if (keeping === 'before') throw error;
    }
  }

  #logNotKept({ screening }: Visit, step: string, error: unknown): void {
    const [code, detail] = [codeOf(error), messageOf(error)];
    this.#parts.logger.error({ event: 'not-kept', screening: screening.id, step, code, detail });
  }

  /** What the pharmacist wrote meanwhile, on a visit that was handed over, stays. */
  #recordOf(visit: Visit, screening: Screening): ScreeningRecord {
    const kept = visit.screening.handedOver === 'yes' ? this.#parts.store.read(screening.id) : null;
    return {
      alias: null,
      review: null,
      referralPrinting: 'none',
      kiosk: this.#parts.kiosk(),
      ...kept,
      retakeAskedAt: screening.retakeAsked ? (kept?.retakeAskedAt ?? null) : null,
      number: visit.number,
      startedAt: visit.startedAt ?? new Date().toISOString(),
      screening,
    };
  }
}
