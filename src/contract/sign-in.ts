/** The wire contract of the pages that need a PIN: JSON over HTTP, under /pharmacist and /technician. */
import * as z from 'zod/mini';
import { languages } from '../screening/visit/language.ts';
import { failureSchema } from './failure.ts';

/** GET /ROLE/session */
export const signInStateSchema = z.object({
  /** With `missing`, or `broken` (its file can't be read), nobody gets in until a technician has set a PIN. */
  pin: z.enum(['set', 'missing', 'broken']),
  signedIn: z.boolean(),
  /** The page speaks it. */
  language: z.enum(languages),
  /** "Research use only. Not a diagnosis.", from the settings. */
  researchNotice: z.string(),
  /** 0 if a PIN may be tried now. */
  lockedForSeconds: z.number(),
});

export type SignInState = z.infer<typeof signInStateSchema>;

/** Why a PIN is refused; the page has a sentence for each. */
const pinCodes = ['pin-wrong', 'pin-locked', 'pin-missing', 'pin-broken', 'malformed'] as const;

export type PinCode = (typeof pinCodes)[number];

const refusalSchema = z.object({
  ok: z.literal(false),
  code: z.enum(pinCodes),
  lockedForSeconds: z.number(),
  /** Tries left until the next lock. */
  triesLeft: z.number(),
});

export type Refusal = z.infer<typeof refusalSchema>;

/** POST /ROLE/sign-in: `{ "pin": "…" }`; POST /ROLE/sign-out. */
export const signInReplySchema = z.union([
  z.object({ ok: z.literal(true) }),
  refusalSchema,
  /** The daemon could not check the PIN at all. */
  failureSchema,
]);

export type SignInReply = z.infer<typeof signInReplySchema>;
