import { KioskError } from '../../errors.ts';
import { isWholeJpeg, jpegSize } from './jpeg-header.ts';
import { pictureFault } from './picture-fault.ts';

/** Resolves with what is wrong in a picture, or null; rejects where it can't be looked at. */
export type CheckPicture = (jpeg: Uint8Array) => Promise<Parameters<typeof pictureFault>[0] | null>;

/** How often the content of the picture is checked; every frame is checked for being whole. */
const lookEveryMs = 400;
/** A fault must last this long, because cameras open with a dark or damaged frame or two. */
const graceMs = 1200;
/** Time without a change after which a picture counts as frozen: a sensor's noise changes every frame. */
const frozenMs = 3000;
/** A camera without 1280 x 720 may choose another size, within these limits. */
const sizes = { smallest: 320, largest: 1920 };

/** Judges the frames from one opening of the source. */
export class LiveCheck {
  readonly #moves: boolean;
  readonly #check: CheckPicture;
  #looking = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Fault of the last frame whose content was checked; undefined before the first verdict. */
  #content: KioskError | null | undefined;
  #badSince: number | undefined;
  #before: { readonly jpeg: Uint8Array; readonly at: number } | undefined;
  #size: string | undefined;

  /**
   * @param moves whether an unchanged frame means that the picture is frozen
   */
  constructor(moves: boolean, check: CheckPicture) {
    this.#moves = moves;
    this.#check = check;
  }

  /**
   * @param now milliseconds of any clock
   * @returns null for a good frame, its fault, or 'wait' while neither is certain; only a good frame may be shown
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
      { places: { size: `${size.width} × ${size.height}` } },
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
      'The live picture is frozen. Unplug the camera, plug it in again and wait ten seconds.',
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
