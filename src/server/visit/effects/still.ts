import { randomBytes } from 'node:crypto';
import type { Camera } from '../../../devices/camera/camera.ts';
import { codeOf } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import type { VisitEvent } from '../../../screening/visit/events.ts';
import type { Visit } from '../../../screening/visit/visit.ts';
import { decodePhoto, toJpeg } from '../../../vision/pixels/decode.ts';
import type { Pictures } from '../pictures.ts';
import { sayable } from './live-picture.ts';

/** Pixels of the longer side of a photo on the screen. */
const screenSide = 1920;
/** Width of a photo on a slip: 72 mm at 203 dots an inch. */
const paperSide = 576;

/**
 * Takes a photo and adds it to the visit's pictures.
 * @returns null if the visit was forgotten meanwhile
 */
export async function takeStill(
  { screening }: Visit,
  pictures: Pictures,
  camera: Camera,
  logger: Pick<Logger, 'info' | 'warn'>,
): Promise<VisitEvent | null> {
  let taken: Uint8Array | undefined;
  try {
    const { simulated, detail } = camera.description;
    const { jpeg } = await camera.takePicture();
    taken = jpeg;
    const frame = await decodePhoto(jpeg, 'The photo');
    const [screen, paper] = await Promise.all([toJpeg(frame, screenSide), toJpeg(frame, paperSide)]);
    const id = randomBytes(6).toString('hex');
    if (!pictures.add(id, { frame, jpeg, screen, paper, shown: simulated ? detail : null })) return null;
    const { width, height } = frame;
    logger.info({ event: 'captured', screening: screening.id, width, height, simulated });
    return { type: 'captured', photo: { id, width, height, simulated } };
  } catch (error) {
    taken?.fill(0);
    logger.warn({ event: 'capture-failed', ...sayable(error, camera) });
    return { type: 'capture-failed', code: codeOf(error) };
  }
}
