import { type Signal, signal } from '@preact/signals';
import {
  type SignInReply,
  type SignInState,
  signInReplySchema,
  signInStateSchema,
} from '../../src/contract/sign-in.ts';
import { speak } from './staff-words.ts';

export type Refusal = Extract<SignInReply, { ok: false }>;

export interface DoorEvents {
  /** Called once somebody is signed in, now or before this page was loaded. */
  readonly onIn: () => void;
  /** Called when the session has ended: nothing personal may stay on the page. */
  readonly onOut: () => void;
}

const retryMs = 2000;

/** The page's side of signing in with a PIN. */
export class Door {
  /** Null before the daemon's first answer. */
  readonly state: Signal<SignInState | null> = signal(null);
  readonly #role: 'pharmacist' | 'technician';
  readonly #events: DoorEvents;

  constructor(role: 'pharmacist' | 'technician', events: DoorEvents) {
    this.#role = role;
    this.#events = events;
  }

  /** Asks the daemon for the state of the session until it answers. */
  async look(): Promise<void> {
    try {
      const response = await fetch(`/${this.#role}/session`);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const next = signInStateSchema.parse(await response.json());
      await speak(next.language);
      this.state.value = next;
      if (next.signedIn) this.#events.onIn();
    } catch {
      setTimeout(() => void this.look(), retryMs);
    }
  }

  /** @returns why it was refused; null if the session has begun, undefined if the daemon does not answer */
  async signIn(pin: string): Promise<Refusal | null | undefined> {
    const reply = await this.#post('sign-in', { pin });
    if (reply === undefined) return undefined;
    if (!reply.ok) return reply;
    await this.look();
    return null;
  }

  /** The page drops everything first, because requests after signing out would be refused. */
  async signOut(): Promise<void> {
    this.state.value = null;
    this.#events.onOut();
    await this.#post('sign-out', {});
    await this.look();
  }

  /** Called when the daemon says that the session is over. */
  ended(): void {
    this.#events.onOut();
    void this.look();
  }

  async #post(path: string, body: object): Promise<SignInReply | undefined> {
    try {
      const response = await fetch(`/${this.#role}/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return signInReplySchema.parse(await response.json());
    } catch {
      return undefined;
    }
  }
}
