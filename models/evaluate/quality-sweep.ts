import { judge, type QualityFault } from '../../src/screening/judgement/quality.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import type { Box } from '../../src/screening/space/geometry.ts';
import {
  centreOf,
  containsPoint,
  diameterOf,
  intersectionOverUnion,
} from '../../src/screening/space/geometry.ts';
import { detect } from '../../src/vision/models/detector.ts';
import { photoGrid, readSkin, type SkinReadings } from '../../src/vision/quality/read-quality.ts';
import { readable, readSkinSquares, type Square } from '../../src/vision/quality/skin-squares.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { type DegradationName, degradations } from './degrade.ts';

/** A good photo, or the same photo made worse. */
export interface Variant {
  readonly photo: string;
  /** Null for the photo as it is. */
  readonly kind: DegradationName | null;
  /** 0 for the photo as it is, then the steps of the kind. */
  readonly step: number;
  /** Diameter of the lesion in pixels of this variant, and whether the detector found it. */
  readonly lesions: readonly { readonly diameter: number; readonly found: boolean }[];
  readonly readings: SkinReadings;
}

/** One photo in every degradation, with what the detector still finds and what the gate reads. */
export async function* sweepPhoto(
  photo: string,
  frame: Frame,
  boxes: readonly Box[],
  vision: Vision,
  seed: number,
): AsyncGenerator<Variant> {
  const squares = await readSkinSquares(frame, vision.inference, vision.manifest.classifier, photoGrid);
  const skin = readable(squares);
  yield await measure({ photo, kind: null, step: 0 }, frame, boxes, skin, 1, vision);
  for (const kind of Object.keys(degradations) as DegradationName[]) {
    const { levels, apply } = degradations[kind];
    for (const [i, level] of levels.entries()) {
      const worse = await apply(frame, level, seed);
      const scale = worse.width / frame.width;
      yield await measure({ photo, kind, step: i + 1 }, worse, boxes, skin, scale, vision);
    }
  }
}

async function measure(
  name: Pick<Variant, 'photo' | 'kind' | 'step'>,
  frame: Frame,
  boxes: readonly Box[],
  skin: readonly Square[],
  scale: number,
  vision: Vision,
): Promise<Variant> {
  const found: Box[] = [];
  for await (const { detections } of detect(frame, vision.inference, vision.manifest.detector))
    found.push(...detections.map(({ box }) => box));
  const lesions = boxes.map((box) => {
    const own = scaled(box, scale);
    const at = found.findIndex(
      (other) => containsPoint(own, centreOf(other)) || intersectionOverUnion(own, other) >= 0.3,
    );
    if (at >= 0) found.splice(at, 1);
    return { diameter: diameterOf(own), found: at >= 0 };
  });
  const squares = skin.map((square) => ({
    x: square.x * scale,
    y: square.y * scale,
    side: square.side * scale,
    isSkin: true,
    isEdge: false,
  }));
  return { ...name, lesions, readings: await readSkin(frame, squares) };
}

const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

export function recallOf(variants: readonly Variant[]): number {
  const lesions = variants.flatMap((variant) => variant.lesions);
  return lesions.filter(({ found }) => found).length / lesions.length;
}

/** All steps of a kind of fault; for null the unchanged photos. */
export const ofKind = (variants: readonly Variant[], kind: DegradationName | null): Variant[] =>
  variants.filter((variant) => variant.kind === kind);

/** Step 0 is the unchanged photo. */
export const ofStep = (variants: readonly Variant[], kind: DegradationName, step: number): Variant[] =>
  step === 0 ? ofKind(variants, null) : ofKind(variants, kind).filter((variant) => variant.step === step);

/** Whether the gate turns this variant down because of readings on skin. */
export function rejects({ readings }: Variant): readonly QualityFault[] {
  return judge({ ...readings, bystanders: 0, skinShare: 1, pixelsPerMm: null }).faults;
}
