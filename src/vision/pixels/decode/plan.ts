import type { ColourSpace } from './colour-space.ts';
import type { Orientation } from './metadata.ts';

/** How a photo's pixels are to be had, from its header alone. */
export interface Plan {
  /** The file, with harmless faults mended, and of a TIFF with several pictures the photo alone. */
  readonly bytes: Buffer;
  readonly orientation: Orientation;
  /** `profile`: by the ICC profile in the file; `srgb`: as they stand. A space of its own is converted here. */
  readonly colour: 'profile' | 'srgb' | ColourSpace;
  /** Numbers of more than 8 bits. */
  readonly deep: boolean;
  readonly grey: boolean;
  /** What becomes of channels after the colours; libvips has made premultiplied ones straight. */
  readonly alpha: 'over-white' | 'left-out';
  /** From where on a complaint of the decoder means damage: libpng's warnings cost no pixel, libjpeg's and libtiff's do. */
  readonly failOn: 'warning' | 'error';
}
