import type { ColourSpace } from './colour-space.ts';
import type { Orientation } from './metadata.ts';

/** How a photo's pixels are to be had, from its header alone. */
export interface Plan {
  /** The file, with harmless faults mended. */
  readonly bytes: Buffer;
  readonly orientation: Orientation;
  /** `profile`: by the ICC profile in the file; `srgb`: as they stand. A space of its own is converted here. */
  readonly colour: 'profile' | 'srgb' | ColourSpace;
  /** Numbers of more than 8 bits. */
  readonly deep: boolean;
  readonly grey: boolean;
  /** What becomes of channels after the colours; libvips has made premultiplied ones straight. */
  readonly alpha: 'over-white' | 'left-out';
  /** Which picture of a TIFF; null for other files. `subIfd` is -1 for the page itself. */
  readonly picture: { readonly page: number; readonly subIfd: number } | null;
}
