import type { Inference } from '../inference/port.ts';
import type { Frame } from '../screening/frame.ts';
import { classify } from './classifier.ts';
import { cropAround } from './crop.ts';
import type { ClassifierContract } from './manifest.ts';

/** The photo is looked at on this many by this many squares, which do not overlap. */
const grid = 4;

/**
 * A square counts as skin below this probability of background. Set by hand between the photos of wide-dev and
 * pictures of rooms, most of which the classifier was trained on: no independent figure stands behind it yet.
 */
const mostBackground = 0.1;

/**
 * Share of the photo that shows skin, 0..1, as the classifier sees it: how many of a grid of square crops it is sure
 * are no background (but skin, its edge or a lesion).
 */
export async function readSkinShare(
  frame: Frame,
  inference: Inference,
  contract: ClassifierContract,
): Promise<number> {
  const side = Math.min(frame.width, frame.height) / grid;
  const size = contract.input.shape[1] ?? 0;
  const steps = Array.from({ length: grid }, (_, i) => (i + 0.5) / grid);
  // A crop reaches one diameter beyond its box on every side.
  const box = (x: number, y: number) => ({
    x: x - side / 6,
    y: y - side / 6,
    width: side / 3,
    height: side / 3,
  });
  const crops = await Promise.all(
    steps.flatMap((down) =>
      steps.map((across) => cropAround(frame, box(across * frame.width, down * frame.height), size)),
    ),
  );
  const grades = await classify(crops, inference, contract);
  return (
    grades.filter(({ probabilities }) => probabilities.background < mostBackground).length / grades.length
  );
}
