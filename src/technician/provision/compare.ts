import { readFile } from 'node:fs/promises';
import type { Lesion } from '../../screening/lesion/lesion.ts';
import { intersectionOverUnion } from '../../screening/space/geometry.ts';
import { analysed } from '../../vision/analysed.ts';
import { analyzeWideField } from '../../vision/analyze.ts';
import { decodePhoto } from '../../vision/pixels/decode.ts';
import type { Vision } from '../../vision/vision.ts';

/** Two boxes that share so much of their union are of the same lesion. */
const sameFrom = 0.5;

export interface Difference {
  readonly photos: number;
  readonly lesions: number;
  /** Largest difference of a class probability, 0..1. */
  readonly probability: number;
  /** Lesions that only one of the two found, or that the two put into different bands. */
  readonly disagreements: number;
}

/** Half precision moves a probability by less than this; more means that the engine is not the model. */
const mostDifference = 0.05;

/** The same lesions in the same bands, and no probability far off. */
export const agrees = ({ probability, disagreements }: Difference): boolean =>
  disagreements === 0 && probability <= mostDifference;

/** @param providers what ran the models that were compared with the CPU */
export const differenceText = (
  { photos, lesions, probability, disagreements }: Difference,
  providers: readonly string[],
): string =>
  `${photos} photos, ${lesions} lesions: largest difference of a probability ${probability.toFixed(4)}, ${disagreements} lesions found or graded otherwise (${providers.join(', ')} against CPU)`;

/** What two providers make of the same photos: the engines of this machine against the CPU. */
export async function compareOnPhotos(
  photos: readonly string[],
  measured: Vision,
  reference: Vision,
): Promise<Difference> {
  let lesions = 0;
  let probability = 0;
  let disagreements = 0;
  for (const path of photos) {
    const frame = await decodePhoto(await readFile(path), path);
    const { lesions: mine } = await analysed(analyzeWideField(frame, measured));
    const { lesions: theirs } = await analysed(analyzeWideField(frame, reference));
    lesions += theirs.length;
    disagreements += Math.max(0, mine.length - theirs.length);
    for (const one of theirs) {
      const same = mine.find(({ box }) => intersectionOverUnion(box, one.box) >= sameFrom);
      if (!same || same.level !== one.level) disagreements++;
      if (same) probability = Math.max(probability, largestDifference(same, one));
    }
  }
  return { photos: photos.length, lesions, probability, disagreements };
}

function largestDifference(a: Lesion, b: Lesion): number {
  const names = Object.keys(a.probabilities) as (keyof Lesion['probabilities'])[];
  return Math.max(...names.map((name) => Math.abs(a.probabilities[name] - b.probabilities[name])));
}
