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
import { type Crop, cropBytes } from '../pixels/crop.ts';
import { across, down, type Mirror, mirrorImage, upsideDown } from '../pixels/mirror-images.ts';
import { withCropBatch } from './crop-batch.ts';
import { withLentMemory } from './lent-memory.ts';
import { expectOutput } from './outputs.ts';

/**
 * Grades crops of a wide-field photo, in their order. Each is graded in one view. Those that score near a level are
 * looked at upside down, too, and those that then still do in both other mirror images: the mean of all views counts.
 * @throws KioskError from the inference, `inference-failed` when an output breaks the contract
 */
export async function classify(
  crops: readonly Crop[],
  inference: Inference,
  contract: ClassifierContract,
): Promise<Grade[]> {
  const once = (await infer(crops, inference, contract)).map((seen) => [seen] as const);
  const again = (looks: readonly Looks[], near: Scores, mirrors: readonly Mirror[]) =>
    lookAgain(looks, near, mirrors, inference, contract);
  const twice = await again(once, contract.secondLook, [upsideDown]);
  const looks = await again(twice, contract.thirdLook, [across, down]);
  return looks.map((views) => gradeOf(meanOf(views), 'wideField', contract));
}

/** All views of one crop. */
type Looks = readonly [Seen, ...Seen[]];
type Scores = Pick<ClassifierContract['secondLook'], 'from' | 'to'>;

/** Adds views of the crops that score between these limits. */
async function lookAgain(
  looks: readonly Looks[],
  { from, to }: Scores,
  mirrors: readonly Mirror[],
  inference: Inference,
  contract: ClassifierContract,
): Promise<Looks[]> {
  const near = looks.map((views) => {
    const score = scoreOf(meanOf(views), 'wideField', contract);
    return score >= from && score <= to;
  });
  const size = contract.input.shape[1] ?? 0;
  const crops = looks.flatMap(([{ crop }], i) =>
    near[i] ? mirrors.map((mirror) => ({ crop, mirror })) : [],
  );
  const bytes = cropBytes(size);
  const more = await withLentMemory(crops.length * bytes, (memory) =>
    infer(
      crops.map(({ crop, mirror }, i) =>
        mirrorImage(crop, mirror, size, memory.subarray(i * bytes, (i + 1) * bytes)),
      ),
      inference,
      contract,
    ),
  );
  return looks.map((views, i) => (near[i] ? [...views, ...more.splice(0, mirrors.length)] : views));
}

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
    [
      crop,
      ...[across, down, upsideDown].map((mirror) => mirrorImage(crop, mirror, contract.input.shape[1] ?? 0)),
    ],
    inference,
    contract,
  );
  if (seen === undefined) throw new KioskError('inference-failed', 'The model did not grade the photo.');
  return gradeOf(meanOf([seen, ...mirrored]), view, contract);
}

/** A crop and the model's outputs: class probabilities, p(SPL) by view, the embedding and the activation map. */
interface Seen {
  readonly crop: Crop;
  readonly row: Float32Array;
  readonly spl: Float32Array;
  readonly embedding: Float32Array;
  readonly activation: Float32Array;
  readonly unfamiliarity: number;
}

async function infer(
  crops: readonly Crop[],
  inference: Inference,
  contract: ClassifierContract,
): Promise<Seen[]> {
  const all: Seen[] = [];
  for (let start = 0; start < crops.length; start += contract.maxBatch) {
    const batch = crops.slice(start, start + contract.maxBatch);
    const size = contract.input.shape[1] ?? 0;
    const outputs = await withCropBatch(batch, size, (tensor) => inference.run(classifierModel, tensor));
    const read = (name: keyof ClassifierContract['outputs']) =>
      expectOutput(outputs, contract.outputs[name], batch.length);
    const [probabilities, spl, embedding] = [read('probabilities'), read('splByView'), read('embedding')];
    const [activation, unfamiliarity] = [read('activation'), read('unfamiliarity')];
    for (const [i, crop] of batch.entries()) {
      all.push({
        crop,
        row: rowOf(probabilities, i),
        spl: rowOf(spl, i),
        embedding: rowOf(embedding, i),
        activation: rowOf(activation, i),
        unfamiliarity: rowOf(unfamiliarity, i)[0] ?? Number.POSITIVE_INFINITY,
      });
    }
  }
  return all;
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
  const { crop, row, activation, unfamiliarity } = seen;
  const embedding = Float32Array.of(
    ...seen.embedding,
    ...colourAxes(crop.data, contract.input.shape[1] ?? 0),
  );
  const splScore = scoreOf(seen, view, contract);
  const doubts: Doubt[] = [];
  if (!crop.assessable) doubts.push('no-detail');
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
