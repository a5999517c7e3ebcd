import type { Vision } from '../vision/analyze.ts';
import { minShortSide } from '../vision/decode.ts';
import type { AnnotatedPhoto } from './annotated-photos.ts';
import { readLabelled } from './files.ts';
import { qualitySection } from './quality-figures.ts';
import { sweepPhoto, type Variant } from './quality-sweep.ts';
import type { FolderReport } from './report.ts';

/**
 * What the gate and the detector make of good photos that are made worse step by step.
 * @throws KioskError as decodePhoto, of the inference, `usage` where the folder lacks a photo
 */
export async function reportQuality(
  name: string,
  folder: string,
  photos: readonly AnnotatedPhoto[],
  vision: Vision,
  onPhoto: (image: string) => void,
): Promise<FolderReport> {
  const variants: Variant[] = [];
  for (const [seed, { image, boxes }] of photos.entries()) {
    const lesions = boxes.filter(({ counts }) => counts).map(({ box }) => box);
    if (lesions.length > 0) {
      const frame = await readLabelled(folder, image, minShortSide);
      for await (const variant of sweepPhoto(image, frame, lesions, vision, seed)) variants.push(variant);
    }
    onPhoto(image);
  }
  const count = new Set(variants.map(({ photo }) => photo)).size;
  const notes = [`${count} photos with lesions, each in ${variants.length / Math.max(1, count)} variants.`];
  return { name, notes, sections: [qualitySection(variants)] };
}
