import { EventEmitter } from 'node:events';
import type { KioskState } from '../../../contract/kiosk.ts';

/** At most one state is sent in this time, in ms, so that a hundred spots do not become hundreds of messages. */
const tellMs = 40;

/** Sends the state to every page, soon after it has changed. */
export class StateTeller {
  readonly #read: () => KioskState;
  readonly #events = new EventEmitter<{ state: [KioskState] }>();
  #timer: NodeJS.Timeout | undefined;

  /** @param read gives the current state */
  constructor(read: () => KioskState) {
    this.#read = read;
  }

  get state(): KioskState {
    return this.#read();
  }

  onState(listener: (state: KioskState) => void): void {
    this.#events.on('state', listener);
  }

  tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#events.emit('state', this.state);
    }, tellMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
