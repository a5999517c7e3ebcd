import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KioskError } from '../../errors.ts';
import type { UprightJpeg } from '../../imaging/tasks.ts';
import { openScratchFolder } from '../scratch-folder.ts';
import type { CameraDescription, TakenPicture } from './camera.ts';
import { type CameraSource, liveSize } from './camera-source.ts';
import { ffmpegFrames, loopInput } from './ffmpeg.ts';
import { Fswebcam } from './fswebcam.ts';
import type { PhotoFolder } from './photo-folder.ts';
import { stillFrames } from './still-frames.ts';

export interface PhotoPrograms {
  readonly fswebcam: boolean;
  readonly ffmpeg: boolean;
  /** Why photographs stand in for a camera, for the description: '' or text like "; there is no camera". */
  readonly why: string;
  /** A still that takes longer is given up. */
  readonly timeoutSeconds?: number;
}

/** A photograph in the still's and the live picture's size. */
interface Prepared {
  readonly name: string;
  readonly live: Promise<UprightJpeg>;
  readonly still: Promise<UprightJpeg>;
}

/**
 * A simulated camera: it shows the operator's photographs, as if a customer turned round after each still. They go
 * through the programs of a real camera (fswebcam FILE:, ffmpeg on a looped file) if those are installed.
 */
export class PhotoSource implements CameraSource {
  readonly moves = false;
  readonly #photos: PhotoFolder;
  readonly #programs: PhotoPrograms;
  readonly #folder: string;
  readonly #fswebcam: Fswebcam;
  #prepared: Prepared | undefined;

  private constructor(photos: PhotoFolder, programs: PhotoPrograms, folder: string) {
    this.#photos = photos;
    this.#programs = programs;
    this.#folder = folder;
    this.#fswebcam = new Fswebcam(folder, programs.timeoutSeconds);
  }

  static async open(photos: PhotoFolder, programs: PhotoPrograms): Promise<PhotoSource> {
    return new PhotoSource(photos, programs, await openScratchFolder());
  }

  /** Names the photograph that the next still will be. */
  get description(): CameraDescription {
    const composed = this.#photos.name.startsWith('composed') ? ' (composed picture)' : '';
    const how = `${this.#programs.fswebcam ? 'through fswebcam' : 'read directly'}${this.#programs.why}`;
    return {
      simulated: true,
      driver: `photographs ${how}`,
      detail: `${this.#photos.name}${composed} ${how}`,
    };
  }

  async *frames(signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const live = await this.#prepare().live;
    if (!this.#programs.ffmpeg) {
      yield* stillFrames(() => this.#take(live, 85), signal);
      return;
    }
    const path = join(this.#folder, 'live.jpg');
    try {
      await this.#write(path, live.jpeg);
      yield* ffmpegFrames(loopInput(path), signal);
    } finally {
      await rm(path, { force: true });
    }
  }

  async still(): Promise<TakenPicture> {
    const { name, still } = this.#prepare();
    let photo: UprightJpeg;
    try {
      photo = await still;
    } catch (error) {
      this.#photos.advance(); // A broken photograph must not block the ones behind it.
      throw error;
    }
    const jpeg = await this.#take(photo, 95);
    this.#photos.advance();
    // The next still may need the same photograph.
    return { jpeg: jpeg === photo.jpeg ? Uint8Array.from(jpeg) : jpeg, source: name };
  }

  rest(): void {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    // The folder's photograph is read again; what was shown of it stays nowhere.
    void prepared?.live.then(({ jpeg }) => jpeg.fill(0)).catch(() => undefined);
    void prepared?.still.then(({ jpeg }) => jpeg.fill(0)).catch(() => undefined);
  }

  stop(): Promise<void> {
    return this.#fswebcam.stop();
  }

  async close(): Promise<void> {
    this.#prepared = undefined;
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** The still is read while the customer sees the live picture, so that it takes no longer than with a camera. */
  #prepare(): Prepared {
    const { name } = this.#photos;
    if (this.#prepared?.name !== name) {
      const live = this.#photos.read(liveSize);
      const still = live.then(() => this.#photos.read());
      this.#prepared = { name, live, still };
      still.catch(() => {
        this.#prepared = undefined; // the file may have been put right by the next try
      });
    }
    return this.#prepared;
  }

  async #take({ jpeg, width, height }: UprightJpeg, quality: number): Promise<Uint8Array> {
    if (!this.#programs.fswebcam) return jpeg;
    const path = join(this.#folder, 'photo.jpg');
    try {
      await this.#write(path, jpeg);
      // FILE: keeps the file's own size whatever the resolution; asking for that size has it checked.
      const asked = { device: `FILE:${path}`, width, height, skip: 0, quality, exactSize: true };
      return await this.#fswebcam.take(asked);
    } finally {
      await rm(path, { force: true });
    }
  }

  async #write(path: string, jpeg: Uint8Array): Promise<void> {
    await writeFile(path, jpeg, { mode: 0o600 }).catch((cause) => {
      throw new KioskError('camera-no-space', `No room for a photo in ${this.#folder}. Free some memory.`, {
        cause,
      });
    });
  }
}
