import type { Request } from '../../../src/contract/kiosk.ts';

/** From the welcome to the body map, with nothing in the answers that asks for the pharmacist. */
export const requestsToMap: readonly Request[] = [
  { type: 'begin' },
  { type: 'consent' },
  { type: 'no-urgent-sign' },
  { type: 'answer-tone', tone: 2 },
  { type: 'answer-spots', ticked: [], rest: 'no' },
  { type: 'answer-history', ticked: [], rest: 'no' },
];

/** From the welcome to the live picture of one place. */
export const requestsToCapture: readonly Request[] = [
  ...requestsToMap,
  { type: 'choose-site', site: 'upper-back', view: 'back', point: null },
];
