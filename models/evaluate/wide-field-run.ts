import { createHash } from 'node:crypto';
import type { Inference, Outputs } from '../../src/inference/port.ts';
import type { Quality } from '../../src/screening/judgement/quality.ts';
import type { Detection, Lesion } from '../../src/screening/lesion/lesion.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import { analysed } from '../../src/vision/analysed.ts';
import { analyzeWideField } from '../../src/vision/analyze.ts';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import type { AnnotatedPhoto, LesionBox } from './annotated-photos.ts';
import { type Match, match } from './detection.ts';
import { readLabelled } from './files.ts';
import { gradeKnownBoxes } from './known-boxes.ts';
import type { FoundLesion } from './people-figures.ts';

/** A wide-field photo as the product analyses it, compared with its boxes. */
export interface AnalysedPhoto extends AnnotatedPhoto {
  readonly quality: Quality;
  /** As shipped: the detector, then the classifier, which dismisses what is not a lesion. */
  readonly lesions: readonly Lesion[];
  readonly bothStages: Match<LesionBox, Lesion>;
  readonly detectorAlone: Match<LesionBox, Detection>;
  /** For photos of people, the lesions graded at the annotated boxes, without the detector. */
  readonly known: readonly FoundLesion[] | undefined;
  /** The same with every detection above `curveShare` of the shipped threshold; undefined for photos of people. */
  readonly curve:
    | {
        readonly bothStages: Match<LesionBox, Detection>;
        readonly detectorAlone: Match<LesionBox, Detection>;
      }
    | undefined;
}

/** The curve goes down to this share of the shipped threshold, with several times more false alarms than shipped. */
const curveShare = 0.25;

/**
 * Analyses a scene a second time with a lower threshold, for its curve. The shipped result is not a subset of it,
 * because a faint detection may replace a clear one that overlaps it. A person's photo is graded at the known boxes
 * instead.
 * @throws KioskError those of decodePhoto and of the inference; `usage` if the folder lacks the photo
 */
export async function analysePhoto(
  folder: string,
  photo: AnnotatedPhoto,
  vision: Vision,
): Promise<AnalysedPhoto> {
  const frame = await readLabelled(folder, photo.image, minShortSide);
  const remembering = { ...vision, inference: remember(vision.inference) };
  const shipped = await analysed(analyzeWideField(frame, remembering));
  const ofPerson = photo.person !== undefined;
  return {
    ...photo,
    quality: shipped.quality,
    lesions: shipped.lesions,
    bothStages: match(shipped.lesions, photo.boxes),
    detectorAlone: match([...shipped.lesions, ...shipped.dismissed], photo.boxes),
    known: ofPerson ? await gradeKnownBoxes(frame, photo.boxes, vision) : undefined,
    curve: ofPerson ? undefined : await curveOf(frame, photo, remembering),
  };
}

async function curveOf(
  frame: Frame,
  { boxes }: AnnotatedPhoto,
  vision: Vision,
): Promise<AnalysedPhoto['curve']> {
  const minConfidence = vision.manifest.detector.minConfidence * curveShare;
  const all = await analysed(analyzeWideField(frame, withConfidence(vision, minConfidence)));
  return {
    bothStages: match(all.lesions, boxes),
    detectorAlone: match([...all.lesions, ...all.dismissed], boxes),
  };
}

const withConfidence = ({ inference, manifest }: Vision, minConfidence: number): Vision => ({
  inference,
  manifest: { ...manifest, detector: { ...manifest.detector, minConfidence } },
});

/** Answers repeated runs in the second analysis of a photo, such as those of the detector, from the first analysis. */
function remember(inference: Inference): Inference {
  const answers = new Map<string, Promise<Outputs>>();
  return {
    run: (model, input) => {
      const key = `${model} ${createHash('sha1').update(input.data).digest('base64')}`;
      const answer = answers.get(key) ?? inference.run(model, input);
      answers.set(key, answer);
      return answer;
    },
  };
}
