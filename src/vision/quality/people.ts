import type { Inference } from '../../inference/port.ts';
import type { Frame } from '../../screening/space/frame.ts';
import { type Box, containsPoint, intersectionOverUnion } from '../../screening/space/geometry.ts';
import { type PersonFinderContract, personFinderModel } from '../manifest.ts';
import { withLentMemory } from '../models/lent-memory.ts';
import { expectOutput } from '../models/outputs.ts';
import { thumbnailOf } from '../pixels/pyramid.ts';

/** The grey that pads a photo to a square, as in the finder's training (YOLOX, Ge et al. 2021). */
const padding = 114;
/** Two boxes that overlap more than this are one person. */
const samePerson = 0.45;

/**
 * Finds whole people in the photo. A body part that fills the photo is seldom seen as a person.
 * @returns boxes in pixels of the photo, the most certain first
 */
export async function findPeople(
  frame: Frame,
  inference: Inference,
  contract: PersonFinderContract,
): Promise<Box[]> {
  const size = contract.input.shape[1] ?? 0;
  const scale = size / Math.max(frame.width, frame.height);
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const small = await thumbnailOf(frame, width, height);
  const outputs = await withLentMemory(size * size * 3, (data) => {
    data.fill(padding);
    for (let row = 0; row < height; row++) {
      data.set(small.data.subarray(row * width * 3, (row + 1) * width * 3), row * size * 3);
    }
    return inference.run(personFinderModel, { type: 'uint8', dims: [1, size, size, 3], data });
  });
  const { data: rows, dims } = expectOutput(outputs, contract.outputs.people, 1);
  const found: Box[] = [];
  for (let row = 0; row < (dims[1] ?? 0); row++) {
    const [x = 0, y = 0, w = 0, h = 0, score = 0] = rows.subarray(row * 5, row * 5 + 5);
    if (!(score >= contract.minConfidence)) break;
    const box = { x: (x - w / 2) / scale, y: (y - h / 2) / scale, width: w / scale, height: h / scale };
    if (!found.some((other) => intersectionOverUnion(box, other) > samePerson)) found.push(box);
  }
  return found;
}

/** The number of people other than the one in the middle of the photo. */
export function bystandersAmong(people: readonly Box[], { width, height }: Frame): number {
  const isCustomer = (box: Box) => containsPoint(box, { x: width / 2, y: height / 2 });
  return people.length - (people.some(isCustomer) ? 1 : 0);
}
