import { KioskError } from '../errors.ts';
import type { PictureTasks } from '../imaging/port.ts';
import type { Camera } from './camera/camera.ts';
import { CameraFinder } from './camera/camera-finder.ts';
import type { CameraSource } from './camera/camera-source.ts';
import { ffmpegInstalled, installFfmpeg } from './camera/ffmpeg.ts';
import { fswebcamInstalled, installFswebcam } from './camera/fswebcam.ts';
import { OwnedCamera } from './camera/owned-camera.ts';
import { PhotoFolder } from './camera/photo-folder.ts';
import { PhotoSource } from './camera/photo-source.ts';
import { parseResolution } from './camera/still.ts';
import { type DeviceRoots, videoDevices } from './camera/video-devices.ts';
import { WebcamSource } from './camera/webcam-source.ts';
import { harmlessFolder, usbCamera, videoDevice } from './names.ts';

export interface CameraChoice {
  /**
   * 'auto', 'simulated', 'test' (colour bars), a device ('/dev/video0', '/dev/v4l/by-id/…'), or a kind of camera
   * ('usb:046d:082d', 'usb:046d:082d:SERIAL').
   */
  readonly device: string;
  /** The operator's own photograph or folder of photographs, which always means the simulated camera. */
  readonly photos: string | null;
  /** Photographs for the simulated camera if the operator gave none. */
  readonly defaultPhotos: string;
  /** Resolution of a real camera, like '1920x1080'. A simulated one takes photographs as they are. */
  readonly resolution: string;
  readonly roots: DeviceRoots;
  /** A still that takes longer is given up. */
  readonly timeoutSeconds?: number;
  /** Looks into the camera's pictures. */
  readonly pictures: PictureTasks;
}

/**
 * Chooses the camera's driver; nothing else does. The description says what was chosen.
 * @throws KioskError `usage` (no photographs, or photographs and a device), `settings-invalid`
 */
export async function openCamera(choice: CameraChoice): Promise<Camera> {
  const { pictures } = choice;
  return new OwnedCamera(await openSource(choice), (jpeg) => pictures.ask('check-picture', { jpeg }));
}

async function openSource(choice: CameraChoice): Promise<CameraSource> {
  const { device, photos, roots, timeoutSeconds } = choice;
  const size = parseResolution(choice.resolution);
  if (![roots.dev, roots.sys].every((folder) => harmlessFolder.test(folder))) {
    throw new KioskError(
      'settings-invalid',
      'A folder of devices is like /dev: letters, digits, _ and - only.',
    );
  }
  const isReal = videoDevice.test(device) || usbCamera.test(device);
  if (!isReal && !['auto', 'simulated', 'test'].includes(device)) {
    throw new KioskError('settings-invalid', `"${device}" is not a camera, such as /dev/video0.`);
  }
  if ((isReal || device === 'test') && photos !== null) {
    throw new KioskError(
      'usage',
      `Photographs are for the simulated camera: give photos or the camera ${device}, not both.`,
    );
  }
  const withFfmpeg = await ffmpegInstalled();
  const webcam = { size, withFfmpeg, ...(timeoutSeconds !== undefined && { timeoutSeconds }) };
  if (device === 'test') {
    return await WebcamSource.open({ ...webcam, name: 'TEST', locate: async () => 'TEST' });
  }
  const finder = new CameraFinder(device, roots);
  const real = { ...webcam, name: device, locate: () => finder.find() };
  if (isReal) return await WebcamSource.open(real);
  const withFswebcam = await fswebcamInstalled();
  const [first] = device === 'simulated' || photos !== null ? [] : await videoDevices(roots);
  if (first && withFswebcam) return await WebcamSource.open({ ...real, name: first.node });
  const missing = [
    ...(withFswebcam ? [] : [`: ${installFswebcam}`]),
    ...(withFfmpeg ? [] : [`; slow live picture: ${installFfmpeg}`]),
    ...(first ? [`; the camera at ${first.node} is not used`] : []),
    ...(first || device !== 'auto' || photos !== null ? [] : ['; there is no camera at /dev/video*']),
  ];
  return await PhotoSource.open(await PhotoFolder.open(photos ?? choice.defaultPhotos, choice.pictures), {
    fswebcam: withFswebcam,
    ffmpeg: withFfmpeg,
    why: missing.join(''),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
  });
}

export { openPrinter, type PrinterChoice } from './printer/open-printer.ts';
