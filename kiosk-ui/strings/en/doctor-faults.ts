import type { FailureCode } from '../../../src/contract/failure.ts';
import { rareFaults } from '../rare-faults.ts';

const didNotWork = 'That did not work. Try again; if it fails again, the log says more.';
const modelsStopped = 'The process of the models has stopped. The kiosk starts it again by itself.';

/**
 * What went wrong on the kiosk and what to do, for technicians, by the code of the error. Codes that the technician's
 * page never meets get `didNotWork`.
 */
export const faults = {
  'signed-out': 'You are signed out. Sign in again.',
  busy: 'A customer is at the kiosk. Wait until the visit has ended.',
  'not-supervised':
    'Nothing would start the kiosk again. Stop it where it was started, and start it there again.',
  malformed: 'The kiosk can’t read what this page sent. Load the page again.',
  stopped: 'The kiosk is shutting down, or has closed this device. Try again once it is back.',
  'store-failed':
    'The kept visits can’t be read or written. Check with df -h and dmesg, then restart the kiosk.',
  'file-unsafe': 'A file of the kiosk is a link or a folder, and is not followed. Look at its state folder.',
  'pin-broken': 'The file of a PIN can’t be read. Set a new PIN: sudo spl-kiosk provision',
  'manifest-invalid':
    'The list of the models (models/manifest.json) can’t be read. Install the release again.',
  'signature-invalid': 'The release key did not sign the models. Get the release again, and install that.',
  'model-missing': 'The file of a model can’t be read. Install the release again.',
  'model-altered': 'The file of a model was changed. Install the release again.',
  'provision-failed': 'A step of provision did not finish. Run it again: sudo spl-kiosk provision',

  'camera-missing':
    'No camera is there. Check its cable, or name another one in the settings: SPL_KIOSK_CAMERA',
  'camera-changed':
    'Another camera was plugged in. Plug the first one in again, or restart the kiosk to use the new one.',
  'camera-ambiguous':
    'Two cameras can’t be told apart. Unplug one, or name one by its socket, /dev/v4l/by-path/…, in the settings.',
  'camera-program-missing':
    'A program for the camera is missing. Install it: sudo apt-get install fswebcam ffmpeg',
  'camera-timeout': 'The camera does not answer in time. Unplug it, plug it in again and wait ten seconds.',
  'camera-no-picture':
    'The camera gave no picture. Check that no other program uses it, then unplug it and plug it in again.',
  'camera-broken-picture':
    'The camera gives a damaged picture. Check its cable, or unplug it and plug it in again.',
  'camera-wrong-size':
    'The camera gives a picture of {size}, which the kiosk can’t use. Set cameraWidth and cameraHeight to a size that it has, or use another camera.',
  'camera-black': 'The camera sees only black. Take the cover off its lens, or open its shutter.',
  'camera-one-colour':
    'The camera gives one colour instead of a picture. Unplug it, plug it in again and wait ten seconds.',
  'camera-half-picture':
    'The camera gives half of a picture. Unplug it and plug it in again, without a hub if there is one.',
  'camera-frozen': 'The live picture is frozen. Unplug the camera, plug it in again and wait ten seconds.',
  'camera-no-space': 'There is no memory for a photo. End other programs, and look at /dev/shm.',

  'printer-out-of-paper': 'The printer has no paper. Put in a new roll or sheets, and print again.',
  'printer-cover-open': 'The printer’s cover is open. Close it, and print again.',
  'printer-offline':
    'The printer does not answer. Switch it on and check its cable, in CUPS with lpstat -p, and print again.',
  'printer-error': 'The printer reports “{kind}”. Look at its display or lights.',
  'printer-no-answer':
    'The printer took the paper but did not say that it printed it. Check whether it came out.',
  'printer-wrong-paper':
    'The printer prints only slips. Name a printer for letters in the settings (letterPrinter).',
  'printer-failed':
    'The paper could not be made or kept. Check that the folder slipFolder is there, writable and not full.',

  ...rareFaults(didNotWork, modelsStopped),
} as const satisfies Readonly<Record<FailureCode, string>>;
