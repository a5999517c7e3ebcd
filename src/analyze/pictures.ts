import { textOf } from '../errors.ts';
import { byOddness } from '../explain/by-oddness.ts';
import { drawEvidenceMap, drawOddMap } from '../explain/draw-map.ts';
import { drawMontage, type MontageTile, tileSide } from '../explain/montage.ts';
import { rangeOf } from '../explain/odd-map.ts';
import type { ExplainedLesion } from '../explain/photo-heat.ts';
import type { RankedLesion } from '../screening/lesion/lesion.ts';
import type { Frame } from '../screening/space/frame.ts';
import { cropAround, cropWhole, windowAround, windowOfWhole } from '../vision/pixels/crop.ts';
import { markPhoto } from './marked-photo.ts';
import { uniqueNames, writeInto } from './output-folder.ts';
import type { PhotoFile } from './read-photo.ts';
import type { Failure, RankedPhoto } from './report.ts';

type MontageLesion = RankedLesion & { readonly tile: MontageTile };

/** Reads a photo's pixels again. @throws KioskError if that fails */
type ReadAgain = (photo: PhotoFile) => Promise<Frame>;

/**
 * Writes the pictures of one person's photos: for each photo its marks, its evidence for SPL and, unless it is a
 * close-up, its map from common to odd; and one montage of all lesions. Photos are decoded a second time, one after the
 * other, because oddness is known only once all of them are analysed, and all of them would not fit in memory.
 * @returns the pictures that could not be drawn or written; it throws nothing, because the report must come out
 */
export async function writePictures(
  folder: string,
  photos: readonly DrawnPhoto[],
  closeup: boolean,
  readAgain: ReadAgain,
): Promise<Failure[]> {
  const names = uniqueNames(photos.map(({ source }) => source.file));
  const range = rangeOf(photos.flatMap(({ lesions }) => lesions));
  const montage: MontageLesion[] = [];
  const failures: Failure[] = [];
  const attempt = async (what: string, work: () => Promise<void>) => {
    await work().catch((error: unknown) => failures.push(failureOf(what, error)));
  };
  const write = (name: string, draw: () => Promise<Uint8Array>) =>
    attempt(name, async () => await writeInto(folder, name, await draw()));
  for (const [i, { source, lesions }] of photos.entries()) {
    await attempt(`${names[i]}-marked.jpg and the other pictures of ${source.file}`, async () => {
      const frame = await readAgain(source);
      const window = closeup ? () => windowOfWhole(frame) : ({ box }: RankedLesion) => windowAround(box);
      const explained: ExplainedLesion[] = lesions.map((lesion) => ({
        ...lesion,
        ...oddnessOf(lesion, photos),
        window: window(lesion),
      }));
      await write(`${names[i]}-marked.jpg`, () => markPhoto(frame, lesions));
      await write(`${names[i]}-evidence.jpg`, () => drawEvidenceMap(frame, explained));
      if (!closeup) await write(`${names[i]}-oddness.jpg`, () => drawOddMap(frame, explained, range));
      for (const lesion of lesions.filter(({ sameAs }) => sameAs === null)) {
        montage.push({ ...lesion, tile: tileOf(frame, lesion, closeup, photos.length > 1 ? i + 1 : null) });
      }
    });
  }
  if (montage.length > 0) {
    const title = range === null ? 'Lesions by SPL score' : 'Lesions from odd to common';
    const tiles = byOddness(montage).map(({ tile }) => tile);
    await write('montage.jpg', () => drawMontage(tiles, title));
  }
  return failures;
}

/** @param what names the picture that could not be drawn or written */
export function failureOf(what: string, error: unknown): Failure {
  const why = textOf(error);
  return { file: what, code: 'picture-failed', message: `${what} could not be made. ${why}` };
}

type DrawnPhoto = Pick<RankedPhoto, 'source' | 'lesions'>;

/** A lesion that another photo stands for is as odd here as it is there. */
function oddnessOf(
  lesion: DrawnPhoto['lesions'][number],
  photos: readonly DrawnPhoto[],
): Pick<RankedLesion, 'oddness' | 'oddnessRank'> {
  const { sameAs } = lesion;
  const counted =
    sameAs === null
      ? lesion
      : photos[Number(sameAs.captureId) - 1]?.lesions.find(({ id }) => id === sameAs.lesionId);
  return { oddness: counted?.oddness ?? null, oddnessRank: counted?.oddnessRank ?? null };
}

/** @param photo number of the photo, counted from 1 */
function tileOf(frame: Frame, lesion: RankedLesion, closeup: boolean, photo: number | null): MontageTile {
  const { box, id, oddnessRank, splScore, level } = lesion;
  const crop = closeup ? cropWhole(frame, tileSide) : cropAround(frame, box, tileSide);
  const name = photo === null ? id : `photo ${photo} ${id}`;
  return {
    rgb: crop.data,
    caption: [
      oddnessRank === null ? name : `${oddnessRank} · ${name}`,
      `SPL ${splScore.toFixed(2)}${level === 'none' ? '' : ` ${level}`}`,
    ],
  };
}
