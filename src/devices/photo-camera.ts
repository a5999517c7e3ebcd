import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KioskError } from '../errors.ts';
import type { Camera, CameraDescription, TakenPicture } from './camera.ts';
import { Fswebcam, previewSeconds } from './fswebcam.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { PhotoFolder, UprightJpeg } from './photo-folder.ts';
import { openScratchFolder } from './scratch-folder.ts';

/** Small enough for several pictures a second, large enough to see what is in the photograph. */
const previewSide = 960;

/** How a simulated camera gets from a photograph to a picture. */
interface Shutter {
  readonly how: string;
  take(photo: UprightJpeg, quality: number, timeoutSeconds?: number): Promise<Uint8Array>;
  /** Ends what is being taken. */
  stop(): Promise<void>;
  /** Removes what is left, when nothing is being taken any more. */
  close(): Promise<void>;
}

/** A simulated camera: photographs of the operator's, each still the next one. */
abstract class PhotoCamera implements Camera {
  readonly #photos: PhotoFolder;
  readonly #shutter: Shutter;
  readonly #queue = new OneAtATime();
  #small: { readonly name: string; readonly photo: UprightJpeg } | null = null;
  #closed = false;

  constructor(photos: PhotoFolder, shutter: Shutter) {
    this.#photos = photos;
    this.#shutter = shutter;
  }

  /** Names the photograph that the next still will take. */
  get description(): CameraDescription {
    const composed = this.#photos.name.startsWith('composed') ? ' (composed picture)' : '';
    const { how } = this.#shutter;
    return {
      simulated: true,
      driver: `photographs ${how}`,
      detail: `${this.#photos.name}${composed} ${how}`,
    };
  }

  takePicture(): Promise<TakenPicture> {
    return this.#queue.run(async () => {
      this.#assertOpen();
      const source = this.#photos.name;
      let photo: UprightJpeg;
      try {
        photo = await this.#photos.read();
      } catch (error) {
        this.#photos.advance(); // A broken photograph must not block the ones behind it.
        throw error;
      }
      const jpeg = await this.#shutter.take(photo, 95);
      this.#photos.advance();
      return { jpeg, source };
    });
  }

  preview(): Promise<Uint8Array> {
    return this.#queue.run(async () => {
      this.#assertOpen();
      const name = this.#photos.name;
      if (this.#small?.name !== name) this.#small = { name, photo: await this.#photos.read(previewSide) };
      return await this.#shutter.take(this.#small.photo, 85, previewSeconds);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#shutter.stop();
    await this.#queue.idle();
    await this.#shutter.close();
    this.#small = null;
  }

  #assertOpen(): void {
    if (this.#closed) throw new KioskError('stopped', 'The camera is closed.');
  }
}

/** Photographs through fswebcam's FILE: device: the driver of a real camera, without the camera. */
export class FswebcamPhotoCamera extends PhotoCamera {
  /** @param why the reason for photographs where a camera was wanted, for the description */
  static async open(photos: PhotoFolder, why = '', timeoutSeconds?: number): Promise<FswebcamPhotoCamera> {
    return new FswebcamPhotoCamera(photos, fswebcamShutter(await openScratchFolder(), why, timeoutSeconds));
  }
}

/** Photographs straight from the disk, for a machine without fswebcam. */
export class DirectPhotoCamera extends PhotoCamera {
  /** @param why the reason, for the description, like "fswebcam is not installed" */
  constructor(photos: PhotoFolder, why: string) {
    super(photos, {
      how: `read directly: ${why}`,
      take: async ({ jpeg }) => jpeg,
      stop: async () => undefined,
      close: async () => undefined,
    });
  }
}

function fswebcamShutter(folder: string, why: string, timeoutSeconds?: number): Shutter {
  const fswebcam = new Fswebcam(folder, timeoutSeconds);
  const path = join(folder, 'photo.jpg');
  return {
    how: `through fswebcam${why}`,
    async take({ jpeg, width, height }, quality, timeout) {
      try {
        await writeFile(path, jpeg, { mode: 0o600 }).catch((cause) => {
          throw new KioskError('camera-no-picture', `No room for a photo in ${folder}. Free some memory.`, {
            cause,
          });
        });
        // FILE: keeps the file's own size whatever the resolution; asking for that size makes it checked.
        return await fswebcam.take({
          device: `FILE:${path}`,
          width,
          height,
          skip: 0,
          quality,
          exactSize: true,
          ...(timeout && { timeoutSeconds: timeout }),
        });
      } finally {
        await rm(path, { force: true });
      }
    },
    stop: () => fswebcam.stop(),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
