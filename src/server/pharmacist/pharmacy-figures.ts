import type { DeskReply, DeskRequest, Figures } from '../../contract/pharmacist.ts';
import { type MonthFigures, outcomes } from '../../screening/record/outcome.ts';
import type { ScreeningStore } from '../../store/port.ts';
import { done, refused } from './replies.ts';

const columns = ['month', 'visits', 'signed', 'referred', ...outcomes, 'confirmed', 'minutes to decision'];

/** The pharmacy's own figures, and the doctors' answers in them. Everything throws KioskError `store-failed`. */
export class PharmacyFigures {
  readonly #store: Pick<ScreeningStore, 'outcomes' | 'audit'>;

  constructor(store: Pick<ScreeningStore, 'outcomes' | 'audit'>) {
    this.#store = store;
  }

  now(): Figures {
    const { outcomes: book } = this.#store;
    return { awaited: book.awaited(), months: book.months() };
  }

  note({ number, outcome }: Extract<DeskRequest, { type: 'outcome' }>): DeskReply {
    if (!this.#store.outcomes.record(number, outcome)) return refused('record-gone');
    this.#store.audit(null, 'outcome-noted');
    return done;
  }

  csv(): string {
    return csvOf(this.#store.outcomes.months());
  }
}

/** CSV (RFC 4180), the latest month first. */
const csvOf = (months: readonly MonthFigures[]): string =>
  [
    columns,
    ...months.map(({ month, visits, signed, referred, outcomes: found, confirmed, minutesToDecision }) => [
      month,
      visits,
      signed,
      referred,
      ...outcomes.map((outcome) => found[outcome]),
      confirmed,
      minutesToDecision?.toFixed(1) ?? '',
    ]),
  ]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');
