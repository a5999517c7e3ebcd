import { minShortSide } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import type { AnnotatedPhoto } from './annotated-photos.ts';
import { readLabelled } from './files.ts';
import { qualitySection } from './quality-figures.ts';
import { sweepPhoto, type Variant } from './quality-sweep.ts';
import type { FolderReport } from './report.ts';
import { SweepFile } from './sweep-file.ts';

/**
 * What the gate and the detector do with good photos that are made worse step by step. Every second photo gives the
 * limits; the others give the figures at the shipped limits.
 * @param sweepFile file that keeps the measurements
 * @throws KioskError those of decodePhoto and of the inference; `usage` if the folder lacks a photo or the file is not usable
 */
export async function reportQuality(
  name: string,
  folder: string,
  photos: readonly AnnotatedPhoto[],
  vision: Vision,
  sweepFile: string,
  onPhoto: (image: string) => void,
): Promise<FolderReport> {
  const { detector, classifier } = vision.manifest;
  const hashes = [detector, classifier]
    .flatMap(({ sha256, quantized }) => [sha256, quantized?.sha256])
    .filter((hash) => hash !== undefined);
  const file = await SweepFile.open(sweepFile, hashes.join(' '));
  const halves: [Variant[], Variant[]] = [[], []];
  for (const [seed, { image, boxes }] of photos.entries()) {
    const lesions = boxes.filter(({ counts }) => counts).map(({ box }) => box);
    if (lesions.length > 0) {
      const variants = file.of(image) ?? (await sweep(image, lesions, seed));
      halves[seed % 2 === 0 ? 0 : 1].push(...variants);
    }
    onPhoto(image);
  }
  const [setting, fresh] = halves.map((half) => new Set(half.map(({ photo }) => photo)).size);
  const notes = [`${setting} photos with lesions give the limits, ${fresh} others the figures.`];
  return { name, notes, sections: [qualitySection(...halves)] };

  async function sweep(image: string, lesions: AnnotatedPhoto['boxes'][number]['box'][], seed: number) {
    const frame = await readLabelled(folder, image, minShortSide);
    const variants: Variant[] = [];
    for await (const variant of sweepPhoto(image, frame, lesions, vision, seed)) variants.push(variant);
    await file.add(image, variants);
    return variants;
  }
}
