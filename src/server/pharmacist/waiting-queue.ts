import { EventEmitter } from 'node:events';
import { printed } from '../../screening/record/review.ts';
import type { QueueEntry, ScreeningStore } from '../../store/port.ts';

/** Least time between two messages about changes. */
const tellMs = 60;
const minuteMs = 60_000;

/** The screenings that wait for the pharmacist. */
export class WaitingQueue {
  readonly #store: Pick<ScreeningStore, 'queue' | 'onQueue' | 'save'>;
  /** As last read from the store, until the store reports a change, because reading decrypts every record. */
  #known: readonly QueueEntry[] | null = null;
  #timer: NodeJS.Timeout | undefined;
  #minutes: NodeJS.Timeout | undefined;
  readonly #events = new EventEmitter<{ change: [] }>();

  constructor(store: Pick<ScreeningStore, 'queue' | 'onQueue' | 'save'>) {
    this.#store = store;
  }

  /** The listener is called, soon after, when the queue or a screening in it has changed. */
  onChange(listener: () => void): void {
    this.#events.on('change', listener);
  }

  /** Starts listening to the store. A paper that was printing when the daemon ended counts as failed. */
  start(): void {
    for (const { record } of this.#store.queue()) {
      const failed = printed(record, false);
      if (failed) this.#store.save(failed, 'print-failed');
    }
    const look = () => {
      this.#known = null;
      this.changed();
    };
    this.#store.onQueue(look);
    // Minutes pass, and a clock that was set moves every time of day.
    this.#minutes = setInterval(look, minuteMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#minutes);
  }

  /** Called when the queue, a screening in it, or its customer's step has changed. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#events.emit('change');
    }, tellMs);
  }

  /** @throws KioskError `store-failed` */
  get entries(): readonly QueueEntry[] {
    this.#known ??= this.#store.queue();
    return this.#known;
  }

  /** @throws KioskError `store-failed` */
  find(id: string): QueueEntry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }
}
