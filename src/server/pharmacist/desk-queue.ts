import type { Bell } from '../../contract/desk-link.ts';
import type { QueueItem } from '../../contract/pharmacist.ts';
import type { DeskFile } from './case-pictures.ts';
import { endsUnseen, queueItem } from './case-view.ts';
import { QueueCrops, type QueueCropsParts } from './queue-crops.ts';
import { byUrgency } from './queue-order.ts';
import type { WaitingQueue } from './waiting-queue.ts';

export interface DeskQueueParts extends QueueCropsParts {
  readonly retentionHours: number;
}

/** The queue as the pages show it. */
export class DeskQueue {
  readonly #queue: WaitingQueue;
  readonly #retentionMs: number;
  readonly #crops: QueueCrops;
  /** How many pages show each open screening. */
  #openOn: ReadonlyMap<string, number> = new Map();

  constructor(queue: WaitingQueue, parts: DeskQueueParts) {
    this.#queue = queue;
    this.#retentionMs = parts.retentionHours * 3_600_000;
    this.#crops = new QueueCrops(parts);
  }

  /** Whoever is to be seen first comes first. @throws KioskError `store-failed` */
  items(): QueueItem[] {
    const { entries } = this.#queue;
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

  /** How many are unsigned, and how many of these will soon be erased. @throws KioskError `store-failed` */
  unsigned(): Pick<Bell, 'waiting' | 'ending'> {
    const time = { retentionMs: this.#retentionMs, now: Date.now() };
    const unsigned = this.#queue.entries.filter(({ record }) => record.review === null);
    return { waiting: unsigned.length, ending: unsigned.filter((entry) => endsUnseen(entry, time)).length };
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
}
