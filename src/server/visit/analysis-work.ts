import { KioskError } from '../../errors.ts';
import type { Frame } from '../../screening/space/frame.ts';
import { type AnalysisEvent, analyzeCloseup, analyzeWideField } from '../../vision/analyze.ts';
import { decodePhoto } from '../../vision/pixels/decode.ts';
import type { Vision } from '../../vision/vision.ts';
import type { Visit } from './visit.ts';
import { codeOf, messageOf, type VisitContext } from './visit-context.ts';

/**
 * Analyses photos one after the other while the customer takes the next ones. A photo that has to wait gives up its
 * pixels and is decoded again when its turn comes: fifty decoded photos would be 2 GB.
 */
export class AnalysisQueue {
  readonly #vision: Vision;
  readonly #context: VisitContext;
  #last: Promise<void> = Promise.resolve();
  #unfinished = 0;

  constructor(vision: Vision, context: VisitContext) {
    this.#vision = vision;
    this.#context = context;
  }

  /** Resolves when this photo was kept and analysed, or one of both failed: then the visit says so. */
  add(visit: Visit, photoId: string): Promise<void> {
    const photo = visit.photos.get(photoId);
    if (photo && this.#unfinished > 0) photo.frame = null;
    this.#unfinished++;
    const kept = keepPhoto(visit, photoId, this.#context);
    kept.catch(() => undefined); // told at its turn
    this.#last = this.#last
      .then(() => analyzePhoto(visit, photoId, kept, this.#vision, this.#context))
      .finally(() => this.#unfinished--);
    return this.#last;
  }
}

/** The photo leaves memory only when it is in the store. */
async function keepPhoto(visit: Visit, photoId: string, { photos }: VisitContext): Promise<void> {
  const photo = visit.photos.get(photoId);
  if (!photo?.jpeg) return;
  await photos.savePhoto(visit.screening.id, photoId, photo.jpeg);
  photo.jpeg = null;
}

async function analyzePhoto(
  visit: Visit,
  photoId: string,
  kept: Promise<void>,
  vision: Vision,
  context: VisitContext,
): Promise<void> {
  const photo = visit.photos.get(photoId);
  if (!photo) return;
  const { logger } = context;
  const started = performance.now();
  try {
    await kept;
    const frame = photo.frame ?? (await decodeKept(visit, photoId, context));
    if (frame === null) return;
    const isCloseup = visit.screening.closeups.some(({ id }) => id === photoId);
    const events = isCloseup ? analyzeCloseup(frame, vision) : analyzeWideField(frame, vision, visit.signal);
    const analysing = performance.now();
    for await (const event of events) {
      follow(visit, photoId, event, context);
      if (event.type !== 'analysed') continue;
      const kind = isCloseup ? 'close-up' : 'wide-field';
      context.observer.analysed(kind, performance.now() - analysing, event.timings);
    }
    const ms = Math.round(performance.now() - started);
    logger.info({ event: 'analysed', screening: visit.screening.id, closeup: isCloseup, ms });
  } catch (error) {
    if (visit.signal.aborted) return;
    context.observer.analysisFailed();
    logger.error({ event: 'analysis-failed', code: codeOf(error), detail: messageOf(error) });
    context.apply(visit, { type: 'analysis-failed', photoId });
    // Before that the customer poses for the next photo; the page says later that this one failed.
    if (visit.screening.step === 'analysing') visit.fault = codeOf(error);
    context.changed();
  } finally {
    photo.frame = null;
  }
}

/** Null of a visit that was forgotten. */
async function decodeKept(visit: Visit, photoId: string, { photos }: VisitContext): Promise<Frame | null> {
  const { id } = visit.screening;
  const jpeg = await photos.readPhoto(id, photoId);
  if (visit.signal.aborted) return null;
  if (jpeg === null)
    throw new KioskError('store-failed', 'A photo that was kept is no longer there. Take it again.');
  return await decodePhoto(jpeg, 'The photo');
}

function follow(visit: Visit, photoId: string, event: AnalysisEvent, context: VisitContext): void {
  switch (event.type) {
    case 'found':
      context.apply(visit, { type: 'spots-found', photoId, spots: event.spots });
      return;
    case 'checked':
      context.apply(visit, { type: 'lesion-checked', photoId, lesion: event.lesion });
      return;
    case 'dismissed':
      context.apply(visit, { type: 'spot-dismissed', photoId, detection: event.detection });
      return;
    case 'progress':
      context.apply(visit, {
        type: 'searched',
        photoId,
        partsDone: event.tilesDone,
        partsTotal: event.tilesTotal,
      });
      return;
    case 'analysed':
      context.apply(visit, {
        type: 'analysed',
        photoId,
        scale: event.card?.scale ?? null,
        quality: event.quality,
        lesions: event.lesions,
      });
  }
}
