import type { Draft } from '../../../src/screening/record/record.ts';

/** A form half filled in. */
export const draft = (change: Partial<Draft> = {}): Draft => ({
  decision: 'override',
  level: null,
  reason: 'Seen with the lens, ',
  pathway: null,
  note: 'Its edge',
  alias: '',
  sevenPoint: {},
  name: 'Jane Łuk',
  registration: '20',
  ...change,
});
