import { createHash } from 'node:crypto';
import type { Inference, Outputs } from '../../src/inference/port.ts';
import type { Quality } from '../../src/screening/judgement/quality.ts';
import type { Detection, Lesion } from '../../src/screening/lesion/lesion.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import { analyzeWideField } from '../../src/vision/analyze.ts';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { analysed } from './analysed.ts';
import type { AnnotatedPhoto, LesionBox } from './annotated-photos.ts';
import { type Match, match } from './detection.ts';
import { readLabelled } from './files.ts';
import { gradeKnownBoxes } from './known-boxes.ts';
import type { FoundLesion } from './people-figures.ts';

/** A wide-field photo as the product analyses it, against its boxes. */
export interface AnalysedPhoto extends AnnotatedPhoto {
  readonly quality: Quality;
  /** As shipped: detector, then the classifier that dismisses what is no lesion. */
  readonly lesions: readonly Lesion[];
  readonly bothStages: Match<LesionBox, Lesion>;
  readonly detectorAlone: Match<LesionBox, Detection>;
  /** Photos of people: the lesions graded at the annotated boxes, without the detector. */
  readonly known: readonly FoundLesion[] | undefined;
  /** The same with every detection from `curveShare` of the shipped threshold on; undefined for photos of people. */
  readonly curve:
    | {
        readonly bothStages: Match<LesionBox, Detection>;
        readonly detectorAlone: Match<LesionBox, Detection>;
      }
    | undefined;
}

/** The curve goes down to this share of the shipped threshold: several times more false alarms than shipped. */
const curveShare = 0.25;

/**
 * A scene is analysed a second time with a lower threshold, for its curve: a shipped result is no part of that one,
 * since a faint detection may take the place of a clear one that overlaps it. A person's photo is graded at the known
 * boxes instead.
 * @throws KioskError as decodePhoto, of the inference, `usage` where the folder lacks the photo
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

/** Answers what the second analysis of a photo asks again, as every run of the detector, from the first. */
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
