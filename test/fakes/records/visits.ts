import { pathways, type ScreeningRecord } from '../../../src/screening/record/record.ts';
import { newScreening } from '../../../src/screening/visit/screening.ts';
import { sampleCapture, sampleReview, sampleScreening } from './record.ts';

const closeup = {
  id: 'close-1',
  captureId: 'photo-1',
  lesionId: 'lesion-1',
  width: 100,
  height: 100,
  simulated: true,
  quality: { usable: false, faults: ['blurred'] },
  poor: true,
  analysis: 'done',
  lesion: null,
} as const;

/** What a record of each kind has that the sample's has not. */
export const visitsOfEveryKind: Readonly<Record<string, Partial<ScreeningRecord>>> = {
  signed: {},
  'not signed': { review: null, alias: null },
  overridden: { review: sampleReview({ decision: 'override', reason: 'Old scar.', level: 'no-finding' }) },
  'with a close-up on an arm': {
    screening: sampleScreening({
      captures: [sampleCapture({ site: 'left-arm', view: 'front' })],
      closeups: [closeup],
    }),
  },
  'pasted from a word processor': {
    review: sampleReview({
      decision: 'override',
      level: 'no-finding',
      reason: 'Pasted\u000bfrom Word\u0007 <b>&',
      note: 'two\r\nlines',
    }),
  },
  'without a photo': { review: null, screening: { ...newScreening('s'), step: 'speak-now' } },
  ...Object.fromEntries(pathways.map((pathway) => [pathway, { review: sampleReview({ pathway }) }])),
};
