import { readdir } from 'node:fs/promises';
import { KioskError } from '../errors.ts';
import type { Camera } from './camera.ts';
import { fswebcamInstalled, installFswebcam, parseResolution } from './fswebcam.ts';
import { PdfPrinter } from './pdf-printer.ts';
import { DirectPhotoCamera, FswebcamPhotoCamera } from './photo-camera.ts';
import { PhotoFolder } from './photo-folder.ts';
import type { Printer } from './printer.ts';
import { removeLeftovers } from './scratch-folder.ts';
import { WebcamCamera } from './webcam-camera.ts';

export interface CameraChoice {
  /** 'auto', 'simulated', or a device: '/dev/video0', '/dev/v4l/by-id/…'. */
  readonly device: string;
  /** The operator's own photograph or folder of photographs: always the simulated camera. */
  readonly photos: string | null;
  /** Photographs of the simulated camera when the operator gave none. */
  readonly defaultPhotos: string;
  /** Of a real camera, like '1920x1080'. A simulated one takes photographs as they are. */
  readonly resolution: string;
}

/**
 * The only place that chooses a camera's driver. The description says what was chosen.
 * @throws KioskError `usage` (no photographs, or photographs and a device), `settings-invalid`
 */
export async function openCamera(choice: CameraChoice): Promise<Camera> {
  parseResolution(choice.resolution);
  const named = choice.device !== 'auto' && choice.device !== 'simulated';
  if (named && choice.photos !== null) {
    throw new KioskError(
      'usage',
      `Photographs are for the simulated camera: give photos or the camera ${choice.device}, not both.`,
    );
  }
  if (named) return await WebcamCamera.open(choice);
  const installed = await fswebcamInstalled();
  const photos = choice.photos ?? choice.defaultPhotos;
  if (choice.device === 'simulated' || choice.photos !== null) return await openPhotos(photos, installed, '');
  const device = await firstVideoDevice();
  if (device === undefined) return await openPhotos(photos, installed, '; there is no camera at /dev/video*');
  if (!installed) return await openPhotos(photos, installed, `; the camera at ${device} is not used`);
  return await WebcamCamera.open({ device, resolution: choice.resolution });
}

async function openPhotos(path: string, installed: boolean, why: string): Promise<Camera> {
  const photos = await PhotoFolder.open(path);
  if (!installed) await removeLeftovers();
  return installed
    ? await FswebcamPhotoCamera.open(photos, why)
    : new DirectPhotoCamera(photos, `${installFswebcam}${why}`);
}

/** The lowest number: a USB camera's higher ones are its metadata. */
async function firstVideoDevice(): Promise<string | undefined> {
  const numbers = (await readdir('/dev'))
    .flatMap((name) => /^video(\d{1,3})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  return numbers[0] === undefined ? undefined : `/dev/video${numbers[0]}`;
}

/** The only place that chooses a printer's driver. */
export function openPrinter(choice: { readonly slipFolder: string | null }): Printer {
  return new PdfPrinter(choice.slipFolder);
}
