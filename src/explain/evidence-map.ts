import type { Lesion } from '../screening/lesion/lesion.ts';
import { enlarge } from '../vision/models/activation.ts';
import { eachPixel, type Heat, noHeat, type Square } from './heat.ts';

/** A class-activation map is enlarged to this many points a side before it is drawn. */
const points = 96;
/** Opacity of strong evidence, the value from which it is reached, and the value up to which nothing shows. */
const strongest = 0.75;
const strongFrom = 0.35;
const faintest = 0.05;

/** A lesion's map and the square of the picture that it covers. */
export interface PlacedActivation extends Pick<Lesion, 'activation' | 'splScore'> {
  readonly square: Square;
}

/**
 * Stitches the class-activation maps of all lesions together. The place with the most evidence for SPL, against no
 * lesion, gets the SPL score as its value; from there the value falls with the map. Evidence against SPL stays blank,
 * and so does a spot whose map as a whole speaks against it. Where crops overlap, the stronger evidence shows.
 */
export function evidenceMap(width: number, height: number, lesions: readonly PlacedActivation[]): Heat {
  const heat = noHeat(width, height);
  for (const { activation, splScore, square } of lesions) {
    if (!speaksForSpl(activation)) continue;
    const { side, values } = enlarge(activation, points);
    const peak = Math.max(...values);
    const at = (share: number) => Math.min(Math.floor(share * side), side - 1);
    eachPixel(heat, square, (pixel, across, down) => {
      const evidence = (splScore * Math.max(0, values[at(down) * side + at(across)] ?? 0)) / peak;
      if (evidence <= (heat.values[pixel] ?? 0)) return;
      heat.values[pixel] = evidence;
      heat.cover[pixel] = strongest * opacityOf(evidence);
    });
  }
  return heat;
}

const opacityOf = (evidence: number): number =>
  Math.min(Math.max((evidence - faintest) / (strongFrom - faintest), 0), 1);

/** The mean of a map tells how far the SPL logit of its crop lies above that of no lesion. */
const speaksForSpl = (activation: Float32Array): boolean =>
  activation.reduce((sum, logit) => sum + logit, 0) > 0;
