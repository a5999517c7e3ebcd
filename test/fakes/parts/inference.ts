import type { Inference, Outputs, Tensor } from '../../../src/inference/port.ts';

/**
 * Stands in for the models: finds dark discs on a light ground from the tile's pixels on a 4-px grid, and grades every
 * crop the same. `before` runs before each call, to fail or to wait.
 */
export class FakeInference implements Inference {
  spl = 0.9;
  /** p(SPL) of a photo through a dermatoscope. */
  splThroughDermatoscope = 0.9;
  background = 0;
  /** p(background) of a disc's surroundings; null if it is the same as for the disc. */
  surroundings: number | null = null;
  /** The same of crops that show no disc. */
  elsewhere: number | null = null;
  unfamiliarity = 1;
  /** Rows of [centre x, centre y, width, height, score] in the finder's 32 px, best first. */
  people: number[][] = [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ];
  /** The detector's score of every disc. */
  confidence = 0.9;
  /** The detector's probability that a disc is brown. */
  pigmented = 1;
  calls: string[] = [];
  /** Crops that were graded, mirror images too. */
  crops = 0;
  before: (model: string) => Promise<void> | void = () => undefined;

  async run(model: string, input: Tensor): Promise<Outputs> {
    this.calls.push(model);
    await this.before(model);
    if (model === 'person-finder') return this.#findPeople();
    return model === 'lesion-detector' ? this.#detect(input) : this.#grade(input);
  }

  #findPeople(): Outputs {
    const data = Float32Array.from(this.people.flat());
    return { people: { type: 'float32', dims: [1, this.people.length, 5], data } };
  }

  #detect({ dims, data: tiles }: Tensor): Outputs {
    const data = Uint8Array.from(tiles);
    const [batch = 0, size = 0] = dims;
    const detections = new Float32Array(batch * 100 * 5);
    for (let tile = 0; tile < batch; tile++) {
      const pixels = data.subarray(tile * size * size * 3, (tile + 1) * size * size * 3);
      for (const [i, row] of findDiscs(pixels, size).entries()) {
        detections.set([...row, this.confidence], (tile * 100 + i) * 5);
      }
    }
    return {
      detections: { type: 'float32', dims: [batch, 100, 5], data: detections },
      pigmented: {
        type: 'float32',
        dims: [batch, 100],
        data: new Float32Array(batch * 100).fill(this.pigmented),
      },
    };
  }

  #grade({ dims, data }: Tensor): Outputs {
    const [batch = 0, size = 0] = dims;
    this.crops += batch;
    const length = size * size * 3;
    const rows = Array.from({ length: batch }, (_, i) => {
      const crop = Uint8Array.from(data.subarray(i * length, (i + 1) * length));
      const share = shareOfDark(crop);
      const seen = share === 0 ? this.elsewhere : share < smallInCrop ? this.surroundings : null;
      const background = seen ?? this.background;
      return [background, 0, 0, (1 - background) * (1 - this.spl), 0, (1 - background) * this.spl];
    });
    return {
      probabilities: { type: 'float32', dims: [batch, 6], data: Float32Array.from(rows.flat()) },
      embedding: {
        type: 'float32',
        dims: [batch, 2],
        data: Float32Array.from({ length: batch * 2 }, (_, i) => 1 - (i % 2)),
      },
      splByView: {
        type: 'float32',
        dims: [batch, 3],
        data: Float32Array.from({ length: batch * 3 }, (_, i) =>
          i % 3 === 2 ? this.splThroughDermatoscope : (1 - this.background) * this.spl,
        ),
      },
      activation: { type: 'float32', dims: [batch, 2, 2], data: new Float32Array(batch * 4) },
      unfamiliarity: {
        type: 'float32',
        dims: [batch],
        data: new Float32Array(batch).fill(this.unfamiliarity),
      },
    };
  }
}

/** A disc fills less of a crop than this if the crop shows its surroundings. */
const smallInCrop = 0.03;

const shareOfDark = (crop: Uint8Array): number =>
  crop.filter((value, i) => i % 3 === 1 && value < 90).length / (crop.length / 3);

/** Rows of [centre x, centre y, width, height]: bounding boxes of connected dark pixels. */
function findDiscs(pixels: Uint8Array, size: number): number[][] {
  const dark = (x: number, y: number) => (pixels[(y * size + x) * 3 + 1] ?? 255) < 90;
  const seen = new Set<number>();
  const discs: number[][] = [];
  for (let y = 0; y < size; y += 4) {
    for (let x = 0; x < size; x += 4) {
      if (!dark(x, y) || seen.has(y * size + x)) continue;
      const box = { left: x, right: x, top: y, bottom: y };
      const open = [[x, y] as const];
      while (open.length > 0) {
        const [px, py] = open.pop() ?? [0, 0];
        if (px < 0 || py < 0 || px >= size || py >= size || seen.has(py * size + px) || !dark(px, py))
          continue;
        seen.add(py * size + px);
        box.left = Math.min(box.left, px);
        box.right = Math.max(box.right, px);
        box.top = Math.min(box.top, py);
        box.bottom = Math.max(box.bottom, py);
        open.push([px - 1, py], [px + 1, py], [px, py - 1], [px, py + 1]);
      }
      const width = box.right - box.left + 1;
      const height = box.bottom - box.top + 1;
      discs.push([box.left + width / 2, box.top + height / 2, width, height]);
    }
  }
  return discs;
}
