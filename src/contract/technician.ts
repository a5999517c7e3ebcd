/** The wire contract of the technician's page: JSON over HTTP under /technician, only for sessions (sign-in.ts). */
import * as z from 'zod/mini';
import { failureSchema } from './failure.ts';

const listOf = <Item extends z.core.SomeType>(item: Item) => z.readonly(z.array(item));

/** One of kiosk-ui/strings/en/doctor.ts by its key, with the values of its places. */
const sentenceSchema = z.object({
  key: z.string(),
  values: z.readonly(z.record(z.string(), z.union([z.string(), z.number()]))),
});

export type SentenceView = z.infer<typeof sentenceSchema>;

const checkSchema = z.object({
  name: z.string(),
  status: z.enum(['ok', 'degraded', 'failed']),
  /** In English, as `npm run doctor` prints them … */
  value: z.string(),
  remedy: z.nullable(z.string()),
  /** … and for other languages; null for text that is the same in all. */
  sentences: z.object({ value: z.nullable(sentenceSchema), remedy: z.nullable(sentenceSchema) }),
});

export type CheckView = z.infer<typeof checkSchema>;

/** Why a provider does not run a model, in a word. */
export const hindrances = ['not-compiled-in', 'no-engine', 'does-not-open'] as const;

const passedOverSchema = z.object({
  provider: z.string(),
  hindrance: z.enum(hindrances),
  /** In English, in the library's words or in ours. */
  reason: z.string(),
});

export type PassedOverView = z.infer<typeof passedOverSchema>;

const modelSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** The provider that really runs it. */
  provider: z.string(),
  /** The better providers that do not run it. */
  passedOver: listOf(passedOverSchema),
});

export type ModelView = z.infer<typeof modelSchema>;

/** One minute. */
const sampleSchema = z.object({
  /** ISO 8601, UTC */
  at: z.string(),
  /** The hottest sensor, in degrees Celsius; null if there is none. */
  celsius: z.nullable(z.number()),
  /** Median time of the minute's runs, by model, in ms per item of a batch; without models that did not run. */
  runMs: z.readonly(z.record(z.string(), z.number())),
  /** Daemon and models together, in bytes. */
  memoryBytes: z.number(),
});

export type HistorySample = z.infer<typeof sampleSchema>;

/** Only these fields of a log line leave the log. None of them holds anything about a visit. */
const logLineSchema = z.object({
  time: z.string(),
  level: z.string(),
  event: z.string(),
  /** "code: printer-offline", "ms: 812" … */
  details: listOf(z.string()),
});

export type LogLine = z.infer<typeof logLineSchema>;

/** GET /technician/state */
export const technicianStateSchema = z.object({
  release: z.string(),
  node: z.string(),
  serial: z.string(),
  upSeconds: z.number(),
  live: z.boolean(),
  ready: z.boolean(),
  checkedAt: z.string(),
  checks: listOf(checkSchema),
  models: listOf(modelSchema),
  /** The last 24 hours, oldest first. */
  history: listOf(sampleSchema),
  /** The newest lines, oldest first. */
  log: listOf(logLineSchema),
  /** True during a visit: tests and the restart have to wait. */
  busy: z.boolean(),
  /** Whether systemd would start the kiosk again. */
  restarts: z.boolean(),
});

export type TechnicianState = z.infer<typeof technicianStateSchema>;

/** POST /technician/print-test, /technician/capture-test, /technician/restart */
const testedSchema = z.object({
  ok: z.literal(true),
  /** What was measured, which is the same in every language; empty where nothing was. */
  value: z.string(),
  /** True where no real device took part, so that nothing was tested but the software. */
  simulated: z.boolean(),
});
export const testReplySchema = z.union([testedSchema, failureSchema]);

export type TestReply = z.infer<typeof testReplySchema>;
