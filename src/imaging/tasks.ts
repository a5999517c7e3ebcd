/** What the daemon has done with pictures in another process: each task with what it takes and what it answers. */
import { z } from 'zod';
import type { Heat } from '../explain/heat.ts';
import type { LiveReadings } from '../screening/judgement/guidance.ts';
import { type Quality, qualityFaults } from '../screening/judgement/quality.ts';
import type { Box } from '../screening/space/geometry.ts';
import type { PhotoKind } from '../screening/visit/effects.ts';
import type { SpotPictures } from '../slip/pictures.ts';
import type { SlipLine } from '../slip/slip-line.ts';
import { type PictureFault, pictureFaults } from '../vision/pixels/picture-fault.ts';
import type { CropWindow } from '../vision/pixels/resample/resample.ts';

const bytes = z.instanceof(Uint8Array);
const side = z.int().positive();

/** A picture as a camera gives it: upright 8-bit sRGB, without any metadata. */
export interface UprightJpeg {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A photo as it was taken, for those who see it. */
export interface OpenedPhoto {
  readonly width: number;
  readonly height: number;
  /** JPEG for the page. */
  readonly screen: Uint8Array;
  /** Small JPEG for the slip. */
  readonly paper: Uint8Array;
}

/** A photo by its id: the newest that was opened is held decoded. */
export interface HeldPhoto {
  readonly photoId: string;
  /** Its bytes, for a process that does not hold it; without them that is `photo-not-held`. */
  readonly jpeg: Uint8Array | null;
}

export interface Inputs {
  /** Decodes a photo of the visit, and holds it. */
  'open-photo': { readonly photoId: string; readonly jpeg: Uint8Array };
  /** `skinArea`: what it means to show, in mm²; undefined where nothing tells. Of a close-up nothing does. */
  'check-photo': HeldPhoto & { readonly kind: PhotoKind; readonly skinArea: number | undefined };
  /** `isFirst`: nothing moved before. `stillWidth`: pixels across the still, of which this is a small copy. */
  'look-at-live': {
    readonly jpeg: Uint8Array;
    readonly isFirst: boolean;
    readonly skinArea: number | undefined;
    readonly stillWidth: number;
  };
  /** Whether a camera's JPEG is a picture at all; null where it is. */
  'check-picture': { readonly jpeg: Uint8Array };
  /** A photograph of the simulated camera as a camera would give it; `within` shrinks it until it fits. */
  'prepare-photograph': {
    readonly file: Uint8Array;
    readonly name: string;
    readonly within: { readonly width: number; readonly height: number } | null;
  };
  /** Squares of a photo, pixel by pixel, as PNG. */
  'cut-crops': { readonly jpeg: Uint8Array; readonly windows: readonly CropWindow[] };
  /** A map to lay over a photo, as PNG. */
  'draw-heat': { readonly heat: Heat; readonly scale: 'inferno' | 'viridis' };
  /** The two pictures of a lesion on paper. */
  'spot-pictures': { readonly jpeg: Uint8Array; readonly box: Box; readonly closeup: Uint8Array | null };
  /** A lesion at three times its size, at the photo's own resolution. */
  'cut-out': { readonly jpeg: Uint8Array; readonly box: Box };
  /** A slip's bytes for a receipt printer. */
  'esc-pos': { readonly lines: readonly SlipLine[] };
}

const quality = z.object({ usable: z.boolean(), faults: z.array(z.enum(qualityFaults)) });
const share = z.number();

/** The border to what the child says. */
export const answers = {
  'open-photo': z.object({ width: side, height: side, screen: bytes, paper: bytes }),
  'check-photo': quality,
  'look-at-live': z.object({
    bystanders: z.int().nonnegative(),
    skinShare: share,
    pixelsPerMm: z.number().nullable(),
    brightest: z.number(),
    blownOut: share,
    chroma: z.number(),
    hue: z.number(),
    glare: share,
    movement: z.number().nullable(),
  }),
  'check-picture': z.enum(pictureFaults).nullable(),
  'prepare-photograph': z.object({ jpeg: bytes, width: side, height: side }),
  'cut-crops': z.array(bytes),
  'draw-heat': bytes,
  'spot-pictures': z.object({ photo: bytes, crop: bytes }),
  'cut-out': z.object({ jpeg: bytes, width: side, height: side }),
  'esc-pos': bytes,
} satisfies {
  readonly [Task in TaskName]: z.ZodType<Answers[Task]>;
};

export interface Answers {
  'open-photo': OpenedPhoto;
  'check-photo': Quality;
  'look-at-live': LiveReadings;
  'check-picture': PictureFault | null;
  'prepare-photograph': UprightJpeg;
  'cut-crops': readonly Uint8Array[];
  'draw-heat': Uint8Array;
  'spot-pictures': SpotPictures;
  'cut-out': UprightJpeg;
  'esc-pos': Uint8Array;
}

export type TaskName = keyof Inputs;
