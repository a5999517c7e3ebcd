import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { codeDigits } from '../../contract/desk-link.ts';
import { afterFailure, lockedForMs, noTries, type Tries } from '../auth/lockout.ts';

/** How long a code can be used, in milliseconds. */
export const codeMs = 5 * 60_000;

export type CodeTry =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'code-wrong' | 'code-paused' | 'code-none';
      readonly pausedForMs: number;
    };

interface Shown {
  readonly code: string;
  readonly until: number;
  readonly tries: Tries;
}

/**
 * The code that pairs one computer. Only the newest one counts, for five minutes and for one use. After five wrong tries
 * each further one has to wait, as with a PIN, so that a code withstands a program that guesses: it has time for about
 * ten of a hundred million.
 */
export class PairingCode {
  readonly #now: () => number;
  #shown: Shown | null = null;

  /** @param now milliseconds of a clock that nobody can set */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @returns a new code, which replaces the one before */
  show(): string {
    const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
    this.#shown = { code, until: this.#now() + codeMs, tries: noTries };
    return code;
  }

  try(given: string): CodeTry {
    const now = this.#now();
    const shown = this.#shown;
    if (shown === null || now >= shown.until) return { ok: false, code: 'code-none', pausedForMs: 0 };
    const pausedForMs = lockedForMs(shown.tries, now);
    if (pausedForMs > 0) return { ok: false, code: 'code-paused', pausedForMs };
    if (isSame(given, shown.code)) {
      this.#shown = null;
      return { ok: true };
    }
    const tries = afterFailure(shown.tries, now);
    this.#shown = { ...shown, tries };
    return { ok: false, code: 'code-wrong', pausedForMs: lockedForMs(tries, now) };
  }
}

const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
