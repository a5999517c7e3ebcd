import { fileURLToPath } from 'node:url';
import type { CameraChoice } from '../devices/open.ts';
import type { Settings } from '../settings.ts';

const defaultPhotos = fileURLToPath(new URL('../../models/demo', import.meta.url));

/**
 * The camera that the settings name.
 * @param photos file or folder for the simulated camera, or null
 */
export function cameraChoice(settings: Settings, photos: string | null): CameraChoice {
  const { camera: device, cameraWidth, cameraHeight, cameraTimeoutSeconds, devFolder, sysFolder } = settings;
  return {
    device,
    photos,
    defaultPhotos,
    resolution: `${cameraWidth}x${cameraHeight}`,
    roots: { dev: devFolder, sys: sysFolder },
    timeoutSeconds: cameraTimeoutSeconds,
  };
}
