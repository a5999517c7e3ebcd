import type { Lesion } from '../screening/lesion/lesion.ts';
import { enlarge } from '../vision/models/activation.ts';
import { eachPixel, type Heat, noHeat, type Square } from './heat.ts';

/** Points a side to which a class-activation map is enlarged before it is drawn. */
const points = 96;
/** Opacity of strong evidence, the value from which on it is reached, and the value up to which nothing shows. */
const strongest = 0.75;
const strongFrom = 0.35;
const faintest = 0.05;

/** A lesion's map and the square of the picture that it covers. */
export interface PlacedActivation extends Pick<Lesion, 'activation' | 'splScore'> {
  readonly square: Square;
}

/**
 * The class-activation maps of all lesions, stitched: the value is the SPL score at the place that speaks most for
 * SPL rather than no lesion, and falls with the map from there. What speaks against stays blank, and so does a spot
 * whose map speaks against it on the whole. Where crops overlap the stronger evidence shows.
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

/** The mean of a map is how far the SPL logit of its crop lies above that of no lesion. */
const speaksForSpl = (activation: Float32Array): boolean =>
  activation.reduce((sum, logit) => sum + logit, 0) > 0;
