import { KioskError } from '../errors.ts';
import type { Frame } from '../screening/space/frame.ts';
import { decodePhoto } from '../vision/pixels/decode.ts';
import type { HeldPhoto } from './tasks.ts';

/** Holds the newest photo decoded, so that all who look at it share one decoding: 36 MB at 12 megapixels. */
export class Shelf {
  #photoId: string | undefined;
  #frame: Promise<Frame> | undefined;

  /** @throws KioskError `photo-not-held` without its bytes, else as decodePhoto */
  async take({ photoId, jpeg }: HeldPhoto): Promise<Frame> {
    if (photoId !== this.#photoId || this.#frame === undefined) {
      if (jpeg === null) throw new KioskError('photo-not-held', 'The photo is not held here: send it again.');
      this.#photoId = photoId;
      this.#frame = decodePhoto(jpeg, 'The photo');
    }
    return await this.#frame;
  }
}
