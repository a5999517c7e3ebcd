import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { KioskError } from '../../errors.ts';
import { afterFailure, lockedForMs, noTries, settled, type Tries, triesLeft } from './lockout.ts';
import { type PinRecord, readPinFile, writePinFile } from './pin-file.ts';

/** Roles with a PIN of their own. */
export type Role = 'pharmacist' | 'technician';

export type PinTry =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'pin-missing' | 'pin-wrong' | 'pin-locked';
      readonly lockedForMs: number;
      readonly triesLeft: number;
    };

/** Cost of scrypt: 32 MiB and about 0.1 s per try. The lock-out guards the PIN; this slows down a thief of the file. */
export type Cost = PinRecord['cost'];
const productCost: Cost = { N: 32_768, r: 8, p: 1 };
const hashBytes = 32;
/** In bytes, enough for every cost that this file has ever used. */
const maxmem = 64 * 2 ** 20;
const digits = /^\d{6,12}$/;

/**
 * The PIN of one role, hashed with scrypt, in a file of the state folder together with the wrong tries. A try is
 * counted before it is checked, so that pulling the plug gives none back. Tries wait for each other.
 */
export class Pin {
  readonly role: Role;
  readonly #path: string;
  readonly #now: () => number;
  readonly #cost: Cost;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param folder the daemon's state folder
   * @param now milliseconds since 1970
   */
  constructor(folder: string, role: Role, now: () => number = Date.now, cost = productCost) {
    this.role = role;
    this.#path = join(folder, `${role}-pin.json`);
    this.#now = now;
    this.#cost = cost;
  }

  /** @throws KioskError `pin-broken` */
  get isSet(): boolean {
    return readPinFile(this.#path) !== null;
  }

  /** @throws KioskError `pin-broken` */
  get lockedForMs(): number {
    const record = readPinFile(this.#path);
    return record === null ? 0 : lockedForMs(settled(record.tries, this.#now()), this.#now());
  }

  /**
   * Sets the PIN, whether there was one or not. The caller makes sure that this is allowed (a technician, a fresh
   * install).
   * @throws KioskError `pin-too-weak`
   */
  async set(pin: string): Promise<void> {
    checkStrength(pin);
    await this.#inTurn(() => this.#set(pin));
  }

  /**
   * Sets the PIN of a fresh install.
   * @returns false if there is one already
   * @throws KioskError `pin-too-weak`, `pin-broken`
   */
  async setFirst(pin: string): Promise<boolean> {
    checkStrength(pin);
    return await this.#inTurn(async () => {
      if (this.isSet) return false;
      await this.#set(pin);
      return true;
    });
  }

  /** @throws KioskError `pin-broken` */
  try(pin: string): Promise<PinTry> {
    return this.#inTurn(() => this.#try(pin));
  }

  async #set(pin: string): Promise<void> {
    const salt = randomBytes(16);
    const cost = this.#cost;
    const hash = await hashOf(pin, salt, cost);
    this.#write({ salt: salt.toString('base64'), hash: hash.toString('base64'), cost, tries: noTries });
  }

  async #try(pin: string): Promise<PinTry> {
    const record = readPinFile(this.#path);
    if (record === null) return { ok: false, code: 'pin-missing', lockedForMs: 0, triesLeft: 0 };
    const now = this.#now();
    const before = settled(record.tries, now);
    if (lockedForMs(before, now) > 0) {
      this.#write({ ...record, tries: before });
      return refusal('pin-locked', before, now);
    }
    const failed = afterFailure(before, now);
    this.#write({ ...record, tries: failed });
    const salt = Buffer.from(record.salt, 'base64');
    const expected = Buffer.from(record.hash, 'base64');
    const given = await hashOf(pin, salt, record.cost);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return refusal(lockedForMs(failed, now) > 0 ? 'pin-locked' : 'pin-wrong', failed, now);
    }
    this.#write({ ...record, tries: noTries });
    return { ok: true };
  }

  #write(record: PinRecord): void {
    writePinFile(this.#path, record);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

const refusal = (code: 'pin-wrong' | 'pin-locked', tries: Tries, now: number): PinTry => ({
  ok: false,
  code,
  lockedForMs: lockedForMs(tries, now),
  triesLeft: triesLeft(tries),
});

/** Whether a PIN has six to twelve digits and is not among the few that everybody tries first. */
function checkStrength(pin: string): void {
  if (!digits.test(pin)) throw new KioskError('pin-too-weak', 'A PIN has 6 to 12 digits.');
  const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])));
  const [step = 0] = steps;
  if (steps.size === 1 && Math.abs(step) <= 1) {
    throw new KioskError('pin-too-weak', 'This PIN is easily guessed. Choose one without such a pattern.');
  }
}

function hashOf(pin: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, { N, r, p, maxmem }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
