import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { KioskError } from '../../errors.ts';
import { afterFailure, lockedForMs, noTries, settled, type Tries, triesLeft } from './lockout.ts';
import { PinFile, type PinRecord } from './pin-file.ts';
import { checkStrength } from './pin-strength.ts';

/** Roles with a PIN of their own. */
export const roles = ['pharmacist', 'technician'] as const;
export type Role = (typeof roles)[number];

export type PinState = 'set' | 'missing' | 'broken';

export type PinTry =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'pin-missing' | 'pin-wrong' | 'pin-locked';
      /** False while tries do not count: such a try changes nothing, not even on the disk. */
      readonly counted: boolean;
      readonly lockedForMs: number;
      readonly triesLeft: number;
    };

/** Cost of scrypt: 32 MiB and about 0.1 s per try. The lock-out guards the PIN; this slows down a thief of the file. */
export type Cost = PinRecord['cost'];
const productCost: Cost = { N: 32_768, r: 8, p: 1 };
const hashBytes = 32;
/** In bytes, enough for every cost that this file has ever used. */
const maxmem = 64 * 2 ** 20;

/**
 * The PIN of one role, hashed with scrypt, in a file of the state folder together with the wrong tries. A try is
 * counted before it is checked, so that pulling the plug wins no extra try. Tries wait for each other. Other processes may
 * set and try the PIN at the same time.
 */
export class Pin {
  readonly role: Role;
  readonly #file: PinFile;
  readonly #now: () => number;
  readonly #cost: Cost;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param folder the daemon's state folder
   * @param now milliseconds since 1970
   */
  constructor(folder: string, role: Role, now: () => number = Date.now, cost = productCost) {
    this.role = role;
    this.#file = new PinFile(folder, `${role}-pin.json`);
    this.#now = now;
    this.#cost = cost;
  }

  /** @throws KioskError `pin-broken` */
  get isSet(): boolean {
    return this.#file.read() !== null;
  }

  /** `broken` means that its file can't be read; nobody gets in. */
  get state(): PinState {
    try {
      return this.isSet ? 'set' : 'missing';
    } catch (error) {
      if (error instanceof KioskError) return 'broken';
      throw error;
    }
  }

  /** @throws KioskError `pin-broken` */
  get lockedForMs(): number {
    const record = this.#file.read();
    return record === null ? 0 : lockedForMs(settled(record.tries, this.#now()), this.#now());
  }

  /**
   * Sets the PIN, whether there was one or not.
   * @throws KioskError `pin-too-weak`, `pin-broken`
   */
  async set(pin: string): Promise<void> {
    checkStrength(pin);
    const record = await this.#recordOf(pin);
    this.#file.change((write) => write(record));
  }

  /**
   * Sets the PIN if there is none.
   * @returns false if there is one already
   * @throws KioskError `pin-too-weak`, `pin-broken`
   */
  async setFirst(pin: string): Promise<boolean> {
    checkStrength(pin);
    const record = await this.#recordOf(pin);
    return this.#file.change((write) => {
      if (this.isSet) return false;
      write(record);
      return true;
    });
  }

  /** @throws KioskError `pin-broken` */
  try(pin: string): Promise<PinTry> {
    return this.#inTurn(() => this.#try(pin));
  }

  async #try(pin: string): Promise<PinTry> {
    const counted = this.#file.change((write) => this.#count(write));
    if ('ok' in counted) return counted;
    const { record, now } = counted;
    const salt = Buffer.from(record.salt, 'base64');
    const expected = Buffer.from(record.hash, 'base64');
    const given = await hashOf(pin, salt, record.cost);
    const wrong = refusal(lockedForMs(record.tries, now) > 0 ? 'pin-locked' : 'pin-wrong', record.tries, now);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return wrong;
    return this.#file.change((write) => {
      // Somebody set another PIN meanwhile, so this one no longer opens anything.
      const current = this.#file.read();
      if (current?.salt !== record.salt) return wrong;
      write({ ...current, tries: noTries });
      return { ok: true };
    });
  }

  /** The record with the try counted, or the reason why it does not count. */
  #count(write: (record: PinRecord) => void): PinTry | { readonly record: PinRecord; readonly now: number } {
    const record = this.#file.read();
    if (record === null)
      return { ok: false, code: 'pin-missing', counted: false, lockedForMs: 0, triesLeft: 0 };
    const now = this.#now();
    const before = settled(record.tries, now);
    if (lockedForMs(before, now) > 0) {
      // Changes the record only if the clock was put back, which would make the lock last longer.
      if (before.lockedUntil !== record.tries.lockedUntil) write({ ...record, tries: before });
      return { ...refusal('pin-locked', before, now), counted: false };
    }
    const counted = { ...record, tries: afterFailure(before, now) };
    write(counted);
    return { record: counted, now };
  }

  async #recordOf(pin: string): Promise<PinRecord> {
    const salt = randomBytes(16);
    const cost = this.#cost;
    const hash = await hashOf(pin, salt, cost);
    return { salt: salt.toString('base64'), hash: hash.toString('base64'), cost, tries: noTries };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

const refusal = (code: 'pin-wrong' | 'pin-locked', tries: Tries, now: number) => ({
  ok: false as const,
  code,
  counted: true,
  lockedForMs: lockedForMs(tries, now),
  triesLeft: triesLeft(tries),
});

function hashOf(pin: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, { N, r, p, maxmem }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
