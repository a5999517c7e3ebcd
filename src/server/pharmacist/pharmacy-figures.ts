import type { DeskReply, DeskRequest, Figures } from '../../contract/pharmacist.ts';
import { figuresTable } from '../../screening/record/figures-table.ts';
import type { ScreeningStore } from '../../store/port.ts';
import { done, refused } from './replies.ts';

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
    return figuresTable(this.#store.outcomes.months());
  }
}
