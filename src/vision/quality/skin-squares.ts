import type { Inference } from '../../inference/port.ts';
import type { Frame } from '../../screening/space/frame.ts';
import type { ClassifierContract } from '../manifest.ts';
import { classProbabilities } from '../models/classifier.ts';
import { cropsAround } from '../pixels/crop.ts';

/** A square part of the photo in pixels, and whether it shows skin. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly isSkin: boolean;
  /** Skin and what lies beside it: it counts as skin, but its light and detail are not the skin's alone. */
  readonly isEdge: boolean;
}

/**
 * A square counts as skin below this probability of background. Chosen on development pictures: of 70 rooms 0.84 then
 * show less skin than `qualityLimits.noSkin`, and no photo of wide-dev (16) less than 0.44.
 */
const mostBackground = 0.09;
const mostEdge = 0.5;

/**
 * Where the photo shows skin, as the classifier sees it: squares that it is sure are no background.
 * @param grid the photo is looked at on this many by this many squares, which do not overlap
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
  // A crop reaches one diameter beyond its box on every side.
  const third = side / 3;
  const boxes = corners.map(({ x, y }) => ({ x: x + third, y: y + third, width: third, height: third }));
  const crops = await cropsAround(frame, boxes, size);
  const seen = await classProbabilities(crops, inference, contract);
  return corners.map((corner, i) => {
    const { background, skinEdge } = seen[i] ?? { background: 1, skinEdge: 0 };
    return { ...corner, side, isSkin: background < mostBackground, isEdge: skinEdge > mostEdge };
  });
}

/** The squares to read light and focus on: skin alone, else skin at all, else everything. */
export function readable(squares: readonly Square[]): readonly Square[] {
  const skin = squares.filter(({ isSkin }) => isSkin);
  const pure = skin.filter(({ isEdge }) => !isEdge);
  return [pure, skin].find(({ length }) => length > 0) ?? squares;
}
