import { codeOf, KioskError, messageOf } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import type { Frame } from '../../../screening/space/frame.ts';
import type { PhotoKind } from '../../../screening/visit/effects.ts';
import type { VisitEvent } from '../../../screening/visit/events.ts';
import type { ScreeningStore } from '../../../store/port.ts';
import { type AnalysisEvent, analyzeCloseup, analyzeWideField } from '../../../vision/analyze.ts';
import { decodePhoto } from '../../../vision/pixels/decode.ts';
import type { Vision } from '../../../vision/vision.ts';
import type { Pictures } from '../pictures.ts';
import type { VisitObserver } from '../visit-observer.ts';
import type { Answer } from '../visit-runner.ts';

export interface AnalysisQueueParts {
  readonly vision: Vision;
  readonly store: Pick<ScreeningStore, 'savePhoto' | 'readPhoto'>;
  readonly observer: Pick<VisitObserver, 'analysed' | 'analysisFailed'>;
  readonly logger: Pick<Logger, 'info' | 'error'>;
}

/** A photo to keep and analyse. */
export interface Analysis {
  readonly screeningId: string;
  readonly photoId: string;
  readonly kind: PhotoKind;
  readonly pictures: Pictures;
  readonly answer: Answer;
}

/**
 * Analyses photos one after the other while the customer takes the next ones. A photo that has to wait gives up its
 * pixels and is decoded again at its turn, because fifty decoded photos would be 2 GB.
 */
export class AnalysisQueue {
  readonly #parts: AnalysisQueueParts;
  #last: Promise<void> = Promise.resolve();
  #unfinished = 0;

  constructor(parts: AnalysisQueueParts) {
    this.#parts = parts;
  }

  add(analysis: Analysis): void {
    if (this.#unfinished > 0) analysis.pictures.dropFrame(analysis.photoId);
    this.#unfinished++;
    const kept = this.#keep(analysis);
    kept.catch(() => undefined); // its turn reports the error
    this.#last = this.#last.then(() => this.#analyse(analysis, kept)).finally(() => this.#unfinished--);
  }

  /** Saves the photo, which leaves memory only when it is in the store. */
  async #keep({ screeningId, photoId, pictures }: Analysis): Promise<void> {
    const jpeg = pictures.jpegOf(photoId);
    if (jpeg === null) return;
    await this.#parts.store.savePhoto(screeningId, photoId, jpeg);
    pictures.dropJpeg(photoId);
  }

  async #analyse(analysis: Analysis, kept: Promise<void>): Promise<void> {
    const { screeningId, photoId, kind, pictures, answer } = analysis;
    const { observer, logger } = this.#parts;
    const started = performance.now();
    try {
      await kept;
      const frame = pictures.frameOf(photoId) ?? (await this.#decodeKept(analysis));
      if (frame === null) return;
      const analysing = performance.now();
      for await (const event of this.#look(frame, kind, pictures.signal)) {
        if (pictures.signal.aborted) return;
        if (event.type === 'analysed') observer.analysed(kind, performance.now() - analysing, event.timings);
        answer(toVisitEvent(photoId, event));
      }
      const ms = Math.round(performance.now() - started);
      logger.info({ event: 'analysed', screening: screeningId, closeup: kind === 'close-up', ms });
    } catch (error) {
      if (pictures.signal.aborted) return;
      const code = codeOf(error);
      observer.analysisFailed();
      logger.error({ event: 'analysis-failed', code, detail: messageOf(error) });
      answer({ type: 'analysis-failed', photoId, code });
    } finally {
      pictures.dropFrame(photoId);
    }
  }

  #look(frame: Frame, kind: PhotoKind, signal: AbortSignal): AsyncGenerator<AnalysisEvent> {
    const { vision } = this.#parts;
    return kind === 'close-up' ? analyzeCloseup(frame, vision) : analyzeWideField(frame, vision, signal);
  }

  /** Null if the visit was forgotten. */
  async #decodeKept({ screeningId, photoId, pictures }: Analysis): Promise<Frame | null> {
    const jpeg = await this.#parts.store.readPhoto(screeningId, photoId);
    if (pictures.signal.aborted) return null;
    if (jpeg === null)
      throw new KioskError('store-failed', 'A photo that was kept is no longer there. Take it again.');
    try {
      return pictures.holdFrame(photoId, await decodePhoto(jpeg, 'The photo'));
    } finally {
      jpeg.fill(0);
    }
  }
}

function toVisitEvent(photoId: string, event: AnalysisEvent): VisitEvent {
  switch (event.type) {
    case 'found':
      return { type: 'spots-found', photoId, spots: event.spots };
    case 'checked':
      return { type: 'lesion-checked', photoId, lesion: event.lesion };
    case 'dismissed':
      return { type: 'spot-dismissed', photoId, detection: event.detection };
    case 'progress':
      return { type: 'searched', photoId, partsDone: event.tilesDone, partsTotal: event.tilesTotal };
    case 'analysed': {
      const { quality, lesions, card } = event;
      return { type: 'analysed', photoId, scale: card?.scale ?? null, quality, lesions };
    }
  }
}
