import { createHash } from 'node:crypto';
import type { Inference, Outputs } from '../inference/port.ts';
import type { Detection, Lesion } from '../screening/lesion.ts';
import type { Quality } from '../screening/quality.ts';
import { analyzeWideField, type Vision } from '../vision/analyze.ts';
import { minShortSide } from '../vision/decode.ts';
import { analysed } from './analysed.ts';
import type { AnnotatedPhoto, LesionBox } from './annotated-photos.ts';
import { type Match, match } from './detection.ts';
import { readLabelled } from './files.ts';

/** A wide-field photo as the product analyses it, against its boxes. */
export interface AnalysedPhoto extends AnnotatedPhoto {
  readonly quality: Quality;
  /** As shipped: detector, then the classifier that dismisses what is no lesion. */
  readonly lesions: readonly Lesion[];
  readonly bothStages: Match<LesionBox, Lesion>;
  readonly detectorAlone: Match<LesionBox, Detection>;
  /** The same with every detection from `curveConfidence` on; undefined where no curve is wanted. */
  readonly curve:
    | {
        readonly bothStages: Match<LesionBox, Detection>;
        readonly detectorAlone: Match<LesionBox, Detection>;
      }
    | undefined;
}

/** The curve goes down to this share of the shipped threshold: several times more false alarms than shipped. */
const curveShare = 0.25;

export const curveConfidence = ({ manifest }: Vision): number => manifest.detector.minConfidence * curveShare;

/**
 * @param wantsCurve the photo is analysed a second time with a lower threshold: a shipped result is no part of that
 *   one, since a faint detection may take the place of a clear one that overlaps it
 * @throws KioskError as decodePhoto, of the inference, `usage` where the folder lacks the photo
 */
export async function analysePhoto(
  folder: string,
  photo: AnnotatedPhoto,
  vision: Vision,
  wantsCurve: boolean,
): Promise<AnalysedPhoto> {
  const frame = await readLabelled(folder, photo.image, minShortSide);
  const remembering = { ...vision, inference: remember(vision.inference) };
  const shipped = await analysed(analyzeWideField(frame, remembering));
  const all = wantsCurve
    ? await analysed(analyzeWideField(frame, withConfidence(remembering, curveConfidence(vision))))
    : undefined;
  return {
    ...photo,
    quality: shipped.quality,
    lesions: shipped.lesions,
    bothStages: match(shipped.lesions, photo.boxes),
    detectorAlone: match([...shipped.lesions, ...shipped.dismissed], photo.boxes),
    curve: all && {
      bothStages: match(all.lesions, photo.boxes),
      detectorAlone: match([...all.lesions, ...all.dismissed], photo.boxes),
    },
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
