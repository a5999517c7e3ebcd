import { inEnglish, sentenceOf, type Text } from './sentence.ts';

/** What one check found, in English, as `doctor`, /health and the reports give it. */
export interface PlainCheck {
  /** Name in lower case with hyphens; deploy/README.md and the metrics use it, so it is fixed. */
  readonly name: string;
  /** `degraded`: it works, but worse than it should; `failed`: it does not do what a screening needs. */
  readonly status: CheckStatus;
  /** What was measured, with its unit. */
  readonly value: string;
  /** One sentence that says what to do; null when there is nothing to do. */
  readonly remedy: string | null;
}

/**
 * What a technician reads about one part of the kiosk. The files in this folder judge readings and take none: the same
 * readings give the same checks.
 */
export interface Check extends PlainCheck {
  /** Value and remedy for the technician's page, which says them in its language; null for text of no language. */
  readonly sentences: {
    readonly value: ReturnType<typeof sentenceOf>;
    readonly remedy: ReturnType<typeof sentenceOf>;
  };
}

export const checkStatuses = ['ok', 'degraded', 'failed'] as const;

export type CheckStatus = (typeof checkStatuses)[number];

const found = (name: string, status: CheckStatus, value: Text, remedy: Text | null): Check => ({
  name,
  status,
  value: inEnglish(value),
  remedy: remedy === null ? null : inEnglish(remedy),
  sentences: { value: sentenceOf(value), remedy: sentenceOf(remedy) },
});

export const ok = (name: string, value: Text): Check => found(name, 'ok', value, null);

export const degraded = (name: string, value: Text, remedy: Text): Check =>
  found(name, 'degraded', value, remedy);

export const failed = (name: string, value: Text, remedy: Text): Check =>
  found(name, 'failed', value, remedy);

/** Without the sentences, for everything but the technician's page. */
export const plain = ({ name, status, value, remedy }: PlainCheck): PlainCheck => ({
  name,
  status,
  value,
  remedy,
});

/** The worst of several; `ok` if there are none. */
export const worstOf = (checks: readonly PlainCheck[]): CheckStatus =>
  checkStatuses[Math.max(0, ...checks.map(({ status }) => checkStatuses.indexOf(status)))] ?? 'failed';

/** 12,345,678,901 bytes → "11.5 GiB" */
export const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
