import { codeOf, KioskError, messageOf } from '../../../errors.ts';
import type { Imaging } from '../../../imaging/port.ts';
import type { Logger } from '../../../logger.ts';
import type { PhotoKind } from '../../../screening/visit/effects.ts';
import type { VisitEvent } from '../../../screening/visit/events.ts';
import type { ScreeningStore } from '../../../store/port.ts';
import type { AnalysisEvent } from '../../../vision/analyze.ts';
import type { Pictures } from '../pictures.ts';
import type { VisitObserver } from '../visit-observer.ts';
import type { Answer } from '../visit-runner.ts';
import { whetherHeldOrNot } from './held-photo.ts';

export interface AnalysisQueueParts {
  readonly imaging: Imaging;
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
 * Keeps photos and analyses them one after the other while the customer takes the next ones. The imaging process holds
 * the newest photo decoded; one that had to wait is read from the store and decoded again when its turn comes.
 */
export class AnalysisQueue {
  readonly #parts: AnalysisQueueParts;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: AnalysisQueueParts) {
    this.#parts = parts;
  }

  add(analysis: Analysis): void {
    const kept = this.#keep(analysis);
    kept.catch(() => undefined); // its turn reports the error
    this.#last = this.#last.then(() => this.#analyse(analysis, kept));
  }

  /** Saves the photo, which leaves memory only when it is in the store. */
  async #keep({ screeningId, photoId, pictures }: Analysis): Promise<void> {
    const jpeg = pictures.jpegOf(photoId);
    if (jpeg === null) return;
    await this.#parts.store.savePhoto(screeningId, photoId, jpeg);
    pictures.dropJpeg(photoId);
  }

  async #analyse(analysis: Analysis, kept: Promise<void>): Promise<void> {
    const { screeningId, photoId, kind, pictures } = analysis;
    const { observer, logger } = this.#parts;
    const started = performance.now();
    try {
      await kept;
      if (pictures.signal.aborted) return;
      await whetherHeldOrNot(
        (jpeg) => this.#look(analysis, jpeg),
        () => this.#readKept(analysis),
      );
      if (pictures.signal.aborted) return;
      const ms = Math.round(performance.now() - started);
      logger.info({ event: 'analysed', screening: screeningId, closeup: kind === 'close-up', ms });
    } catch (error) {
      if (pictures.signal.aborted) return;
      const code = codeOf(error);
      observer.analysisFailed();
      logger.error({ event: 'analysis-failed', code, detail: messageOf(error) });
      analysis.answer({ type: 'analysis-failed', photoId, code });
    }
  }

  async #look({ photoId, kind, pictures, answer }: Analysis, jpeg: Uint8Array | null): Promise<true> {
    const { imaging, observer } = this.#parts;
    const analysing = performance.now();
    // The try before this one may have told a part, if the process was lost with it.
    answer({ type: 'analysis-begun', photoId });
    try {
      for await (const event of imaging.analyse({ photoId, jpeg }, kind)) {
        if (pictures.signal.aborted) break;
        if (event.type === 'analysed') observer.analysed(kind, performance.now() - analysing, event.timings);
        answer(toVisitEvent(photoId, event));
      }
      return true;
    } finally {
      jpeg?.fill(0);
    }
  }

  /** Null if the visit was forgotten. */
  async #readKept({ screeningId, photoId, pictures }: Analysis): Promise<Uint8Array | null> {
    const jpeg = await this.#parts.store.readPhoto(screeningId, photoId);
    if (pictures.signal.aborted) {
      jpeg?.fill(0);
      return null;
    }
    if (jpeg === null)
      throw new KioskError('store-failed', 'A photo that was kept is no longer there. Take it again.');
    return jpeg;
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
