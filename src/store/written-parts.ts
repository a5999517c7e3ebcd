import type { ScreeningRecord } from '../screening/record/record.ts';
import { type Part, partsOf } from './record-codec.ts';

/** Parts of records that the database already holds in their current form, and that are not written again. */
export class WrittenParts {
  readonly #written = new Map<string, Map<string, WeakRef<object>>>();

  /** The parts of a record that the database does not hold as they are. */
  changedOf(record: ScreeningRecord): Part[] {
    const before = this.#written.get(record.screening.id);
    return partsOf(record).filter(({ name, content }) => before?.get(name)?.deref() !== content);
  }

  /** Notes that these parts are in the database. */
  note(screeningId: string, parts: readonly Part[]): void {
    const written = this.#written.get(screeningId) ?? new Map<string, WeakRef<object>>();
    for (const { name, content } of parts) written.set(name, new WeakRef(content));
    this.#written.set(screeningId, written);
  }

  forget(screeningId: string): void {
    this.#written.delete(screeningId);
  }
}
