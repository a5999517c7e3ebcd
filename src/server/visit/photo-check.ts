import { judge, type Quality } from '../../screening/judgement/quality.ts';
import { skinAreaOf } from '../../screening/space/body-site.ts';
import type { Frame } from '../../screening/space/frame.ts';
import type { Target } from '../../screening/visit/capture.ts';
import { analyzeCloseup } from '../../vision/analyze.ts';
import { readQuality } from '../../vision/quality/read-quality.ts';
import type { Vision } from '../../vision/vision.ts';
import type { Visit } from './visit.ts';
import { codeOf, messageOf, type VisitContext } from './visit-context.ts';

/** Judges the photo that the customer looks at, and tells the visit what is wrong with it. */
export async function checkPhoto(visit: Visit, vision: Vision, context: VisitContext): Promise<void> {
  const { candidate, target } = visit.screening;
  const frame = candidate && visit.photos.get(candidate.id)?.frame;
  if (!frame || !target) return;
  visit.fault = null;
  try {
    const quality = await qualityOf(frame, target, vision);
    context.apply(visit, { type: 'judged', photoId: candidate.id, quality });
  } catch (error) {
    if (visit.signal.aborted) return;
    context.logger.error({ event: 'photo-check-failed', code: codeOf(error), detail: messageOf(error) });
    visit.fault = codeOf(error);
    context.changed();
  }
}

/** Skin that the photo means to show, in mm²; of one spot the customer may show as little as they like. */
export const skinToShow = (target: Target): number | undefined =>
  target.kind === 'place' && target.point === null ? skinAreaOf(target.place.site) : undefined;

/** Of a close-up the classifier alone can say whether it shows skin: the lesion fills it. */
async function qualityOf(frame: Frame, target: Target, vision: Vision): Promise<Quality> {
  if (target.kind === 'place') return judge(await readQuality(frame, vision, skinToShow(target)));
  let quality: Quality = { usable: false, faults: [] };
  for await (const event of analyzeCloseup(frame, vision)) {
    if (event.type === 'analysed') quality = event.quality;
  }
  return quality;
}
