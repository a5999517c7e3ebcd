import type { ColourSpace } from './colour-space.ts';
import type { Orientation } from './metadata.ts';

/** How to decode a photo, from its header alone. */
export interface Plan {
  /** The file with harmless faults repaired; of a TIFF with several pictures, only the photo. */
  readonly bytes: Buffer;
  readonly orientation: Orientation;
  /** `profile`: convert by the file's ICC profile; `srgb`: take the numbers as they are; else convert from this space. */
  readonly colour: 'profile' | 'srgb' | ColourSpace;
  /** Whether the numbers have more than 8 bits. */
  readonly deep: boolean;
  readonly grey: boolean;
  /** How to treat channels after the colours; libvips has already undone premultiplication. */
  readonly alpha: 'over-white' | 'left-out';
  /** The least complaint of the decoder that means damage: libpng's warnings cost no pixel, libjpeg's and libtiff's do. */
  readonly failOn: 'warning' | 'error';
}
