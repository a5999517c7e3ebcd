import { readFile } from 'node:fs/promises';
import { KioskError } from '../errors.ts';
import type { Frame } from '../screening/space/frame.ts';
import { decodePhoto, minShortSide, minShortSideCloseup } from '../vision/pixels/decode.ts';

/** A photo as the operator named it, and where it is. */
export interface PhotoFile {
  readonly file: string;
  readonly path: string;
}

/** @throws KioskError `photo-unreadable`, and those of decodePhoto */
export async function readPhoto({ file, path }: PhotoFile, closeup: boolean): Promise<Frame> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new KioskError(
      'photo-unreadable',
      `${file} can't be read (${error.code ?? error.message}). Check the path and its permissions.`,
      { cause: error },
    );
  });
  return await decodePhoto(bytes, file, closeup ? minShortSideCloseup : minShortSide);
}
