import { KioskError } from '../../errors.ts';
import type { PictureFault } from '../../vision/pixels/picture-fault.ts';

const sentences: Record<PictureFault, string> = {
  'camera-black': 'The camera sees only black. Take the cover off its lens, or open its shutter.',
  'camera-one-colour':
    'The camera gives one colour instead of a picture. Unplug it, plug it in again and wait ten seconds.',
  'camera-half-picture':
    'The camera gives half of a picture. Unplug it and plug it in again, without a hub if there is one.',
  'camera-broken-picture':
    'The camera gives a damaged picture. Check its cable, or unplug it and plug it in again.',
};

export const pictureFault = (code: PictureFault) => new KioskError(code, sentences[code]);
