import { z } from 'zod';
import { lesionClasses } from '../screening/lesion/lesion.ts';

/** Limits of every number; a manifest beyond them is damaged or not ours. */
const count = (most: number) => z.int().min(1).max(most);
const factor = z.number().positive().max(100);
const logOdds = z.number().min(-100).max(100);
const probability = z.number().min(0).max(1);

const modelFile = {
  file: z.string().regex(/^[\w.-]+\.onnx$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

const modelFacts = {
  /** Hash of the file with full precision; it identifies the model, whichever of its files runs. */
  ...modelFile,
  /** The same model with int8 convolutions, for the CPU. */
  quantized: z.strictObject(modelFile).optional(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  trainedOn: z.array(z.strictObject({ data: z.string(), licence: z.string(), use: z.string() })).min(1),
  startingWeights: z.string(),
};

/** A distance of embeddings. */
const unfamiliarity = z.number().positive().max(1e6);

/** In shapes, -1 stands for the batch, the only free dimension. */
const tensorContract = z.strictObject({
  name: z.string(),
  type: z.enum(['uint8', 'float32']),
  shape: z
    .tuple([z.literal(-1)], count(4096))
    .refine((shape) => shape.length <= 4, 'at most four dimensions'),
});

const detectorSchema = z.strictObject({
  ...modelFacts,
  input: tensorContract,
  maxBatch: count(256),
  outputs: z.strictObject({ detections: tensorContract, pigmented: tensorContract }),
  /** Detections below this confidence are dropped; `thresholdReason` says how it was chosen. */
  minConfidence: probability,
  thresholdReason: z.string(),
  /** From this probability on a detection counts as brown to black; below it as red, pink or skin-coloured. */
  pigmentedFrom: probability,
  pigmentedReason: z.string(),
  /** Detections from this confidence on are graded too, and count where the grade is `follow` or more. */
  secondChanceFrom: probability,
  secondChanceReason: z.string(),
});

/**
 * Kinds of view, in the order of the output `splByView`: a lesion cut out of a wide-field photo, a photo of one lesion
 * alone, and one through a dermatoscope. Each has its own temperature, calibration and levels.
 */
export const views = ['wideField', 'closeUp', 'dermoscopic'] as const;
export type View = (typeof views)[number];

const forEachView = <S extends z.ZodType>(schema: S) =>
  z.strictObject({ wideField: schema, closeUp: schema, dermoscopic: schema });

/**
 * splScore = sigmoid(slope · logit(p) + offset), fitted on validation data (Platt 1999). p is the column of `splByView`
 * for this kind of view, a softmax at `temperature`, which is part of the graph and repeated here.
 */
const calibration = z.strictObject({
  slope: factor,
  offset: logOdds,
  temperature: factor,
});

/** Scores at which a spot is looked at again. */
const looksSchema = z.strictObject({ from: probability, to: probability, reason: z.string() });

const levelsSchema = z
  .strictObject({ nearFollow: probability, follow: probability, refer: probability, reason: z.string() })
  .refine(({ nearFollow, follow, refer }) => nearFollow <= follow && follow <= refer, {
    message: 'nearFollow must not exceed follow, nor follow refer',
  });

const classifierSchema = z.strictObject({
  ...modelFacts,
  input: tensorContract,
  maxBatch: count(256),
  outputs: z.strictObject({
    probabilities: tensorContract,
    embedding: tensorContract,
    activation: tensorContract,
    unfamiliarity: tensorContract,
    splByView: tensorContract,
  }),
  classes: z.array(z.enum(lesionClasses)).refine((names) => names.join() === lesionClasses.join(), {
    message: `the class order must be ${lesionClasses.join(', ')}`,
  }),
  calibration: forEachView(calibration),
  levels: forEachView(levelsSchema),
  /**
   * Spots of a wide-field photo that score `from` to `to` in one view lie near a level, so they are looked at upside
   * down, too; those whose mean then lies within the third look's limits in all four mirror images, as close-ups are.
   */
  secondLook: looksSchema,
  thirdLook: looksSchema,
  /** How levels are judged among the lesions of one person (person-rule.ts). */
  personRule: z
    .strictObject({
      oddnessWeight: factor,
      followFrom: logOdds,
      referFrom: logOdds,
      aloneFrom: probability,
      fewest: count(1000),
      reason: z.string(),
    })
    .refine(({ followFrom, referFrom }) => followFrom <= referFrom, {
      message: 'followFrom must not exceed referFrom',
    }),
  /** Crops of this `unfamiliarity` or more can't be judged. */
  unfamiliarFrom: unfamiliarity,
  /** From here on a crop is strange beyond doubt, and referred by itself only in the top band. */
  strangeFrom: unfamiliarity,
  unfamiliarReason: z.string(),
});

/** Tells whether somebody else is in the photo. It came trained, so `trainedOn` names the data of its makers. */
const personFinderSchema = z.strictObject({
  ...modelFacts,
  input: tensorContract,
  outputs: z.strictObject({ people: tensorContract }),
  minConfidence: probability,
  thresholdReason: z.string(),
});

/** The contract that ships beside the weights. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  detector: detectorSchema,
  classifier: classifierSchema,
  personFinder: personFinderSchema,
});

export type Manifest = z.infer<typeof manifestSchema>;
export type DetectorContract = Manifest['detector'];
export type ClassifierContract = Manifest['classifier'];
export type ViewLevels = z.infer<typeof levelsSchema>;
export type Calibration = z.infer<typeof calibration>;
export type PersonFinderContract = Manifest['personFinder'];

/** Names of the models in the inference child. */
export const detectorModel = 'lesion-detector';
export const classifierModel = 'lesion-classifier';
export const personFinderModel = 'person-finder';
