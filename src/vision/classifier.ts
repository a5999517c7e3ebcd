import type { Inference, Tensor } from '../inference/port.ts';
import {
  type Doubt,
  type Grade,
  gradeLevel,
  lesionClasses,
  type Probabilities,
} from '../screening/lesion.ts';
import { colourAxes } from './contrast.ts';
import type { Crop } from './crop.ts';
import { type Calibration, type ClassifierContract, classifierModel } from './manifest.ts';
import { expectOutput } from './outputs.ts';

/**
 * Grades crops, in their order, in batches of at most the model's maximum.
 * @throws KioskError of the inference, `inference-failed` when an output breaks the contract
 */
export async function classify(
  crops: readonly Crop[],
  inference: Inference,
  contract: ClassifierContract,
): Promise<Grade[]> {
  return (await infer(crops, inference, contract)).map((seen) =>
    gradeOf(seen, contract, contract.calibration.wideField),
  );
}

/**
 * Grades one crop by the mean of its four mirror images: a close-up has time for it, and on the validation part's
 * close-ups (n = 140) the AUROC is 0.909 (`npm run evaluate`) instead of 0.900 in one view (`check/classifier.py`).
 * The embedding, the activation and the unfamiliarity are those of the photo as it stands.
 * @throws KioskError as `classify`
 */
export async function classifyMirrored(
  crop: Crop,
  inference: Inference,
  contract: ClassifierContract,
): Promise<Grade[]> {
  const size = contract.input.shape[1] ?? 0;
  const views = [false, true].flatMap((across) =>
    [false, true].map((down) => ({ ...crop, data: mirrored(crop.data, size, across, down) })),
  );
  const seen = await infer(views, inference, contract);
  const [first] = seen;
  if (!first) return [];
  const mean = first.row.map((_, i) => seen.reduce((sum, { row }) => sum + (row[i] ?? 0), 0) / seen.length);
  return [gradeOf({ ...first, row: mean }, contract, contract.calibration.closeUp)];
}

/** @param rgb size × size × 3 bytes */
function mirrored(rgb: Uint8Array, size: number, across: boolean, down: boolean): Uint8Array {
  const result = new Uint8Array(rgb.length);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = ((down ? size - 1 - y : y) * size + (across ? size - 1 - x : x)) * 3;
      result.set(rgb.subarray(from, from + 3), (y * size + x) * 3);
    }
  }
  return result;
}

/** What the model says of one crop: a row of class probabilities, the embedding and the class-activation map. */
interface Seen {
  readonly row: Float32Array;
  readonly embedding: Float32Array;
  readonly activation: Float32Array;
  readonly unfamiliarity: number;
  readonly assessable: boolean;
}

async function infer(
  crops: readonly Crop[],
  inference: Inference,
  contract: ClassifierContract,
): Promise<Seen[]> {
  const all: Seen[] = [];
  for (let start = 0; start < crops.length; start += contract.maxBatch) {
    const batch = crops.slice(start, start + contract.maxBatch);
    const outputs = await inference.run(classifierModel, cropBatch(batch, contract));
    const probabilities = expectOutput(outputs, contract.outputs.probabilities, batch.length);
    const embedding = expectOutput(outputs, contract.outputs.embedding, batch.length);
    const activation = expectOutput(outputs, contract.outputs.activation, batch.length);
    const unfamiliarity = expectOutput(outputs, contract.outputs.unfamiliarity, batch.length);
    const size = contract.input.shape[1] ?? 0;
    for (const [i, { data, assessable }] of batch.entries()) {
      all.push({
        row: rowOf(probabilities, i),
        embedding: Float32Array.of(...rowOf(embedding, i), ...colourAxes(data, size)),
        activation: rowOf(activation, i),
        unfamiliarity: rowOf(unfamiliarity, i)[0] ?? Number.POSITIVE_INFINITY,
        assessable,
      });
    }
  }
  return all;
}

function cropBatch(crops: readonly Crop[], contract: ClassifierContract): Tensor {
  const size = contract.input.shape[1] ?? 0;
  const data = new Uint8Array(crops.length * size * size * 3);
  for (const [i, crop] of crops.entries()) data.set(crop.data, i * crop.data.length);
  return { type: 'uint8', dims: [crops.length, size, size, 3], data };
}

function rowOf({ data, dims }: Tensor, index: number): Float32Array {
  const length = dims.slice(1).reduce((product, side) => product * side, 1);
  return Float32Array.from(data.subarray(index * length, (index + 1) * length));
}

function gradeOf(
  { row, embedding, activation, unfamiliarity, assessable }: Seen,
  contract: ClassifierContract,
  calibration: Calibration,
): Grade {
  const probabilities = Object.fromEntries(lesionClasses.map((name, i) => [name, row[i] ?? 0])) as Record<
    keyof Probabilities,
    number
  >;
  const splScore = calibrate(probabilities.spl, calibration);
  const doubts: Doubt[] = [];
  if (!assessable) doubts.push('no-detail');
  if (unfamiliarity >= contract.unfamiliarFrom) doubts.push('unfamiliar');
  const level = gradeLevel(probabilities, splScore, contract.levels, doubts);
  return { probabilities, splScore, level, doubts, embedding, activation };
}

/** Keeps the logit finite; the same clipping as when the calibration was fitted. */
const smallestProbability = 1e-6;

/** Platt scaling: sigmoid(slope · logit(p) + offset). */
function calibrate(probability: number, { slope, offset }: Calibration): number {
  const p = Math.min(Math.max(probability, smallestProbability), 1 - smallestProbability);
  return 1 / (1 + Math.exp(-(slope * Math.log(p / (1 - p)) + offset)));
}
