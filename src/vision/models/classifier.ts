import { KioskError } from '../../errors.ts';
import type { Inference, Tensor } from '../../inference/port.ts';
import {
  type Doubt,
  type Grade,
  gradeLevel,
  lesionClasses,
  type Probabilities,
  strangeLevel,
} from '../../screening/lesion/lesion.ts';
import { type Calibration, type ClassifierContract, classifierModel, type View, views } from '../manifest.ts';
import { colourAxes } from '../pixels/contrast.ts';
import type { Crop } from '../pixels/crop.ts';
import { mirrorImages } from '../pixels/mirror-images.ts';
import { expectOutput } from './outputs.ts';

/**
 * Grades crops of a wide-field photo, in their order. Each is graded in one view, and those that score near a level
 * again by the mean of four mirror images.
 * @throws KioskError from the inference, `inference-failed` when an output breaks the contract
 */
export async function classify(
  crops: readonly Crop[],
  inference: Inference,
  contract: ClassifierContract,
): Promise<Grade[]> {
  const size = contract.input.shape[1] ?? 0;
  const { from, to } = contract.secondLook;
  const once = await infer(crops, inference, contract);
  const near = once.map((seen) => {
    const score = scoreOf(seen, 'wideField', contract);
    return score >= from && score <= to;
  });
  const others = crops.filter((_, i) => near[i]).flatMap((crop) => mirrorImages(crop, size).slice(1));
  const again = await infer(others, inference, contract);
  return once.map((seen, i) => {
    const looks = near[i] ? again.splice(0, mirrorsBeside) : [];
    return gradeOf(meanOf([seen, ...looks]), 'wideField', contract);
  });
}

/** Mirror images of a crop, not counting the crop itself. */
const mirrorsBeside = 3;

/**
 * The class probabilities of crops in one view, without a grade.
 * @throws KioskError as `classify`
 */
export async function classProbabilities(
  crops: readonly Crop[],
  inference: Inference,
  contract: ClassifierContract,
): Promise<Probabilities[]> {
  return (await infer(crops, inference, contract)).map(({ row }) => named(row));
}

/**
 * Grades a close-up by the mean of its four mirror images. Embedding, activation and unfamiliarity are those of the
 * photo itself.
 * @throws KioskError as `classify`
 */
export async function classifyAlone(
  crop: Crop,
  view: Exclude<View, 'wideField'>,
  inference: Inference,
  contract: ClassifierContract,
): Promise<Grade> {
  const [seen, ...mirrored] = await infer(
    mirrorImages(crop, contract.input.shape[1] ?? 0),
    inference,
    contract,
  );
  if (seen === undefined) throw new KioskError('inference-failed', 'The model did not grade the photo.');
  return gradeOf(meanOf([seen, ...mirrored]), view, contract);
}

/** The model's outputs for one crop: class probabilities, p(SPL) by view, the embedding and the activation map. */
interface Seen {
  readonly row: Float32Array;
  readonly spl: Float32Array;
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
    const read = (name: keyof ClassifierContract['outputs']) =>
      expectOutput(outputs, contract.outputs[name], batch.length);
    const [probabilities, spl, embedding] = [read('probabilities'), read('splByView'), read('embedding')];
    const [activation, unfamiliarity] = [read('activation'), read('unfamiliarity')];
    const size = contract.input.shape[1] ?? 0;
    for (const [i, { data, assessable }] of batch.entries()) {
      all.push({
        row: rowOf(probabilities, i),
        spl: rowOf(spl, i),
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

/** The first output, with the mean of all probabilities. */
function meanOf(seen: readonly [Seen, ...Seen[]]): Seen {
  const mean = (of: (one: Seen) => Float32Array) =>
    of(seen[0]).map((_, i) => seen.reduce((sum, one) => sum + (of(one)[i] ?? 0), 0) / seen.length);
  return { ...seen[0], row: mean(({ row }) => row), spl: mean(({ spl }) => spl) };
}

function gradeOf(seen: Seen, view: View, contract: ClassifierContract): Grade {
  const { row, embedding, activation, unfamiliarity, assessable } = seen;
  const splScore = scoreOf(seen, view, contract);
  const doubts: Doubt[] = [];
  if (!assessable) doubts.push('no-detail');
  if (unfamiliarity >= contract.unfamiliarFrom) doubts.push('unfamiliar');
  const isStrange = unfamiliarity >= contract.strangeFrom && splScore < contract.personRule.aloneFrom;
  const level = isStrange
    ? strangeLevel(splScore, contract.levels[view])
    : gradeLevel(splScore, contract.levels[view], doubts);
  return { probabilities: named(row), splScore, level, doubts, embedding, activation };
}

const named = (row: Float32Array): Probabilities =>
  Object.fromEntries(lesionClasses.map((name, i) => [name, row[i] ?? 0])) as Record<
    keyof Probabilities,
    number
  >;

const scoreOf = ({ spl }: Seen, view: View, { calibration }: ClassifierContract): number =>
  calibrate(spl[views.indexOf(view)] ?? 0, calibration[view]);

/** Keeps the logit finite, with the same clipping as when the calibration was fitted. */
const smallestProbability = 1e-6;

/** Platt scaling: sigmoid(slope · logit(p) + offset). */
function calibrate(probability: number, { slope, offset }: Calibration): number {
  const p = Math.min(Math.max(probability, smallestProbability), 1 - smallestProbability);
  return 1 / (1 + Math.exp(-(slope * Math.log(p / (1 - p)) + offset)));
}
