/**
 * The wire contract of the desk link, over which paired computers reach the pharmacist's page: JSON over HTTP. The
 * kiosk's own screen shows the code; the page at /pair/, which only the link serves, takes it.
 */
import * as z from 'zod/mini';
import { languages } from '../screening/visit/language.ts';
import { failureSchema } from './failure.ts';

/** Digits of a code. */
export const codeDigits = 8;

/** Why nothing listens although the settings name an interface. */
export const linkFaults = ['no-address', 'port-taken', 'no-certificate'] as const;

export type LinkFault = (typeof linkFaults)[number];

/** The link as the pages show it. */
export const linkViewSchema = z.object({
  /** What to type at the other computer, like https://192.0.2.7:8443; null while nothing listens. */
  address: z.nullable(z.string()),
  fault: z.nullable(z.enum(linkFaults)),
  /** SHA-256 of the certificate, as browsers show it: "AB:CD:…"; null without one. */
  fingerprint: z.nullable(z.string()),
  /** How many computers are paired. */
  paired: z.number(),
});

export type LinkView = z.infer<typeof linkViewSchema>;

/** GET /pharmacist/desk-link: null where the link is off. */
export const linkReplySchema = z.object({ link: z.nullable(linkViewSchema) });

export type LinkReply = z.infer<typeof linkReplySchema>;

/** POST /pharmacist/pairing-code, /technician/pairing-code */
export const codeReplySchema = z.union([
  z.object({ ok: z.literal(true), code: z.string(), validForSeconds: z.number() }),
  failureSchema,
]);

export type CodeReply = z.infer<typeof codeReplySchema>;

/** GET /pair/state */
export const pairStateSchema = z.object({
  /** In which the page speaks. */
  language: z.enum(languages),
  /** "Research use only. Not a diagnosis.", from the settings. */
  researchNotice: z.string(),
});

export type PairState = z.infer<typeof pairStateSchema>;

/** Why a code is refused; the page has a sentence for each. */
const pairCodes = ['code-wrong', 'code-paused', 'code-none', 'malformed'] as const;

const pairRefusalSchema = z.object({
  ok: z.literal(false),
  code: z.enum(pairCodes),
  /** 0 if a code may be tried now. */
  pausedForSeconds: z.number(),
});

/** POST /pair/code: `{ "code": "…" }` */
export const pairReplySchema = z.union([z.object({ ok: z.literal(true) }), pairRefusalSchema]);

export type PairReply = z.infer<typeof pairReplySchema>;

/** GET /pharmacist/bell: for pages that nobody is signed in to, so it names no visit. */
export const bellSchema = z.object({
  /** How many visits wait for a decision. */
  waiting: z.number(),
  /** How many of these will soon be erased. */
  ending: z.number(),
  /** Whether the customer at the kiosk calls. */
  isCalled: z.boolean(),
});

export type Bell = z.infer<typeof bellSchema>;
