import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { KioskError, systemCode, textOf } from '../errors.ts';
import type { Frame } from '../screening/space/frame.ts';
import { decodePhoto, minShortSide, minShortSideCloseup } from '../vision/pixels/decode.ts';

/** A photo as the operator named it, and where it is. */
export interface PhotoFile {
  readonly file: string;
  readonly path: string;
}

/** Reads each photo twice, to analyse and to draw it, because the pixels of all photos would not fit in memory. */
export class PhotoReader {
  readonly #minSide: number;
  readonly #digests = new Map<PhotoFile, string>();
  /** Photos that can be read only once: from a pipe or a terminal. */
  readonly #kept = new Map<PhotoFile, Uint8Array>();

  constructor(closeup: boolean) {
    this.#minSide = closeup ? minShortSideCloseup : minShortSide;
  }

  /** @throws KioskError `photo-unreadable`, and those of decodePhoto */
  async read(photo: PhotoFile): Promise<Frame> {
    const bytes = await bytesOf(photo);
    const frame = await decodePhoto(bytes, photo.file, this.#minSide);
    this.#digests.set(photo, digestOf(bytes));
    if (!(await isFile(photo))) this.#kept.set(photo, bytes);
    return frame;
  }

  /**
   * Reads a photo that was read before.
   * @throws KioskError `photo-unreadable`, also when the file has changed since
   */
  async readAgain(photo: PhotoFile): Promise<Frame> {
    const bytes = this.#kept.get(photo) ?? (await bytesOf(photo));
    if (digestOf(bytes) !== this.#digests.get(photo))
      throw new KioskError('photo-unreadable', `${photo.file} has changed since it was analysed.`);
    return await decodePhoto(bytes, photo.file, this.#minSide);
  }
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const isFile = async ({ path }: PhotoFile): Promise<boolean> =>
  await stat(path).then(
    (found) => found.isFile(),
    () => true,
  );

const bytesOf = async ({ file, path }: PhotoFile): Promise<Uint8Array> =>
  await readFile(path).catch((error: unknown) => {
    throw new KioskError(
      'photo-unreadable',
      `${file} can't be read (${systemCode(error) ?? textOf(error)}). Check the path and its permissions.`,
      { cause: error },
    );
  });
