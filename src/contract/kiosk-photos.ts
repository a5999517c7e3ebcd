/** What the customer's page is told of photos and spots; kiosk.ts is the whole contract. */
import type { QualityFault } from '../screening/judgement/quality.ts';
import type { Place } from '../screening/space/body-site.ts';
import type { Box, Point } from '../screening/space/geometry.ts';
import type { Capture, Progress } from '../screening/visit/capture.ts';

/** A spot on the customer's screen: where it is, never how it was graded. */
export interface SpotView {
  readonly id: string;
  /** In pixels of the photo, whose size is in its PhotoView. */
  readonly box: Box;
  /** Set at the end for the few spots that stood out most, and counted over all photos from 1. */
  readonly number: number | null;
}

/** A picture on the screen. */
export interface PictureView {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly simulated: boolean;
  /** Unguessable path of the picture; it is gone when the visit ends. */
  readonly url: string;
}

export interface PhotoView extends PictureView {
  readonly place: Place;
  readonly spots: readonly SpotView[];
  readonly analysis: Capture['analysis'];
  readonly progress: Progress | null;
}

/** A close-up of one spot. */
export interface CloseupView extends PictureView {
  readonly captureId: string;
  readonly lesionId: string;
  readonly analysis: Capture['analysis'];
}

/** The photo that the customer looks at before it is used. */
export interface CandidateView extends PictureView {
  /** False while the daemon checks whether the photo is good enough. */
  readonly judged: boolean;
  readonly faults: readonly QualityFault[];
  readonly mayUse: boolean;
}

/** What the next photo is to show. */
export type TargetView =
  | {
      readonly kind: 'place';
      readonly place: Place;
      /** Where the customer touched the figure, 0..1; null from the list and in a full check. */
      readonly point: Point | null;
      /** Whether the customer's back is to the screen for this photo. */
      readonly turned: boolean;
    }
  | { readonly kind: 'closeup'; readonly captureId: string; readonly lesionId: string };
