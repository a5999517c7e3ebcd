import type { AuditEvent, EndReason } from '../screening/record/audit-event.ts';
import type { Awaited, MonthFigures, Outcome } from '../screening/record/outcome.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';

/** One line of the audit trail; null of what concerns no screening. */
export interface AuditEntry {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly screeningId: string | null;
  /** An `AuditEvent`, or what another version called one. */
  readonly event: string;
}

/** The audit trail for who reads it. */
export interface AuditReader {
  /** From the first to the last. */
  entries(): Iterable<AuditEntry>;
  /** Number and hash (hex) of the last entry. Written down elsewhere, they show later whether the end was cut off. */
  readonly head: { readonly seq: number; readonly hash: string };
  /** The number of the first entry that does not follow from those before it; null if all do. */
  firstBroken(): number | null;
}

/** A screening that was handed over and waits for the pharmacist, or that the pharmacist signed. */
export interface QueueEntry {
  readonly id: string;
  readonly record: ScreeningRecord;
  /** ISO 8601, UTC. After this time nothing of it can be recovered. */
  readonly expiresAt: string;
  /**
   * Set if a power cut took the keys, or the record has an unknown format: photos, answers and findings are gone, and
   * level, times, number and kiosk are left.
   */
  readonly incomplete?: true;
}

/** What became of signed visits: figures that outlive the visits, without photos, answers or names. */
export interface OutcomeBook {
  /** Signed referrals whose doctors have not answered yet, the oldest first. @throws KioskError `store-failed` */
  awaited(): readonly Awaited[];
  /**
   * Notes a doctor's answer and drops the visit's number.
   * @returns false where no visit with this number awaits one
   * @throws KioskError `store-failed`
   */
  record(number: string, outcome: Outcome): boolean;
  /** The latest month first. @throws KioskError `store-failed` */
  months(): readonly MonthFigures[];
}

/**
 * Keeps the screenings. Everything personal is encrypted under a key of its screening, which is on no disk. Ending a
 * screening destroys the key, so that nothing of it can be recovered.
 */
export interface ScreeningStore {
  readonly outcomes: OutcomeBook;
  /**
   * Saves a record before anyone is told of it. The first save of a screening makes its key.
   * @param done what was done, for the audit trail; both are saved, or neither is
   * @throws KioskError `store-failed` if the disk is full or broken; `record-gone` if the screening has ended
   */
  save(record: ScreeningRecord, done?: AuditEvent): void;
  /** @throws KioskError `store-failed`, `record-gone` */
  savePhoto(screeningId: string, photoId: string, jpeg: Uint8Array): Promise<void>;
  /** The photo as the camera gave it; null if it was never kept or is gone. */
  readPhoto(screeningId: string, photoId: string): Promise<Uint8Array | null>;
  /** Null if it was never kept or is gone. */
  read(screeningId: string): ScreeningRecord | null;
  /**
   * Called with the customer's consent. From now on the screening waits for the pharmacist and survives a restart of
   * the daemon.
   * @throws KioskError `store-failed`, `record-gone`
   */
  handOver(screeningId: string): void;
  /** Destroys the key, so that photos and answers can't be recovered. Never throws. */
  end(screeningId: string, why: EndReason): void;
  /** Screenings that were handed over and have not ended or expired, the oldest first. */
  queue(): readonly QueueEntry[];
  /** Adds to the audit trail what was done, with nothing about the person but the screening's id. */
  audit(screeningId: string | null, event: AuditEvent): void;
  /** The listener is called after every change in the queue. */
  onQueue(listener: () => void): void;
}

/** The photo of one screening as the camera gave it, by its id; null when it is gone. */
export type ReadPhoto = (photoId: string) => Promise<Uint8Array | null>;
