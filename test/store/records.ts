import type { ScreeningRecord } from '../../src/screening/record/record.ts';
import { newScreening, type Screening } from '../../src/screening/visit/screening.ts';

/** A record of a visit, as the kiosk would keep it. */
export const recordOf = (screening: Screening, change: Partial<ScreeningRecord> = {}): ScreeningRecord => ({
  screening,
  number: '7F3K9QXM',
  startedAt: '2026-11-23T12:00:00.000Z',
  kiosk: {
    pharmacy: 'Pharmacy',
    serial: 'unset',
    softwareVersion: '0.1.0',
    models: [{ name: 'lesion-classifier', version: '0.3.0', sha256: '0'.repeat(64) }],
    provider: 'cpu',
  },
  alias: null,
  review: null,
  referralPrinting: 'none',
  ...change,
});

export const emptyRecord = (id: string): ScreeningRecord => recordOf(newScreening(id));
