import type { QueueItem } from '../../contract/pharmacist.ts';
import type { QueueEntry, ScreeningStore } from '../../store/port.ts';
import type { DeskFile } from './case-pictures.ts';
import { queueItem } from './case-view.ts';
import { QueueCrops, type QueueCropsParts } from './queue-crops.ts';
import { byUrgency } from './queue-order.ts';

export interface DeskQueueParts extends QueueCropsParts {
  readonly store: Pick<ScreeningStore, 'queue' | 'readPhoto'>;
  readonly retentionHours: number;
}

/** The queue as the pages show it. */
export class DeskQueue {
  readonly #store: DeskQueueParts['store'];
  readonly #retentionMs: number;
  readonly #crops: QueueCrops;
  /** As last read from the store, until something changes, because reading decrypts every record. */
  #known: readonly QueueEntry[] | null = null;
  /** How many pages show each open screening. */
  #openOn: ReadonlyMap<string, number> = new Map();

  constructor(parts: DeskQueueParts) {
    this.#store = parts.store;
    this.#retentionMs = parts.retentionHours * 3_600_000;
    this.#crops = new QueueCrops(parts);
  }

  /** Reads the queue again when it is next asked for. */
  forget(): void {
    this.#known = null;
  }

  /** @throws KioskError `store-failed` */
  entry(id: string): QueueEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  /** Whoever is to be seen first comes first. @throws KioskError `store-failed` */
  items(): QueueItem[] {
    const entries = this.#entries;
    this.#crops.keepOnly(new Set(entries.map(({ id }) => id)));
    return byUrgency(entries).map((entry) =>
      queueItem(entry, {
        retentionMs: this.#retentionMs,
        now: Date.now(),
        cropUrl: this.#crops.urlOf(entry),
        openOn: this.openOn(entry.id),
      }),
    );
  }

  /** How many pages show this screening. */
  openOn(id: string): number {
    return this.#openOn.get(id) ?? 0;
  }

  /**
   * Takes note of the screening that each page shows.
   * @returns whether that has changed
   */
  isShown(ids: readonly string[]): boolean {
    const before = this.#openOn;
    this.#openOn = new Map(ids.map((id) => [id, ids.filter((one) => one === id).length]));
    return before.size !== this.#openOn.size || [...before].some(([id, n]) => this.openOn(id) !== n);
  }

  file(token: string): Promise<DeskFile | null> {
    return this.#crops.file(token);
  }

  /** Called when nobody looks at the queue any longer. */
  forgetCrops(): void {
    this.#crops.keepOnly(new Set());
  }

  get #entries(): readonly QueueEntry[] {
    this.#known ??= this.#store.queue();
    return this.#known;
  }
}
