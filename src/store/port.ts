import type { ScreeningRecord } from '../screening/record/record.ts';
import type { VisitEnd } from '../screening/visit/visit.ts';

/** How a screening came to its end, as the audit trail keeps it without who it was. */
export type EndReason = VisitEnd | 'done-by-pharmacist' | 'expired';

/** A screening that was handed over and waits for the pharmacist, or that the pharmacist signed. */
export interface QueueEntry {
  readonly id: string;
  readonly record: ScreeningRecord;
  /** ISO 8601, UTC: after this everything of it is unrecoverable. */
  readonly expiresAt: string;
  /**
   * Set where a power cut took the keys (or the record is of an unknown format): photos, answers and findings are
   * gone; level, times, number and kiosk are left.
   */
  readonly incomplete?: true;
}

/**
 * The screenings that are kept. Everything personal is encrypted under a key of its screening that is on no disk;
 * ending a screening destroys the key, so that nothing of it can be recovered.
 */
export interface ScreeningStore {
  /**
   * Keeps a record, before anyone is told of it. The first save of a screening makes its key.
   * @param done what was done, for the audit trail: kept together with the record, or neither is
   * @throws KioskError `store-failed`: the disk is full or broken; `record-gone`: the screening was ended
   */
  save(record: ScreeningRecord, done?: string): void;
  /** @throws KioskError `store-failed`, `record-gone` */
  savePhoto(screeningId: string, photoId: string, jpeg: Uint8Array): Promise<void>;
  /** The photo as the camera gave it; null when it was never kept or is gone. */
  readPhoto(screeningId: string, photoId: string): Promise<Uint8Array | null>;
  /** Null when it was never kept or is gone. */
  read(screeningId: string): ScreeningRecord | null;
  /**
   * With the customer's consent: from now on it waits for the pharmacist, and survives the daemon's restart.
   * @throws KioskError `store-failed`, `record-gone`
   */
  handOver(screeningId: string): void;
  /** Destroys the key: photos and answers are unrecoverable from here on. Never throws. */
  end(screeningId: string, why: EndReason): void;
  /** Handed over and not yet ended or expired, the oldest first. */
  queue(): readonly QueueEntry[];
  /** Adds to the audit trail: what was done, never who or what it was about beyond the screening's id. */
  audit(screeningId: string | null, event: string): void;
  /** The listener hears of every change of the queue. */
  onQueue(listener: () => void): void;
}
