import { KioskError } from '../../src/errors.ts';
import type { ScreeningRecord } from '../../src/screening/record.ts';
import type { EndReason, QueueEntry, ScreeningStore } from '../../src/store/port.ts';

/** A store that keeps everything in memory, in the clear; `trail` is what it was told. */
export class MemoryStore implements ScreeningStore {
  readonly trail: { readonly screeningId: string | null; readonly event: string }[] = [];
  readonly #records = new Map<string, ScreeningRecord>();
  readonly #photos = new Map<string, Uint8Array>();
  readonly #waiting: string[] = [];
  broken = false;
  onQueue: () => void = () => undefined;

  save(record: ScreeningRecord): void {
    if (this.broken) throw new KioskError('store-failed', 'The disk is full.');
    this.#records.set(record.screening.id, record);
    if (this.#waiting.includes(record.screening.id)) this.onQueue();
  }

  async savePhoto(screeningId: string, photoId: string, jpeg: Uint8Array): Promise<void> {
    this.#photos.set(`${screeningId} ${photoId}`, jpeg);
  }

  async readPhoto(screeningId: string, photoId: string): Promise<Uint8Array | null> {
    return this.#photos.get(`${screeningId} ${photoId}`) ?? null;
  }

  read(screeningId: string): ScreeningRecord | null {
    return this.#records.get(screeningId) ?? null;
  }

  handOver(screeningId: string): void {
    this.#waiting.push(screeningId);
    this.onQueue();
  }

  end(screeningId: string, why: EndReason): void {
    this.audit(screeningId, `ended-${why}`);
    this.#records.delete(screeningId);
    for (const key of this.#photos.keys())
      if (key.startsWith(`${screeningId} `)) this.#photos.delete(key);
    this.onQueue();
  }

  queue(): readonly QueueEntry[] {
    return this.#waiting.flatMap((id) => {
      const record = this.#records.get(id);
      return record ? [{ id, record, expiresAt: '2026-11-24T12:00:00.000Z' }] : [];
    });
  }

  audit(screeningId: string | null, event: string): void {
    this.trail.push({ screeningId, event });
  }
}
