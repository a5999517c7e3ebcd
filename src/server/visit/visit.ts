import { randomBytes, randomInt } from 'node:crypto';
import type { PersonRule } from '../../screening/lesion/person-rule.ts';
import type { Frame } from '../../screening/space/frame.ts';
import { newScreening, type Screening } from '../../screening/visit/screening.ts';
import { ServedFiles } from '../http/served-files.ts';

export interface KeptPhoto {
  /** Dropped once analysed, and while it waits behind another: 36 MB at 12 megapixels. */
  frame: Frame | null;
  /** As the camera gave it, until the store keeps it. */
  jpeg: Uint8Array | null;
  /** Path under which the page fetches the picture for the screen. */
  readonly url: string;
  /** Small JPEG for the slip. */
  readonly paper: Uint8Array;
  /** What a simulated camera showed, for the screen; null for a real camera. */
  readonly shown: string | null;
}

/**
 * One visit as it runs; the photos that were used lie encrypted in the store. Forgetting is dropping this object: work
 * under way holds its own reference, sees the signal, and finds that it is no longer the current visit.
 */
export class Visit {
  screening: Screening;
  readonly files = new ServedFiles();
  readonly photos = new Map<string, KeptPhoto>();
  readonly #abort = new AbortController();
  /** Code of the last failure in this step. */
  fault: string | null = null;
  slipUrl: string | null = null;
  /** ISO 8601, UTC; null until the customer began, and the store keeps something of the visit. */
  startedAt: string | null = null;
  /** On every paper of this visit, and what the pharmacist calls it up by. */
  readonly number = newNumber();

  constructor(personRule: PersonRule | null, step: Screening['step'] = 'welcome') {
    this.screening = { ...newScreening(randomBytes(8).toString('hex'), personRule), step };
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Drops the pictures of every photo that the screening no longer knows. */
  dropUnused(): void {
    const { candidate, captures, closeups } = this.screening;
    const known = new Set([candidate, ...captures, ...closeups].map((photo) => photo?.id));
    for (const [id, { url }] of this.photos) {
      if (known.has(id)) continue;
      this.files.remove(url);
      this.photos.delete(id);
    }
  }

  dropSlip(): void {
    this.files.remove(this.slipUrl ?? '');
    this.slipUrl = null;
  }

  forget(): void {
    this.#abort.abort();
    this.files.clear();
    this.photos.clear();
    this.screening = newScreening('');
  }
}

/** Crockford's alphabet: no letter that is taken for a digit when read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random and meaningless: the only thing in a slip's QR code. */
const newNumber = (): string =>
  Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
