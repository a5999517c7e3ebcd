import { type Triage, triage } from '../../src/screening/judgement/triage.ts';
import { rankDistinctLesions } from '../../src/screening/lesion/distinct-lesions.ts';
import type { DismissedDetection, Lesion, Level, RankedLesion } from '../../src/screening/lesion/lesion.ts';
import { type Moved, unmoved } from '../../src/screening/lesion/person-rule.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import { analysed } from '../../src/vision/analysed.ts';
import { analyzeWideField } from '../../src/vision/analyze.ts';
import { countingCrops } from '../../src/vision/models/counting-crops.ts';
import type { Vision } from '../../src/vision/vision.ts';

/**
 * One photo of one person through the whole pipeline: found, graded, ranked, judged by the person's rule, with the
 * result.
 */
export interface WholeWay {
  readonly spots: readonly (RankedLesion & Moved)[];
  readonly dismissed: readonly DismissedDetection[];
  readonly triage: Triage;
  /** Number of crops that the classifier got, including mirror images and photo checks. */
  readonly crops: number;
  readonly ms: number;
}

/** @throws KioskError from the inference */
export async function wholeWay(frame: Frame, { inference, manifest }: Vision): Promise<WholeWay> {
  const { width, height } = frame;
  const counting = countingCrops(inference);
  const started = performance.now();
  const { quality, lesions, dismissed } = await analysed(
    analyzeWideField(frame, { inference: counting, manifest }),
  );
  const ms = performance.now() - started;
  const [ranked = []] = rankDistinctLesions(
    [{ id: '1', site: null, width, height, lesions }],
    manifest.classifier.personRule,
  );
  return {
    spots: ranked,
    dismissed,
    triage: triage([{ quality, lesions: ranked }], null),
    crops: counting.crops,
    ms,
  };
}

/** The level of a spot before the person's rule. */
export const ownLevel = (spot: Lesion & Moved): Level => unmoved(spot).level;
