import { randomBytes } from 'node:crypto';
import type { Camera } from '../../../devices/camera/camera.ts';
import { codeOf } from '../../../errors.ts';
import type { Imaging } from '../../../imaging/port.ts';
import type { Logger } from '../../../logger.ts';
import type { VisitEvent } from '../../../screening/visit/events.ts';
import type { Visit } from '../../../screening/visit/visit.ts';
import type { Pictures } from '../pictures.ts';
import { sayable } from './live-picture.ts';

/**
 * Takes a photo and adds it to the visit's pictures.
 * @returns null if the visit was forgotten meanwhile
 */
export async function takeStill(
  { screening }: Visit,
  pictures: Pictures,
  camera: Camera,
  imaging: Pick<Imaging, 'ask'>,
  logger: Pick<Logger, 'info' | 'warn'>,
): Promise<VisitEvent | null> {
  let taken: Uint8Array | undefined;
  try {
    const { simulated, detail } = camera.description;
    const { jpeg } = await camera.takePicture();
    taken = jpeg;
    const takenAt = new Date().toISOString();
    const id = randomBytes(6).toString('hex');
    const { width, height, screen, paper } = await imaging.ask('open-photo', { photoId: id, jpeg });
    if (!pictures.add(id, { jpeg, screen, paper, shown: simulated ? detail : null })) return null;
    logger.info({ event: 'captured', screening: screening.id, width, height, simulated });
    return { type: 'captured', photo: { id, width, height, simulated, takenAt } };
  } catch (error) {
    taken?.fill(0);
    if (pictures.signal.aborted) return null;
    logger.warn({ event: 'capture-failed', ...sayable(error, camera) });
    return { type: 'capture-failed', code: codeOf(error) };
  }
}
