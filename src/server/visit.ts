import { randomBytes, randomInt } from 'node:crypto';
import type { Frame } from '../screening/frame.ts';
import { newScreening, type Screening } from '../screening/screening.ts';
import { ServedFiles } from './served-files.ts';

export interface KeptPhoto {
  /** Dropped once analysed: 36 MB at 12 megapixels. */
  frame: Frame | null;
  /** Path under which the page fetches the picture for the screen. */
  readonly url: string;
  /** Small JPEG for the slip. */
  readonly paper: Uint8Array;
  /** Name of the simulated photograph; null for a real camera. */
  readonly source: string | null;
}

/**
 * Everything that exists of one visit, in memory alone. Forgetting is dropping this object: work under way holds
 * its own reference, sees the signal, and finds that it is no longer the current visit.
 */
export class Visit {
  screening: Screening;
  readonly files = new ServedFiles();
  readonly photos = new Map<string, KeptPhoto>();
  readonly #abort = new AbortController();
  takingPhoto = false;
  /** Code of the last failure in this step. */
  fault: string | null = null;
  slipUrl: string | null = null;
  slipNumber: string | null = null;

  constructor(step: Screening['step'] = 'welcome') {
    this.screening = { ...newScreening(randomBytes(8).toString('hex')), step };
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  dropPhoto(captureId: string): void {
    this.files.remove(this.photos.get(captureId)?.url ?? '');
    this.photos.delete(captureId);
  }

  dropSlip(): void {
    this.files.remove(this.slipUrl ?? '');
    this.slipUrl = null;
    this.slipNumber = null;
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
export const newSlipNumber = (): string =>
  Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
