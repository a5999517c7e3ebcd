import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';

/** A session ends after this many milliseconds without any action. */
export const sessionIdleMs = 180_000;

/** The sessions that were opened with the right PIN. They exist only in memory, so a restart signs everybody out. */
export class Sessions {
  readonly #idleMs: number;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #events = new EventEmitter<{ end: [token: string] }>();

  constructor(idleMs = sessionIdleMs) {
    this.#idleMs = idleMs;
  }

  /** The listener is called with the token of every session that ends, for any reason. */
  onEnd(listener: (token: string) => void): void {
    this.#events.on('end', listener);
  }

  /** @returns the token that the browser keeps in its cookie: 256 random bits */
  open(): string {
    const token = randomBytes(32).toString('hex');
    this.#start(token);
    return token;
  }

  isOpen(token: string): boolean {
    return this.#timers.has(token);
  }

  /**
   * Somebody did something, so the idle time starts again.
   * @returns false if the session has ended
   */
  touch(token: string): boolean {
    if (!this.isOpen(token)) return false;
    this.#start(token);
    return true;
  }

  end(token: string): void {
    if (!this.isOpen(token)) return;
    clearTimeout(this.#timers.get(token));
    this.#timers.delete(token);
    this.#events.emit('end', token);
  }

  endAll(): void {
    for (const token of [...this.#timers.keys()]) this.end(token);
  }

  #start(token: string): void {
    clearTimeout(this.#timers.get(token));
    this.#timers.set(
      token,
      setTimeout(() => this.end(token), this.#idleMs),
    );
  }
}
