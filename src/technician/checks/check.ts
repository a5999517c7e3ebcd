/**
 * What a technician reads about one part of the kiosk. The files in this folder judge readings and take none: the same
 * readings give the same checks.
 */
export interface Check {
  /** Name in lower case with hyphens; deploy/README.md and the metrics use it, so it is fixed. */
  readonly name: string;
  /** `degraded`: it works, but worse than it should; `failed`: it does not do what a screening needs. */
  readonly status: CheckStatus;
  /** What was measured, with its unit. */
  readonly value: string;
  /** One sentence that says what to do; null when there is nothing to do. */
  readonly remedy: string | null;
}

export const checkStatuses = ['ok', 'degraded', 'failed'] as const;

export type CheckStatus = (typeof checkStatuses)[number];

export const ok = (name: string, value: string): Check => ({ name, status: 'ok', value, remedy: null });

export const degraded = (name: string, value: string, remedy: string): Check => ({
  name,
  status: 'degraded',
  value,
  remedy,
});

export const failed = (name: string, value: string, remedy: string): Check => ({
  name,
  status: 'failed',
  value,
  remedy,
});

/** The worst of several; `ok` if there are none. */
export const worstOf = (checks: readonly Check[]): CheckStatus =>
  checkStatuses[Math.max(0, ...checks.map(({ status }) => checkStatuses.indexOf(status)))] ?? 'failed';

/** 12,345,678,901 bytes → "11.5 GiB" */
export const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
