import { type AnalysisEvent, analyzeWideField, type Vision } from '../vision/analyze.ts';
import type { Visit } from './visit.ts';
import { codeOf, messageOf, type VisitContext } from './visit-context.ts';

/** Analyses the visit's last photo and tells the visit of every spot as it is found and checked. */
export async function analyzePhoto(visit: Visit, vision: Vision, context: VisitContext): Promise<void> {
  const capture = visit.screening.captures.at(-1);
  const photo = capture && visit.photos.get(capture.id);
  if (!photo?.frame) return;
  const { logger } = context;
  const started = performance.now();
  try {
    for await (const event of analyzeWideField(photo.frame, vision, visit.signal))
      follow(visit, event, context);
    photo.frame = null;
    const ms = Math.round(performance.now() - started);
    logger.info({ event: 'analysed', screening: visit.screening.id, ms });
  } catch (error) {
    if (visit.signal.aborted) return;
    logger.error({ event: 'analysis-failed', code: codeOf(error), detail: messageOf(error) });
    context.apply(visit, { type: 'analysis-failed' });
    visit.fault = codeOf(error);
    context.changed();
  }
}

function follow(visit: Visit, event: AnalysisEvent, context: VisitContext): void {
  switch (event.type) {
    case 'found':
      context.apply(visit, { type: 'spots-found', spots: event.spots });
      return;
    case 'checked':
      context.apply(visit, { type: 'lesion-checked', lesion: event.lesion });
      return;
    case 'dismissed':
      context.apply(visit, { type: 'spot-dismissed', detection: event.detection });
      return;
    case 'progress':
      context.apply(visit, { type: 'searched', partsDone: event.tilesDone, partsTotal: event.tilesTotal });
      return;
    case 'analysed':
      context.apply(visit, { type: 'analysed', quality: event.quality, lesions: event.lesions });
  }
}
