import { KioskError } from '../../errors.ts';
import { pictureFile, videoNode } from '../names.ts';
import type { Size } from './camera-source.ts';

/** What fswebcam is asked for. */
export interface Still extends Size {
  /** A video device, `TEST` (colour bars), or `FILE:` with a picture in the scratch folder. */
  readonly device: string;
  /** Number of frames to discard while a real camera finds its exposure. */
  readonly skip: number;
  readonly quality: number;
  /** Whether a picture of another size is a fault. A live picture accepts any size. */
  readonly exactSize: boolean;
  /** Shorter limit than usual, for pictures after which somebody waits. */
  readonly timeoutSeconds?: number;
}

/**
 * node-webcam builds a shell command from its arguments, so only these forms may reach it.
 * @throws KioskError `settings-invalid`
 */
export function assertHarmless({ device, width, height, skip, quality }: Still): void {
  if (!videoNode.test(device) && !pictureFile.test(device) && device !== 'TEST') {
    throw new KioskError('settings-invalid', `"${device}" is not a camera, such as /dev/video0.`);
  }
  // Photographs on FILE: may be wider than any camera; to the shell it only matters that these are numbers.
  if (![width, height, skip, quality].every(Number.isInteger)) {
    throw new KioskError('settings-invalid', 'The size of a picture must be whole numbers of pixels.');
  }
}

/** @throws KioskError `settings-invalid` unless `text` is like "1920x1080", each side 16 to 10,000 px */
export function parseResolution(text: string): Size {
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/.exec(text)?.map(Number) ?? [];
  const fits = (side: number | undefined): side is number =>
    side !== undefined && side >= 16 && side <= 10_000;
  if (fits(width) && fits(height)) return { width, height };
  throw new KioskError(
    'settings-invalid',
    `The camera's resolution must look like 1920x1080, not "${text}".`,
  );
}
