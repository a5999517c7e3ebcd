import type { Level } from '../../../src/screening/lesion/lesion.ts';
import type { Review, ScreeningRecord } from '../../../src/screening/record/record.ts';
import type { Box } from '../../../src/screening/space/geometry.ts';
import type { Capture, ScreenedLesion } from '../../../src/screening/visit/capture.ts';
import { newScreening, type Screening } from '../../../src/screening/visit/screening.ts';
import { lesion } from '../../screening/lesions.ts';

/** The demonstration's photo of a back; some of its spots, largest first. */
export const backPhoto = 'models/demo/composed-back.jpg';

const boxes: readonly (Box & { readonly level: Level })[] = [
  { x: 2760, y: 772, width: 106, height: 89, level: 'refer' },
  { x: 1296, y: 2558, width: 93, height: 95, level: 'follow' },
  { x: 3680, y: 232, width: 82, height: 96, level: 'refer' },
  { x: 2446, y: 1818, width: 80, height: 75, level: 'none' },
];

export const screenedLesion = (
  id: string,
  box: Box,
  level: Level,
  change: Partial<ScreenedLesion> = {},
): ScreenedLesion => ({
  ...lesion(id, { level }),
  box,
  splScore: level === 'refer' ? 0.8 - box.y / 100_000 : level === 'follow' ? 0.3 : 0.02,
  oddness: null,
  oddnessRank: null,
  moved: null,
  sameAs: null,
  ...change,
});

export const sampleCapture = (change: Partial<Capture> = {}): Capture => ({
  id: 'photo-1',
  width: 4000,
  height: 3000,
  simulated: false,
  quality: { usable: true, faults: [] },
  poor: false,
  analysis: 'done',
  site: 'upper-back',
  view: 'back',
  point: null,
  spots: [],
  dismissed: [],
  progress: null,
  scale: null,
  lesions: boxes.map(({ level, ...box }, i) =>
    screenedLesion(`lesion-${i + 1}`, box, level, {
      oddness: 0.9 - i / 10,
      oddnessRank: i + 1,
      ...(i === 0 && { size: { mm: 8.2, error: 2.9 } }),
    }),
  ),
  ...change,
});

export const sampleReview = (change: Partial<Review> = {}): Review => ({
  decision: 'accept',
  level: 'refer',
  reason: null,
  pathway: 'urgent',
  note: 'Spot 1 changed since the summer.',
  pharmacist: { name: 'Jane Łukaszewska', registration: '2045678' },
  signedAt: '2026-11-23T14:20:00Z',
  ...change,
});

/** A visit with one photo of the back, four lesions, and every kind of answer. */
export const sampleScreening = (change: Partial<Screening> = {}): Screening => ({
  ...newScreening('a1b2c3d4e5f60718'),
  step: 'result',
  urgentAnswers: { 'bleeding-wound': 'no', 'growing-lump': 'no', 'nail-line': 'no', 'unhealed-sore': 'no' },
  risk: {
    tone: 3,
    history: {
      'own-melanoma': 'no',
      'family-melanoma': 'yes',
      'many-spots': 'not-sure',
      sunburns: 'skipped',
    },
    sevenPoint: {
      'change-in-size': { answer: 'yes', origin: 'asked' },
      'irregular-shape': { answer: 'no', origin: 'asked' },
      'irregular-colour': { answer: 'not-sure', origin: 'asked' },
      inflammation: { answer: 'no', origin: 'asked' },
      oozing: { answer: 'skipped', origin: 'asked' },
    },
  },
  captures: [sampleCapture()],
  triage: { level: 'refer', reasons: ['lesion-refer', 'lesion-follow'] },
  handedOver: 'yes',
  ...change,
});

export const sampleRecord = (change: Partial<ScreeningRecord> = {}): ScreeningRecord => ({
  screening: sampleScreening(),
  number: '7F3K9QXM',
  startedAt: '2026-11-23T14:05:00Z',
  kiosk: {
    pharmacy: 'Apotheke am Markt',
    serial: 'SPL-0007',
    softwareVersion: '0.1.0',
    models: [
      { name: 'lesion-detector', version: '0.2.0', sha256: '57'.repeat(32) },
      { name: 'lesion-classifier', version: '0.3.0', sha256: '1f'.repeat(32) },
    ],
    provider: 'cpu',
  },
  alias: 'M. K.',
  review: sampleReview(),
  referralPrinting: 'none',
  ...change,
});
