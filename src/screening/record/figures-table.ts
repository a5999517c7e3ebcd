import { type MonthFigures, outcomes } from './outcome.ts';

const columns = ['month', 'visits', 'signed', 'referred', ...outcomes, 'confirmed', 'minutes to decision'];

/** The pharmacy’s own figures as CSV (RFC 4180), the latest month first. */
export const figuresTable = (months: readonly MonthFigures[]): string =>
  [
    columns,
    ...months.map(({ month, visits, signed, referred, outcomes: found, confirmed, minutesToDecision }) => [
      month,
      visits,
      signed,
      referred,
      ...outcomes.map((outcome) => found[outcome]),
      confirmed,
      minutesToDecision?.toFixed(1) ?? '',
    ]),
  ]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');
