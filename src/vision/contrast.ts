import { labOf } from './lab.ts';

/** Shares of the crop's half side: the lesion fills a third of its crop (crop.ts), and its rim may be ragged. */
const insideWithin = 0.29;
const skinBeyond = 0.63;

/**
 * Of one CIELAB unit, in distances of a common naevus. Chosen on 200 planted-duckling scenes of the validation part: the
 * SPL is among the first three in 0.940 instead of 0.925 of them, and among the first ten in all instead of 0.990.
 */
const colourWeight = 0.04;

/**
 * How a lesion's colour differs from that of the skin around it: the mean in the middle of the crop less the mean beyond
 * the lesion. The difference, since the tone of the skin and the light are those of the whole photo.
 * @param rgb size × size × 3 bytes, a crop of 3 × the lesion's diameter
 * @returns differences of L*, a* and b*, scaled to stand beside the axes of the embedding
 */
export function colourAxes(rgb: Uint8Array, size: number): [number, number, number] {
  const half = (size - 1) / 2;
  const inside = new Mean();
  const skin = new Mean();
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const reach = Math.hypot(x - half, y - half) / (size / 2);
      if (reach > insideWithin && reach < skinBeyond) continue;
      (reach <= insideWithin ? inside : skin).add(rgb, (y * size + x) * 3);
    }
  }
  const [lesion, around] = [inside.lab, skin.lab];
  return [
    colourWeight * (lesion.l - around.l),
    colourWeight * (lesion.a - around.a),
    colourWeight * (lesion.b - around.b),
  ];
}

class Mean {
  #red = 0;
  #green = 0;
  #blue = 0;
  #count = 0;

  add(rgb: Uint8Array, at: number): void {
    this.#red += rgb[at] ?? 0;
    this.#green += rgb[at + 1] ?? 0;
    this.#blue += rgb[at + 2] ?? 0;
    this.#count++;
  }

  get lab() {
    return labOf(this.#red / this.#count, this.#green / this.#count, this.#blue / this.#count);
  }
}
