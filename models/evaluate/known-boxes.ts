import { isNoLesion, type Lesion } from '../../src/screening/lesion/lesion.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import { classify } from '../../src/vision/models/classifier.ts';
import { cropAround } from '../../src/vision/pixels/crop.ts';
import type { Vision } from '../../src/vision/vision.ts';
import type { LesionBox } from './annotated-photos.ts';
import type { FoundLesion } from './people-figures.ts';

/**
 * Grades the annotated lesions as if the detector had found each of them exactly. What it misses and invents does not
 * count.
 * @throws KioskError as classify
 */
export async function gradeKnownBoxes(
  frame: Frame,
  boxes: readonly LesionBox[],
  { inference, manifest }: Vision,
): Promise<FoundLesion[]> {
  const { classifier } = manifest;
  const counted = boxes.filter(({ counts }) => counts);
  const size = classifier.input.shape[1] ?? 0;
  const crops = await Promise.all(counted.map(({ box }) => cropAround(frame, box, size)));
  const grades = await classify(crops, inference, classifier);
  return counted.map((annotated, i) => {
    const grade = grades[i];
    const lesion: Lesion | undefined = grade && {
      ...grade,
      id: `K${i + 1}`,
      box: annotated.box,
      confidence: 1,
      pigmented: null,
    };
    const kept = lesion && !isNoLesion(lesion.probabilities, lesion.splScore, classifier.levels.wideField);
    return { annotated, detection: kept ? lesion : undefined };
  });
}
