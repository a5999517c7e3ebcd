import {
  type Detection,
  type DismissalReason,
  type DismissedDetection,
  isNoLesion,
  type Lesion,
  type LevelThresholds,
} from '../screening/lesion/lesion.ts';
import type { Frame } from '../screening/space/frame.ts';
import { centreOf } from '../screening/space/geometry.ts';
import { isInQuad } from '../screening/space/homography.ts';
import { diameterInMm } from '../screening/space/scale.ts';
import type { Spot } from '../screening/visit/capture.ts';
import { awaitedLater } from './awaited-later.ts';
import type { ClassifierContract } from './manifest.ts';
import { classify, classProbabilities } from './models/classifier.ts';
import { isSameSpot } from './models/detector.ts';
import { withLentMemory } from './models/lent-memory.ts';
import { cropBytes, cropsAround, cropsOfSurroundings } from './pixels/crop.ts';
import type { ScaleCard } from './scale-card/read-scale-card.ts';
import type { StageClock } from './stage-clock.ts';

/** A spot with the classifier's judgement. */
export type Checked =
  | { readonly type: 'checked'; readonly lesion: Lesion }
  | { readonly type: 'dismissed'; readonly detection: DismissedDetection };

/** What is needed to judge spots. */
export interface PhotoAtWork {
  readonly frame: Frame;
  readonly clock: StageClock;
  readonly contract: ClassifierContract;
  readonly card: ScaleCard | null;
}

/**
 * Cuts out and grades spots of one photo, in their order.
 * @throws KioskError as classify
 */
export async function checkSpots(
  spots: readonly Spot[],
  { frame, clock, contract, card }: PhotoAtWork,
): Promise<Checked[]> {
  const size = contract.input.shape[1] ?? 0;
  const boxes = spots.map(({ box }) => box);
  const grades = await withLentMemory(spots.length * cropBytes(size), async (memory) => {
    const crops = await clock.time('crops', () => cropsAround(frame, boxes, size, memory));
    return await classify(crops, clock, contract);
  });
  const lesions = spots.flatMap((spot, i) => (grades[i] ? [{ ...spot, ...grades[i] }] : []));
  const offSkin = await areOffSkin(lesions.filter(isPickedOut), { frame, clock, contract, card });
  return lesions.map((lesion) => judged(lesion, contract.levels.wideField, card, offSkin.has(lesion)));
}

const isPickedOut = ({ level }: Lesion): boolean => level === 'refer' || level === 'follow';

/**
 * From this probability of background on, the nine diameters around a spot show no skin. On the development sets, the
 * highest value of the planted lesions that are picked out is 0.06, and none of 444 lesions of composed people, many at
 * the edge of a limb, reaches 0.2. More than half of the spots that are picked out in pictures of rooms do.
 */
const offSkinFrom = 0.2;

/** The spots around which the photo shows no skin; only spots that would be picked out are worth the crop. */
async function areOffSkin(
  lesions: readonly Lesion[],
  { frame, clock, contract }: PhotoAtWork,
): Promise<ReadonlySet<Lesion>> {
  const size = contract.input.shape[1] ?? 0;
  const boxes = lesions.map(({ box }) => box);
  const around = await withLentMemory(boxes.length * cropBytes(size), async (memory) => {
    const crops = await clock.time('crops', () => cropsOfSurroundings(frame, boxes, size, memory));
    return await classProbabilities(crops, clock, contract);
  });
  return new Set(lesions.filter((_, i) => (around[i]?.background ?? 0) >= offSkinFrom));
}

/**
 * Collects the faint detections of one photo. Each counts if it is graded `follow` or more and no clear detection
 * turned out to be the same spot. The others are not reported: the detector hardly saw them, and the classifier sees
 * nothing in them.
 */
export class SecondChance {
  readonly #clear: Detection[] = [];
  readonly #checks: Promise<Checked[]>[] = [];

  take(clear: readonly Detection[], faint: readonly Detection[], photo: PhotoAtWork): void {
    this.#clear.push(...clear);
    if (faint.length === 0) return;
    this.#checks.push(
      awaitedLater(
        checkSpots(
          faint.map((one) => ({ ...one, id: 'faint' })),
          photo,
        ),
      ),
    );
  }

  /**
   * The faint detections that count, once every step is done.
   * @throws KioskError as classify
   */
  async lesions(): Promise<Lesion[]> {
    return (await Promise.all(this.#checks))
      .flat()
      .flatMap((check) => (check.type === 'checked' ? [check.lesion] : []))
      .filter(({ level }) => level === 'follow' || level === 'refer')
      .filter((lesion) => !this.#clear.some((clear) => isSameSpot(clear, lesion)));
  }
}

function judged(
  lesion: Lesion,
  levels: LevelThresholds,
  card: ScaleCard | null,
  isOffSkin: boolean,
): Checked {
  const { id, box, confidence, pigmented, probabilities, splScore } = lesion;
  const dismissed = (reason: DismissalReason): Checked => ({
    type: 'dismissed',
    detection: { id, reason, box, confidence, pigmented, probabilities, splScore },
  });
  if (card && isInQuad(card.outline, centreOf(box))) return dismissed('scale-card');
  if (isOffSkin) return dismissed('off-skin');
  if (isNoLesion(probabilities, splScore, levels)) return dismissed('no-lesion');
  const size = card?.scale && diameterInMm(box, card.scale);
  return { type: 'checked', lesion: size ? { ...lesion, size } : lesion };
}
