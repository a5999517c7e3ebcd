/** The wire contract of the pages that need a PIN: JSON over HTTP, under /pharmacist and /technician. */

/** GET /ROLE/session */
export interface SignInState {
  /** With `missing`, or `broken` (its file can't be read), nobody gets in until a technician has set a PIN. */
  readonly pin: 'set' | 'missing' | 'broken';
  readonly signedIn: boolean;
  /** "Research use only. Not a diagnosis.", from the settings. */
  readonly researchNotice: string;
  /** 0 if a PIN may be tried now. */
  readonly lockedForSeconds: number;
}

/** POST /ROLE/sign-in: `{ "pin": "…" }`; POST /ROLE/sign-out. */
export type SignInReply =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** `pin-wrong`, `pin-locked`, `pin-missing`, `pin-broken` or `malformed`. */
      readonly code: string;
      readonly lockedForSeconds: number;
      /** Tries left until the next lock. */
      readonly triesLeft: number;
    };
