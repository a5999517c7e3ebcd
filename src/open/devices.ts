import { fileURLToPath } from 'node:url';
import type { Camera } from '../devices/camera/camera.ts';
import { openCamera, openPrinter } from '../devices/open.ts';
import type { Printer } from '../devices/printer/printer.ts';
import type { PictureTasks } from '../imaging/port.ts';
import type { Settings } from '../settings.ts';

const defaultPhotos = fileURLToPath(new URL('../../models/demo', import.meta.url));

/**
 * Opens the camera that the settings name.
 * @param pictures looks into its pictures
 * @param photos file or folder for the simulated camera, or null
 * @throws KioskError `usage`, `settings-invalid`
 */
export function openKioskCamera(
  settings: Settings,
  pictures: PictureTasks,
  photos: string | null = null,
): Promise<Camera> {
  const { camera: device, cameraWidth, cameraHeight, cameraTimeoutSeconds, devFolder, sysFolder } = settings;
  return openCamera({
    device,
    photos,
    defaultPhotos,
    resolution: `${cameraWidth}x${cameraHeight}`,
    roots: { dev: devFolder, sys: sysFolder },
    timeoutSeconds: cameraTimeoutSeconds,
    pictures,
  });
}

/**
 * The printer that the settings name.
 * @param warn called with what a person should put right by hand
 * @throws KioskError `settings-invalid`
 */
export const openKioskPrinter = (settings: Settings, warn: (why: string) => void): Promise<Printer> =>
  openPrinter({ ...settings, warn });

/** Like `openKioskPrinter`, but for the daemon alone: it purges what an earlier daemon left in the queue. */
export const openSweptPrinter = (settings: Settings, warn: (why: string) => void): Promise<Printer> =>
  openPrinter({ ...settings, warn, sweep: true });
