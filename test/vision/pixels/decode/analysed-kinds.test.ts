import { describe, it } from 'vitest';
import { type AnalysedKind, analysedKinds } from '../../../../src/vision/pixels/decode/kinds.ts';
import { colourTrials } from './colour-trials.ts';
import { formatTrials } from './format-trials.ts';
import { orientationTrials } from './orientation-trials.ts';
import type { Trial } from './samples.ts';

/** Photos of each kind that is analysed. */
const analysed: Record<AnalysedKind, readonly Trial[]> = {
  ...formatTrials,
  ...colourTrials,
  orientation: orientationTrials,
};

describe.each(Object.keys(analysedKinds) as AnalysedKind[])('%s', (kind) => {
  it.each(analysed[kind].map((one, i) => [i, one] as const))('is analysed right (%i)', async (_, one) => {
    await one();
  });
});
