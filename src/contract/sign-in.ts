/** The wire contract of the pages that need a PIN: JSON over HTTP, under /pharmacist and /technician. */

/** GET /ROLE/session */
export interface SignInState {
  /** `broken`: the file of the PIN can't be read, and a technician has to set a new one. */
  readonly pin: 'set' | 'missing' | 'broken';
  readonly signedIn: boolean;
  /** "Research use only. Not a diagnosis.", from the settings. */
  readonly researchNotice: string;
  /** 0 if a PIN may be tried now. */
  readonly lockedForSeconds: number;
}

/** POST /ROLE/sign-in or, if no PIN is set yet, /ROLE/first-pin: `{ "pin": "…" }`; POST /ROLE/sign-out. */
export type SignInReply =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** `pin-wrong`, `pin-locked`, `pin-missing`, `pin-already-set`, `pin-too-weak`, `pin-broken` or `malformed`. */
      readonly code: string;
      readonly lockedForSeconds: number;
      /** Tries left until the next lock. */
      readonly triesLeft: number;
    };
