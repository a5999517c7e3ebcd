import type { Inference } from '../../inference/port.ts';
import type { Frame } from '../../screening/space/frame.ts';
import type { ClassifierContract } from '../manifest.ts';
import { classProbabilities } from '../models/classifier.ts';
import { withLentMemory } from '../models/lent-memory.ts';
import { cropBytes, cropsAround } from '../pixels/crop.ts';
import { quarterOf } from '../pixels/pyramid.ts';

/** A square part of the photo in pixels, and whether it shows skin. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly isSkin: boolean;
  /** A square with skin and something else: it counts as skin, but its light and detail are not only those of skin. */
  readonly isEdge: boolean;
}

/**
 * A square counts as skin below this probability of background. Chosen on development pictures: 0.84 of 70 rooms then
 * show less skin than `qualityLimits.noSkin`, and every photo of wide-dev (16) shows at least 0.44.
 */
const mostBackground = 0.09;
const mostEdge = 0.5;
/** A square of this many sides of a crop is cut from the photo's quarter, which then has its detail. */
const leastQuartered = 3.6;

/**
 * The squares of a photo, and where the classifier sees skin: those of which it is sure that they are not background.
 * @param grid number of squares along each side, which do not overlap
 */
export async function readSkinSquares(
  frame: Frame,
  inference: Inference,
  contract: ClassifierContract,
  grid: number,
): Promise<Square[]> {
  const side = Math.min(frame.width, frame.height) / grid;
  const steps = Array.from({ length: grid }, (_, i) => (i + 0.5) / grid);
  const corners = steps.flatMap((down) =>
    steps.map((across) => ({ x: across * frame.width - side / 2, y: down * frame.height - side / 2 })),
  );
  const size = contract.input.shape[1] ?? 0;
  const shown = side >= leastQuartered * size ? await quarterOf(frame) : frame;
  // A crop extends one diameter beyond its box on every side.
  const third = (side / 3) * (shown.width / frame.width);
  const boxes = corners.map(({ x, y }) => ({
    x: (x * shown.width) / frame.width + third,
    y: (y * shown.height) / frame.height + third,
    width: third,
    height: third,
  }));
  const seen = await withLentMemory(boxes.length * cropBytes(size), async (memory) =>
    classProbabilities(await cropsAround(shown, boxes, size, memory), inference, contract),
  );
  return corners.map((corner, i) => {
    const { background, skinEdge } = seen[i] ?? { background: 1, skinEdge: 0 };
    return { ...corner, side, isSkin: background < mostBackground, isEdge: skinEdge > mostEdge };
  });
}

/** The squares on which light and focus are read: pure skin if there is any, else any skin, else everything. */
export function readable(squares: readonly Square[]): readonly Square[] {
  const skin = squares.filter(({ isSkin }) => isSkin);
  const pure = skin.filter(({ isEdge }) => !isEdge);
  return [pure, skin].find(({ length }) => length > 0) ?? squares;
}
