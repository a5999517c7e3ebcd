import type { Inference, Tensor } from '../inference/port.ts';
import type { Frame } from '../screening/frame.ts';
import { type Box, centreOf, diameterOf } from '../screening/geometry.ts';
import { type Grade, gradeLevel, lesionClasses, type Probabilities } from '../screening/lesion.ts';
import { pipelineOf, resize } from './decode.ts';
import { type ClassifierContract, classifierModel } from './manifest.ts';
import { expectOutput } from './outputs.ts';
import { copyWindow } from './tiles.ts';

/** A square crop holds the lesion and as much skin on every side: 3 × its diameter (the paper's crop). */
const cropPerDiameter = 3;

export interface Crop {
  /** size × size × 3 bytes, RGB. */
  readonly data: Uint8Array;
  /** False where the crop can't be judged: too few pixels of the lesion, or no detail left by the exposure. */
  readonly assessable: boolean;
}

/** Cuts the classifier's crop around a lesion, repeating the photo's edge, scaled to `size` pixels. */
export function cropAround(frame: Frame, box: Box, size: number): Promise<Crop> {
  const side = Math.max(1, Math.round(cropPerDiameter * diameterOf(box)));
  const { x, y } = centreOf(box);
  return cropSquare(frame, Math.round(x - side / 2), Math.round(y - side / 2), side, size, diameterOf(box));
}

/** The whole photo as one crop, padded to a square and never squeezed: a close-up of one lesion. */
export async function cropWhole(frame: Frame, size: number): Promise<Crop> {
  // Shrunk first: a square around a long strip at full size could be too large for the memory.
  const scale = size / Math.max(frame.width, frame.height);
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const small = await resize(frame, width, height);
  const data = new Uint8Array(size * size * 3);
  copyWindow(small, -((size - width) >> 1), -((size - height) >> 1), size, data);
  return { data, assessable: isAssessable(Math.min(frame.width, frame.height), data) };
}

async function cropSquare(
  frame: Frame,
  left: number,
  top: number,
  side: number,
  size: number,
  diameter: number,
): Promise<Crop> {
  const square = { width: side, height: side, data: new Uint8Array(side * side * 3) };
  copyWindow(frame, left, top, side, square.data);
  const data = await pipelineOf(square)
    .resize(size, size, { fit: 'fill', kernel: side > size ? 'linear' : 'cubic' })
    .raw()
    .toBuffer();
  return { data, assessable: isAssessable(diameter, data) };
}

/** Below this diameter in pixels a lesion has no shape to judge; the detector's training starts there too. */
const fewestPixels = 10;
/** Pixels at either end of the range carry no detail. */
const clippedLow = 8;
const clippedHigh = 247;
const mostClipped = 0.5;

const isAssessable = (diameter: number, rgb: Uint8Array) => diameter >= fewestPixels && hasDetail(rgb);

function hasDetail(rgb: Uint8Array): boolean {
  let clipped = 0;
  for (let i = 1; i < rgb.length; i += 3) {
    const green = rgb[i] ?? 0;
    if (green <= clippedLow || green >= clippedHigh) clipped++;
  }
  return clipped <= (mostClipped * rgb.length) / 3;
}

/**
 * Grades crops, in their order, in batches of at most the model's maximum.
 * @throws KioskError of the inference, `inference-failed` when an output breaks the contract
 */
export async function classify(
  crops: readonly Crop[],
  inference: Inference,
  contract: ClassifierContract,
): Promise<Grade[]> {
  const grades: Grade[] = [];
  for (let start = 0; start < crops.length; start += contract.maxBatch) {
    const batch = crops.slice(start, start + contract.maxBatch);
    const outputs = await inference.run(classifierModel, cropBatch(batch, contract));
    const probabilities = expectOutput(outputs, contract.outputs.probabilities, batch.length);
    const embedding = expectOutput(outputs, contract.outputs.embedding, batch.length);
    for (const [i, crop] of batch.entries()) {
      grades.push(grade(rowOf(probabilities, i), rowOf(embedding, i), crop.assessable, contract));
    }
  }
  return grades;
}

function cropBatch(crops: readonly Crop[], contract: ClassifierContract): Tensor {
  const size = contract.input.shape[1] ?? 0;
  const data = new Uint8Array(crops.length * size * size * 3);
  for (const [i, crop] of crops.entries()) data.set(crop.data, i * crop.data.length);
  return { type: 'uint8', dims: [crops.length, size, size, 3], data };
}

function rowOf({ data, dims }: Tensor, index: number): Float32Array {
  const length = dims[1] ?? 0;
  return Float32Array.from(data.subarray(index * length, (index + 1) * length));
}

function grade(
  row: Float32Array,
  embedding: Float32Array,
  assessable: boolean,
  contract: ClassifierContract,
): Grade {
  const probabilities = Object.fromEntries(lesionClasses.map((name, i) => [name, row[i] ?? 0])) as Record<
    keyof Probabilities,
    number
  >;
  const splScore = calibrate(probabilities.spl, contract.calibration);
  return {
    probabilities,
    splScore,
    level: gradeLevel(probabilities, splScore, contract.levels, assessable),
    embedding,
  };
}

/** Keeps the logit finite; the same clipping as when the calibration was fitted. */
const smallestProbability = 1e-6;

/** Platt scaling: sigmoid(slope · logit(p) + offset). */
function calibrate(probability: number, { slope, offset }: ClassifierContract['calibration']): number {
  const p = Math.min(Math.max(probability, smallestProbability), 1 - smallestProbability);
  return 1 / (1 + Math.exp(-(slope * Math.log(p / (1 - p)) + offset)));
}
