import { codeOf, messageOf } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import { judge, type Quality } from '../../../screening/judgement/quality.ts';
import { skinAreaOf } from '../../../screening/space/body-site.ts';
import type { Frame } from '../../../screening/space/frame.ts';
import type { Target } from '../../../screening/visit/capture.ts';
import type { VisitEvent } from '../../../screening/visit/events.ts';
import { analysed } from '../../../vision/analysed.ts';
import { analyzeCloseup } from '../../../vision/analyze.ts';
import { readQuality } from '../../../vision/quality/read-quality.ts';
import type { Vision } from '../../../vision/vision.ts';
import type { Pictures } from '../pictures.ts';

/**
 * Judges the photo that the customer looks at.
 * @returns null where it was dropped meanwhile
 */
export async function checkPhoto(
  photoId: string,
  target: Target,
  pictures: Pictures,
  vision: Vision,
  logger: Pick<Logger, 'error'>,
): Promise<VisitEvent | null> {
  const frame = pictures.frameOf(photoId);
  if (frame === null) return null;
  try {
    return { type: 'judged', photoId, quality: await qualityOf(frame, target, vision) };
  } catch (error) {
    if (pictures.signal.aborted) return null;
    const code = codeOf(error);
    logger.error({ event: 'photo-check-failed', code, detail: messageOf(error) });
    return { type: 'check-failed', photoId, code };
  }
}

/** Skin that the photo means to show, in mm²; of one spot the customer may show as little as they like. */
export const skinToShow = (target: Target): number | undefined =>
  target.kind === 'place' && target.point === null ? skinAreaOf(target.place.site) : undefined;

/** Only the classifier can say whether a close-up shows skin, because the lesion fills it. */
async function qualityOf(frame: Frame, target: Target, vision: Vision): Promise<Quality> {
  if (target.kind === 'place') return judge(await readQuality(frame, vision, skinToShow(target)));
  return (await analysed(analyzeCloseup(frame, vision))).quality;
}
