import { drawEvidenceMap, drawOddMap } from '../explain/draw-map.ts';
import { byOddness, drawMontage, type MontageTile, tileSide } from '../explain/montage.ts';
import { rangeOf } from '../explain/odd-map.ts';
import type { ExplainedLesion } from '../explain/photo-heat.ts';
import type { RankedLesion } from '../screening/lesion/lesion.ts';
import type { Frame } from '../screening/space/frame.ts';
import { cropAround, cropWhole, windowAround, windowOfWhole } from '../vision/pixels/crop.ts';
import { markPhoto } from './marked-photo.ts';
import { uniqueNames, writeInto } from './output-folder.ts';
import { readPhoto } from './read-photo.ts';
import type { RankedPhoto } from './report.ts';

type MontageLesion = RankedLesion & { readonly tile: MontageTile };

/**
 * Writes the pictures of one person's photos: for each photo its marks, its evidence for SPL and, unless it is a
 * close-up, its map from common to odd; and one montage of all lesions. Photos are decoded a second time, one after the
 * other, because oddness is known only once all of them are analysed, and all of them would not fit in memory.
 * @throws KioskError `usage` when a file can't be written, and those of readPhoto
 */
export async function writePictures(
  folder: string,
  photos: readonly DrawnPhoto[],
  closeup: boolean,
): Promise<void> {
  const names = uniqueNames(photos.map(({ source }) => source.file));
  const range = rangeOf(photos.flatMap(({ lesions }) => lesions));
  const montage: MontageLesion[] = [];
  for (const [i, { source, lesions }] of photos.entries()) {
    const frame = await readPhoto(source, closeup);
    const window = closeup ? () => windowOfWhole(frame) : ({ box }: RankedLesion) => windowAround(box);
    const explained: ExplainedLesion[] = lesions.map((lesion) => ({
      ...lesion,
      ...oddnessOf(lesion, photos),
      window: window(lesion),
    }));
    await writeInto(folder, `${names[i]}-marked.jpg`, await markPhoto(frame, lesions));
    await writeInto(folder, `${names[i]}-evidence.jpg`, await drawEvidenceMap(frame, explained));
    if (!closeup)
      await writeInto(folder, `${names[i]}-oddness.jpg`, await drawOddMap(frame, explained, range));
    for (const lesion of lesions.filter(({ sameAs }) => sameAs === null)) {
      montage.push({ ...lesion, tile: tileOf(frame, lesion, closeup, photos.length > 1 ? i + 1 : null) });
    }
  }
  if (montage.length === 0) return;
  const title = range === null ? 'Lesions by SPL score' : 'Lesions from odd to common';
  const tiles = byOddness(montage).map(({ tile }) => tile);
  await writeInto(folder, 'montage.jpg', await drawMontage(tiles, title));
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
