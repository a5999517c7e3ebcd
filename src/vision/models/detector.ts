import type { Inference, Outputs, Tensor } from '../../inference/port.ts';
import type { Detection } from '../../screening/lesion/lesion.ts';
import type { Frame } from '../../screening/space/frame.ts';
import {
  areaOf,
  type Box,
  centreOf,
  clipTo,
  diameterOf,
  intersectionArea,
  intersectionOverUnion,
} from '../../screening/space/geometry.ts';
import { awaitedLater } from '../awaited-later.ts';
import { type DetectorContract, detectorModel } from '../manifest.ts';
import { withLentMemory } from './lent-memory.ts';
import { expectOutput } from './outputs.ts';
import { planScales } from './scales.ts';
import { copyWindow, type Tile } from './tiles.ts';

/** Two boxes that share this much of the union, or of the smaller box, are the same lesion … */
const sameByUnion = 0.3;
const sameByInclusion = 0.65;
/** … unless the inner one is this many times narrower and more certain: it is then a spot on a large lesion. */
const muchNarrower = 3;

/** Number of batches that wait for the model, so that our work between two steps (up to 0.1 s) costs it no time. */
const batchesAhead = 2;

export interface DetectionStep {
  /** Lesions that no earlier step has reported. */
  readonly detections: readonly Detection[];
  /** Detections that reach only the second chance; a later step may find them clearly, in finer pixels. */
  readonly faint: readonly Detection[];
  readonly tilesDone: number;
  readonly tilesTotal: number;
}

/**
 * Finds lesions, brown or not, in a photo of any size. It uses overlapping tiles at scales 1, 1/4 and 1/16, as far as the
 * photo's size needs them, the coarsest first, and yields lesions batch by batch. A lesion is reported once: by the
 * tile whose core holds its centre, and not again by a finer scale. The next batches are on their way to the model
 * while it works, so that it never waits for tiles.
 * @throws KioskError from the inference, `inference-failed` when an output breaks the contract
 */
export async function* detect(
  frame: Frame,
  inference: Inference,
  contract: DetectorContract,
): AsyncGenerator<DetectionStep> {
  const size = contract.input.shape[1] ?? 0;
  const scales = planScales(frame, size);
  const tilesTotal = scales.reduce((sum, { tiles }) => sum + tiles.length, 0);
  const runs = scales.flatMap((scale) =>
    [...batches(scale.tiles, contract.maxBatch)].map((tiles) => ({ scale, tiles })),
  );
  const ask = async ({ scale, tiles }: (typeof runs)[number]) => {
    const scaled = await scale.frame();
    return await withLentMemory(tiles.length * size * size * 3, async (memory) => {
      const outputs = await inference.run(detectorModel, tileBatch(scaled, tiles, size, memory));
      return readDetections(outputs, tiles, contract);
    });
  };
  const asked = new Map<number, Promise<Detection[]>>();
  const askOnce = (index: number) => {
    const run = runs[index];
    if (run && !asked.has(index)) asked.set(index, awaitedLater(ask(run)));
  };
  // The photo itself is at hand before its smaller scales are: the model begins with it while they are made.
  const firstAtHand = runs.findIndex(({ scale }) => scale.factor === 1);
  for (let ahead = 0; ahead < batchesAhead; ahead++) askOnce(firstAtHand + ahead);
  const found: Detection[] = [];
  const faintlyFound: Detection[] = [];
  let tilesDone = 0;
  for (const [index, { scale, tiles }] of runs.entries()) {
    for (let ahead = 0; ahead <= batchesAhead; ahead++) askOnce(index + ahead);
    const fresh = ((await asked.get(index)) ?? [])
      .map((detection) => toPhoto(detection, scale.factor, frame))
      .filter(({ box }) => scale.accepts(diameterOf(box)))
      .sort((a, b) => b.confidence - a.confidence);
    const isClear = ({ confidence }: Detection) => confidence >= contract.minConfidence;
    const detections = fresh.filter(isClear).filter((detection) => keepIfNew(detection, found));
    const faint = fresh
      .filter((detection) => !isClear(detection))
      .filter((detection) => !found.some((known) => isSameSpot(known, detection)))
      .filter((detection) => keepIfNew(detection, faintlyFound));
    tilesDone += tiles.length;
    yield { detections, faint, tilesDone, tilesTotal };
  }
}

function* batches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}

/** @param data memory for all tiles, size × size × 3 bytes each */
function tileBatch(frame: Frame, tiles: readonly Tile[], size: number, data: Uint8Array): Tensor {
  const bytes = size * size * 3;
  for (const [i, tile] of tiles.entries()) {
    copyWindow(frame, tile.x, tile.y, size, data.subarray(i * bytes, (i + 1) * bytes));
  }
  return { type: 'uint8', dims: [tiles.length, size, size, 3], data };
}

/**
 * For each tile, rows of [centre x, centre y, width, height, score] in pixels of the tile, the best first; and for each
 * row the probability that it is brown to black.
 */
function readDetections(outputs: Outputs, tiles: readonly Tile[], contract: DetectorContract): Detection[] {
  const output = expectOutput(outputs, contract.outputs.detections, tiles.length);
  const pigment = expectOutput(outputs, contract.outputs.pigmented, tiles.length);
  const [, perTile = 0, columns = 0] = output.dims;
  const least = Math.min(contract.minConfidence, contract.secondChanceFrom);
  return tiles.flatMap((tile, t) => {
    const detections: Detection[] = [];
    for (let row = 0; row < perTile; row++) {
      const start = (t * perTile + row) * columns;
      const [x = 0, y = 0, width = 0, height = 0, score = 0] = output.data.subarray(start, start + columns);
      if (!(score >= least)) continue;
      const box = { x: tile.x + x - width / 2, y: tile.y + y - height / 2, width, height };
      const pigmented = (pigment.data[t * perTile + row] ?? 0) >= contract.pigmentedFrom;
      if (owns(tile, box)) detections.push({ box, confidence: Math.min(1, score), pigmented });
    }
    return detections;
  });
}

function owns({ core }: Tile, box: Box): boolean {
  const { x, y } = centreOf(box);
  return x >= core.x && x < core.x + core.width && y >= core.y && y < core.y + core.height;
}

function toPhoto({ box, ...found }: Detection, factor: number, frame: Frame): Detection {
  const scaled = {
    x: box.x * factor,
    y: box.y * factor,
    width: box.width * factor,
    height: box.height * factor,
  };
  return { ...found, box: clipTo(scaled, frame.width, frame.height) };
}

function keepIfNew(detection: Detection, found: Detection[]): boolean {
  const isKnown = found.some((known) => isSameSpot(known, detection));
  if (!isKnown) found.push(detection);
  return !isKnown;
}

/** Whether two detections in one photo are the same lesion. */
export function isSameSpot(a: Detection, b: Detection): boolean {
  if (intersectionOverUnion(a.box, b.box) >= sameByUnion) return true;
  const [inner, outer] = areaOf(a.box) < areaOf(b.box) ? [a, b] : [b, a];
  if (intersectionArea(inner.box, outer.box) < sameByInclusion * areaOf(inner.box)) return false;
  const narrower = diameterOf(outer.box) / diameterOf(inner.box);
  return narrower < muchNarrower || inner.confidence < outer.confidence;
}
