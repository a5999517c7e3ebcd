import type { BodyMap } from './body-map.ts';
import type { MarkedSpot } from './marks.ts';

/** The parts of a slip from top to bottom; pdf.ts and esc-pos.ts decide how they look on paper. */
export type SlipLine =
  /** The date goes into the file's metadata; on paper it is a line of its own. */
  | { readonly kind: 'heading'; readonly text: string; readonly date: Date }
  /** `main` is the one sentence to read; `strong` must not be missed; `small` is for what few look up. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly style: 'main' | 'strong' | 'plain' | 'item' | 'small';
    }
  /** Text in a frame. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'rule' }
  /** Lines to write on by hand, side by side, each after its label. */
  | { readonly kind: 'fill-in'; readonly labels: readonly string[] }
  /** A QR code that holds only `code`, with texts beside it. */
  | { readonly kind: 'qr'; readonly code: string; readonly beside: readonly string[] }
  | ({ readonly kind: 'picture'; readonly spots: readonly MarkedSpot[] } & PictureSize &
      Omit<SlipPhoto, 'captureId'>)
  /** The photo with a ring around its one spot, the spot itself, and beside them what is known about it. */
  | {
      readonly kind: 'spot';
      readonly photo: SpotPhoto;
      readonly crop: Uint8Array;
      readonly title: string;
      readonly facts: readonly string[];
    }
  | ({ readonly kind: 'body-map' } & PictureSize & BodyMap);

/** How large a picture is drawn. */
export interface PictureSize {
  /** In points. A picture that would be taller at the paper's full width is drawn narrower. */
  readonly tallest: number;
}

/** A photo with one spot. */
export type SpotPhoto = Omit<SlipPhoto, 'captureId'> & { readonly spot: MarkedSpot };

/** Sizes of a spot's row in points. */
export const spotRow = {
  photo: { width: 40, height: 30 },
  crop: 30,
  gap: 4,
  title: { bold: true, size: 8.5 },
  facts: { bold: false, size: 7.5 },
} as const;

/** A small copy of a photo. */
export interface SlipPhoto {
  readonly captureId: string;
  /** A small JPEG, baseline or progressive: 900 px wide is more than a receipt printer shows. */
  readonly jpeg: Uint8Array;
  /** Size of the capture, in whose pixels the spots' boxes are, whatever the size of the copy. */
  readonly width: number;
  readonly height: number;
}
