import { cropAround, cropWhole } from '../../src/vision/pixels/crop.ts';
import { minShortSideCloseup, toJpeg } from '../../src/vision/pixels/decode.ts';
import { readLabelled } from './files.ts';
import type { Case, FolderReport } from './report.ts';

/** Side of a picture on the sheets, in pixels. */
const side = 192;

/**
 * A JPEG of every listed case: the lesion with as much skin on every side, or the whole close-up.
 * @throws KioskError `usage` if a photo can no longer be read
 */
export async function cutPictures(folders: readonly FolderReport[]): Promise<ReadonlyMap<Case, Uint8Array>> {
  const pictures = new Map<Case, Uint8Array>();
  for (const own of folders.flatMap(({ sections }) => sections.flatMap(({ sheets }) => sheets))) {
    for (const listed of own.cases) pictures.set(listed, await cut(listed));
  }
  return pictures;
}

async function cut({ folder, image, box }: Case): Promise<Uint8Array> {
  const frame = await readLabelled(folder, image, minShortSideCloseup);
  const { data } = box ? await cropAround(frame, box, side) : await cropWhole(frame, side);
  return await toJpeg({ width: side, height: side, data }, side);
}
