import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KioskError } from '../../errors.ts';
import type { PictureTasks } from '../../imaging/port.ts';
import type { UprightJpeg } from '../../imaging/tasks.ts';
import type { Size } from './camera-source.ts';

const extensions = /\.(jpe?g|png|webp|tiff?)$/i;

/** The photographs that a simulated camera takes, one after the other, endlessly. */
export class PhotoFolder {
  readonly #paths: readonly [string, ...string[]];
  readonly #pictures: PictureTasks;
  #next = 0;

  private constructor(paths: readonly [string, ...string[]], pictures: PictureTasks) {
    this.#paths = paths;
    this.#pictures = pictures;
  }

  /**
   * Reads one photograph, or those in a folder sorted by name (photo-2 before photo-10), and ignores other files.
   * @throws KioskError `usage` when there is none
   */
  static async open(path: string, pictures: PictureTasks): Promise<PhotoFolder> {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined)
      throw new KioskError('usage', `There is no file or folder "${path}" with photos.`);
    const names = found.isDirectory() ? await readdir(path) : [];
    const paths = found.isDirectory() ? names.sort(byName).map((name) => join(path, name)) : [path];
    const [first, ...others] = await Promise.all(paths.filter(looksLikePhoto).map(fileOrNothing)).then(
      (all) => all.flat(),
    );
    if (first !== undefined) return new PhotoFolder([first, ...others], pictures);
    throw new KioskError(
      'usage',
      `There is no photo at "${path}": give a JPEG, PNG, WebP or TIFF file, or a folder with such files.`,
    );
  }

  /** The file name of the photograph that the next still will be. */
  get name(): string {
    return basename(this.#path);
  }

  /** Moves on to the next photograph; the first comes after the last. */
  advance(): void {
    this.#next = (this.#next + 1) % this.#paths.length;
  }

  /**
   * The photograph as a camera would give it: an upright 8-bit sRGB JPEG without metadata.
   * @param within size that it is shrunk to fit, for the live picture
   * @throws KioskError `camera-no-picture` that names the file
   */
  async read(within?: Size): Promise<UprightJpeg> {
    try {
      const file = await readFile(this.#path);
      return await this.#pictures.ask('prepare-photograph', {
        file,
        name: this.name,
        within: within ?? null,
      });
    } catch (cause) {
      throw new KioskError(
        'camera-no-picture',
        `The photo "${this.name}" can't be read. Remove it from the photos, or try again for the next one.`,
        { cause },
      );
    }
  }

  get #path(): string {
    return this.#paths[this.#next] ?? this.#paths[0];
  }
}

const byName = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** Hidden files belong to other programs (macOS's "._back.jpg" is not a picture). */
const looksLikePhoto = (path: string) => extensions.test(path) && !basename(path).startsWith('.');

async function fileOrNothing(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? [path] : [];
}
