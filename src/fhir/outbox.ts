import { EventEmitter } from 'node:events';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { kindOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';
import type { QueueEntry, ReadPhoto, ScreeningStore } from '../store/port.ts';

export interface OutboxParts {
  readonly store: Pick<ScreeningStore, 'queue' | 'readPhoto' | 'audit'>;
  /** Where to post bundles. */
  readonly endpoint: string;
  /** Sent as a bearer token and never written anywhere. */
  readonly token: string | null;
  /** File that remembers what was sent. */
  readonly file: string;
  readonly makeBundle: (record: ScreeningRecord, readPhoto: ReadPhoto) => Promise<object>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly limits?: OutboxLimits;
}

export interface OutboxLimits {
  /** Time between two looks at the store. */
  readonly lookMs: number;
  /** Wait before a failed bundle is sent again: the first, doubled each time up to the second. */
  readonly waitMs: readonly [first: number, longest: number];
  readonly answerMs: number;
}

const usualLimits: OutboxLimits = { lookMs: 5000, waitMs: [10_000, 600_000], answerMs: 60_000 };

/** Identifies a signed visit: ids and times only, nothing about a person. */
const sentSchema = z.array(z.strictObject({ id: z.string(), signedAt: z.string() }));

type Sent = z.infer<typeof sentSchema>[number];

interface Failed {
  readonly times: number;
  /** Milliseconds of performance.now(). */
  readonly again: number;
}

/**
 * Sends each visit to a FHIR server once the pharmacist has signed it, and tries until the server has it. It keeps no
 * copy: each bundle is made from the store's encrypted record when it is sent, and a visit that the store forgets is no
 * longer sent. So the outbox lasts exactly as long as its visits do, and deleting a visit removes it from the outbox.
 */
export class FhirOutbox {
  readonly #parts: OutboxParts;
  readonly #limits: OutboxLimits;
  readonly #failed = new Map<string, Failed>();
  /** Visits that were unsent at the last look. */
  #waiting = new Set<string>();
  readonly #stopping = new AbortController();
  #sent: readonly Sent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  readonly #events = new EventEmitter<{ sent: [] }>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#limits = parts.limits ?? usualLimits;
  }

  /** The listener is called for every screening that the server has received. */
  onSent(listener: () => void): void {
    this.#events.on('sent', listener);
  }

  start(): void {
    this.#sent = readSent(this.#parts.file);
    this.#timer = setTimeout(() => this.#look(), 0);
  }

  /** A bundle that is being sent is given up, and sent again after the next start. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    await this.#round;
  }

  /** Whether a signed visit has not reached the server yet. */
  isWaiting(screeningId: string): boolean {
    return this.#unsent().some(({ id }) => id === screeningId);
  }

  #unsent(): QueueEntry[] {
    return this.#parts.store
      .queue()
      .filter(
        ({ id, record, incomplete }) => record.review !== null && !incomplete && !this.#wasSent(id, record),
      );
  }

  #wasSent(id: string, { review }: ScreeningRecord): boolean {
    return this.#sent.some((one) => one.id === id && one.signedAt === review?.signedAt);
  }

  #look(): void {
    this.#round = this.#sendAll()
      .catch((error: unknown) => this.#parts.logger.warn({ event: 'outbox-failed', kind: kindOf(error) }))
      .finally(() => {
        if (this.#stopping.signal.aborted) return;
        this.#timer = setTimeout(() => this.#look(), this.#limits.lookMs);
        this.#timer.unref();
      });
  }

  async #sendAll(): Promise<void> {
    const unsent = this.#unsent();
    this.#tellDropped(new Set(unsent.map(({ id }) => id)));
    this.#forgetEnded();
    for (const entry of unsent) {
      if (this.#stopping.signal.aborted) return;
      if ((this.#failed.get(entry.id)?.again ?? 0) <= performance.now()) await this.#send(entry);
    }
  }

  /** Handles a visit that ended, expired or lost its key before the server had it. */
  #tellDropped(unsent: ReadonlySet<string>): void {
    const { store, logger } = this.#parts;
    for (const id of this.#waiting) {
      if (unsent.has(id) || this.#sent.some((one) => one.id === id)) continue;
      this.#failed.delete(id);
      store.audit(id, 'not-sent-to-fhir');
      logger.warn({ event: 'fhir-dropped', screening: id });
    }
    this.#waiting = new Set(unsent);
  }

  async #send({ id, record }: QueueEntry): Promise<void> {
    const { store, logger, makeBundle } = this.#parts;
    try {
      const bundle = await makeBundle(record, (photoId) => store.readPhoto(id, photoId));
      await this.#post(JSON.stringify(bundle));
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#failed.set(id, this.#later(id));
      // A sentence from the server could quote what it was sent.
      logger.warn({ event: 'fhir-not-sent', screening: id, kind: kindOf(error) });
      return;
    }
    this.#failed.delete(id);
    const signedAt = record.review?.signedAt ?? '';
    this.#remember([...this.#sent.filter((one) => one.id !== id), { id, signedAt }]);
    store.audit(id, 'sent-to-fhir');
    logger.info({ event: 'fhir-sent', screening: id });
    this.#events.emit('sent');
  }

  #later(id: string): Failed {
    const times = (this.#failed.get(id)?.times ?? 0) + 1;
    const [first, longest] = this.#limits.waitMs;
    return { times, again: performance.now() + Math.min(longest, first * 2 ** (times - 1)) };
  }

  async #post(body: string): Promise<void> {
    const { endpoint, token } = this.#parts;
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/fhir+json',
        Accept: 'application/fhir+json',
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      body,
      // The photos go to the server in the settings and to no other.
      redirect: 'error',
      signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(this.#limits.answerMs)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw Object.assign(new Error('refused'), { name: `status ${response.status}` });
  }

  /** Drops the visits that the store has forgotten. */
  #forgetEnded(): void {
    if (this.#sent.length === 0) return;
    const kept = new Set(this.#parts.store.queue().map(({ id }) => id));
    const still = this.#sent.filter(({ id }) => kept.has(id));
    if (still.length < this.#sent.length) this.#remember(still);
  }

  /** Writes the file at once. */
  #remember(sent: readonly Sent[]): void {
    this.#sent = sent;
    writeFileSync(`${this.#parts.file}.tmp`, JSON.stringify(this.#sent), { mode: 0o600 });
    renameSync(`${this.#parts.file}.tmp`, this.#parts.file);
  }
}

/** Without a file nothing was sent. If it can't be read, everything is sent again, which a server recognises. */
function readSent(file: string): readonly Sent[] {
  try {
    return sentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
