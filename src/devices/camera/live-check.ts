import { KioskError } from '../../errors.ts';
import { isWholeJpeg, jpegSize } from './jpeg-header.ts';
import { pictureFault } from './picture-fault.ts';

/** Resolves with what is wrong in a picture, or null; rejects where it can't be looked at. */
export type CheckPicture = (jpeg: Uint8Array) => Promise<Parameters<typeof pictureFault>[0] | null>;

/** What is in the picture is looked at this often; whether it is a whole one, at every frame. */
const lookEveryMs = 400;
/** Cameras open with a dark or damaged frame or two: a fault must last. */
const graceMs = 1200;
/** A sensor's noise makes every frame another one. */
const frozenMs = 3000;
/** A camera that has no 1280 x 720 may choose another size, but not any. */
const sizes = { smallest: 320, largest: 1920 };

/** Judges the frames of one opening of the source. */
export class LiveCheck {
  readonly #moves: boolean;
  readonly #check: CheckPicture;
  #looking = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Of the last frame that was looked into; undefined before the first verdict. */
  #content: KioskError | null | undefined;
  #badSince: number | undefined;
  #before: { readonly jpeg: Uint8Array; readonly at: number } | undefined;
  #size: string | undefined;

  /**
   * @param moves whether the same frame again means that the picture is frozen
   */
  constructor(moves: boolean, check: CheckPicture) {
    this.#moves = moves;
    this.#check = check;
  }

  /**
   * @param now milliseconds of any clock
   * @returns null for a good frame, its fault, or 'wait' before either is sure; only a good frame may be shown
   */
  look(jpeg: Uint8Array, now: number): KioskError | null | 'wait' {
    const fault = this.#structure(jpeg) ?? this.#frozen(jpeg, now) ?? this.#lookInto(jpeg, now);
    if (fault === undefined) return 'wait';
    if (fault === null) {
      this.#badSince = undefined;
      return null;
    }
    this.#badSince ??= now;
    return now - this.#badSince < graceMs ? 'wait' : fault;
  }

  #structure(jpeg: Uint8Array): KioskError | null {
    const size = isWholeJpeg(jpeg) ? jpegSize(jpeg) : undefined;
    if (size === undefined) return pictureFault('camera-broken-picture');
    const text = `${size.width} x ${size.height}`;
    this.#size ??= text;
    const fits = Object.values(size).every((length) => length <= sizes.largest);
    if (this.#size === text && fits && Math.max(size.width, size.height) >= sizes.smallest) return null;
    return new KioskError(
      'camera-wrong-size',
      `A live picture of ${text} px. Use a camera that has 1280 x 720, or unplug this one and plug it in again.`,
    );
  }

  #frozen(jpeg: Uint8Array, now: number): KioskError | null {
    if (!this.#before || !this.#moves || Buffer.compare(this.#before.jpeg, jpeg) !== 0) {
      this.#before = { jpeg, at: now };
      return null;
    }
    if (now - this.#before.at < frozenMs) return null;
    return new KioskError(
      'camera-frozen',
      'The live picture stands still. Unplug the camera, plug it in again and wait ten seconds.',
    );
  }

  #lookInto(jpeg: Uint8Array, now: number): KioskError | null | undefined {
    if (!this.#looking && now - this.#lookedAt >= lookEveryMs) {
      this.#looking = true;
      this.#lookedAt = now;
      void this.#check(jpeg)
        .then((fault) => {
          this.#content = fault && pictureFault(fault);
        })
        // Whoever looks is being replaced: the verdict before stands until the next look.
        .catch(() => undefined)
        .finally(() => {
          this.#looking = false;
        });
    }
    return this.#content;
  }
}
