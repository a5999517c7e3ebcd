import { codeOf, messageOf } from '../../../errors.ts';
import type { Imaging } from '../../../imaging/port.ts';
import type { Logger } from '../../../logger.ts';
import { skinAreaOf } from '../../../screening/space/body-site.ts';
import type { Target } from '../../../screening/visit/capture.ts';
import type { VisitEvent } from '../../../screening/visit/events.ts';
import type { Pictures } from '../pictures.ts';
import { whetherHeldOrNot } from './held-photo.ts';

/**
 * Judges the photo that the customer looks at.
 * @returns null if it was dropped meanwhile
 */
export async function checkPhoto(
  photoId: string,
  target: Target,
  pictures: Pictures,
  imaging: Pick<Imaging, 'ask'>,
  logger: Pick<Logger, 'error'>,
): Promise<VisitEvent | null> {
  const kind = target.kind === 'place' ? 'wide-field' : 'close-up';
  const skinArea = skinToShow(target);
  try {
    const quality = await whetherHeldOrNot(
      (jpeg) => imaging.ask('check-photo', { photoId, jpeg, kind, skinArea }),
      async () => pictures.jpegOf(photoId),
    );
    return quality && { type: 'judged', photoId, quality };
  } catch (error) {
    if (pictures.signal.aborted) return null;
    const code = codeOf(error);
    logger.error({ event: 'photo-check-failed', code, detail: messageOf(error) });
    return { type: 'check-failed', photoId, code };
  }
}

/** Area of skin that the photo should show, in mm²; undefined for one spot, where any area will do. */
export const skinToShow = (target: Target): number | undefined =>
  target.kind === 'place' && target.point === null ? skinAreaOf(target.place.site) : undefined;
