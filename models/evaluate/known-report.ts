import { basename } from 'node:path';
import { KioskError } from '../../src/errors.ts';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import type { AnnotatedPhoto } from './annotated-photos.ts';
import { readLabelled } from './files.ts';
import { gradeKnownBoxes } from './known-boxes.ts';
import { type KnownPhoto, knownSection } from './people-report.ts';
import type { FolderReport } from './report.ts';
import { notesOn } from './wide-field-report.ts';

/**
 * Grades composed people only at their known boxes, without the detector and most of the time that it takes.
 * @param onPhoto called after each photo
 * @throws KioskError `usage` for a folder without people; as gradeKnownBoxes and decodePhoto
 */
export async function reportKnownBoxes(
  folder: string,
  photos: readonly AnnotatedPhoto[],
  vision: Vision,
  onPhoto: () => void,
): Promise<FolderReport> {
  const graded: KnownPhoto[] = [];
  for (const photo of photos) {
    const frame = await readLabelled(folder, photo.image, minShortSide);
    graded.push({ ...photo, known: await gradeKnownBoxes(frame, photo.boxes, vision) });
    onPhoto();
  }
  const people = knownSection(graded, vision.manifest.classifier.personRule);
  if (people === undefined) {
    throw new KioskError('usage', `${folder} shows no people: its boxes.json names none. Leave --known out.`);
  }
  return { name: basename(folder), notes: notesOn(folder, graded), sections: [people] };
}
