/** The wire contract of the technician's page: JSON over HTTP under /technician, only for sessions (sign-in.ts). */

export interface CheckView {
  readonly name: string;
  readonly status: 'ok' | 'degraded' | 'failed';
  readonly value: string;
  readonly remedy: string | null;
}

export interface ModelView {
  readonly name: string;
  readonly version: string;
  /** The provider that really runs it. */
  readonly provider: string;
  /** Why no better provider runs it, one entry per provider. */
  readonly passedOver: readonly string[];
}

/** One minute. */
export interface HistorySample {
  /** ISO 8601, UTC */
  readonly at: string;
  /** The hottest sensor, in degrees Celsius; null if there is none. */
  readonly celsius: number | null;
  /** Median time of the minute's runs, by model, in ms per item of a batch; without models that did not run. */
  readonly runMs: Readonly<Record<string, number>>;
  /** Daemon and models together, in bytes. */
  readonly memoryBytes: number;
}

/** Only these fields of a log line leave the log. None of them holds anything about a visit. */
export interface LogLine {
  readonly time: string;
  readonly level: string;
  readonly event: string;
  /** "code: printer-offline", "ms: 812" … */
  readonly details: readonly string[];
}

/** GET /technician/state */
export interface TechnicianState {
  readonly release: string;
  readonly node: string;
  readonly serial: string;
  readonly upSeconds: number;
  readonly live: boolean;
  readonly ready: boolean;
  readonly checkedAt: string;
  readonly checks: readonly CheckView[];
  readonly models: readonly ModelView[];
  /** The last 24 hours, oldest first. */
  readonly history: readonly HistorySample[];
  /** The newest lines, oldest first. */
  readonly log: readonly LogLine[];
  /** True during a visit: tests and the restart have to wait. */
  readonly busy: boolean;
  /** Whether systemd would start the kiosk again. */
  readonly restarts: boolean;
}

/** POST /technician/print-test, /technician/capture-test, /technician/restart */
export type TestReply =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: string; readonly message: string };
