import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KioskError, systemCode } from '../../src/errors.ts';
import type { Frame } from '../../src/screening/space/frame.ts';
import { decodePhoto } from '../../src/vision/pixels/decode.ts';

/**
 * The text of a file; undefined if there is none.
 * @throws KioskError `usage` if it can't be read
 */
export async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new KioskError('usage', `${path} can't be read. Check its permissions.`, { cause: error });
  }
}

/**
 * Decodes a photo that a data folder names.
 * @param minSide least short side in pixels
 * @throws KioskError `usage` when it is missing, and as decodePhoto
 */
export async function readLabelled(folder: string, image: string, minSide: number): Promise<Frame> {
  const bytes = await readFile(join(folder, image)).catch((error: unknown) => {
    throw new KioskError('usage', `${folder} names ${image}, which can't be read. Complete the folder.`, {
      cause: error,
    });
  });
  return await decodePhoto(bytes, image, minSide);
}
