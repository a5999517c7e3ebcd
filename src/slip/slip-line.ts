import type { BodyMap } from './body-map.ts';
import type { MarkedSpot } from './marks.ts';

/** What a slip is made of, from top to bottom; how it looks on paper is pdf.ts's business. */
export type SlipLine =
  /** The date is the file's own; on paper it stands in a line of its own. */
  | { readonly kind: 'heading'; readonly text: string; readonly date: Date }
  /** `main` is the one sentence to read, `strong` what must not be missed. */
  | { readonly kind: 'text'; readonly text: string; readonly style: 'main' | 'strong' | 'plain' | 'item' }
  /** Text in a frame. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'rule' }
  /** A QR code of `code` alone, with the texts beside it. */
  | { readonly kind: 'qr'; readonly code: string; readonly beside: readonly string[] }
  | ({ readonly kind: 'picture'; readonly spots: readonly MarkedSpot[] } & PictureSize &
      Omit<SlipPhoto, 'captureId'>)
  /** The photo with its one spot marked, and the spot itself beside it. */
  | { readonly kind: 'spot'; readonly photo: SpotPhoto; readonly crop: Uint8Array }
  | ({ readonly kind: 'body-map' } & BodyMap);

/** How large a photo is drawn. */
export interface PictureSize {
  /** Points: a photo that would be taller across the paper is drawn narrower. */
  readonly tallest: number;
}

/** A photo with one spot. */
export type SpotPhoto = Omit<SlipPhoto, 'captureId'> & { readonly spot: MarkedSpot };

/** A small copy of a photo. */
export interface SlipPhoto {
  readonly captureId: string;
  /** A small JPEG, baseline or progressive: 900 px wide is more than a receipt printer shows. */
  readonly jpeg: Uint8Array;
  /** Of the capture: the pixels that the spots' boxes are in, whatever the size of the copy. */
  readonly width: number;
  readonly height: number;
}
