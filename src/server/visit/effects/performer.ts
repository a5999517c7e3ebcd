import type { Camera } from '../../../devices/camera/camera.ts';
import type { Logger } from '../../../logger.ts';
import type { Effect } from '../../../screening/visit/effects.ts';
import type { VisitEvent } from '../../../screening/visit/events.ts';
import type { Visit, VisitEnd } from '../../../screening/visit/visit.ts';
import { newNames } from '../names.ts';
import { Pictures } from '../pictures.ts';
import type { RecordKeeper } from '../record-keeper.ts';
import type { VisitObserver } from '../visit-observer.ts';
import type { Answer } from '../visit-runner.ts';
import { AnalysisQueue, type AnalysisQueueParts } from './analysis-queue.ts';
import { Clocks } from './clocks.ts';
import type { IdleClock } from './idle-clock.ts';
import type { LivePicture } from './live-picture.ts';
import { checkPhoto } from './photo-check.ts';
import { printSlip, type SlipParts } from './slip.ts';
import { takeStill } from './still.ts';

export interface PerformerParts extends AnalysisQueueParts, SlipParts {
  readonly camera: Camera;
  readonly live: LivePicture;
  readonly idle: IdleClock;
  readonly records: Pick<RecordKeeper, 'forget'>;
  readonly observer: VisitObserver;
  readonly logger: Logger;
  /** Ends whatever holds pictures of the visit outside of this object. */
  readonly forgetPictures: () => void;
  /** Called when a visit has ended and its customer has gone. */
  readonly left: () => void;
}

/** Does the work of a visit, through the devices, the models, the store and the clocks. */
export class Performer {
  readonly #parts: PerformerParts;
  readonly #analyses: AnalysisQueue;
  readonly #clocks = new Clocks();
  #pictures = new Pictures();
  #printing: Promise<void> = Promise.resolve();

  constructor(parts: PerformerParts) {
    this.#parts = parts;
    this.#analyses = new AnalysisQueue(parts);
  }

  /** Pictures of the running visit. */
  get pictures(): Pictures {
    return this.#pictures;
  }

  perform(effect: Effect, visit: Visit, answer: Answer): void {
    const { live, idle, camera, imaging, logger } = this.#parts;
    const pictures = this.#pictures;
    const { id: screeningId } = visit.screening;
    switch (effect.type) {
      case 'watch':
        live.watch(effect.target);
        break;
      case 'stop-watching':
        live.stop();
        break;
      case 'count-down':
        this.#clocks.countDown(answer);
        break;
      case 'stop-counting':
        this.#clocks.stopCounting();
        break;
      case 'take-still':
        void answered(takeStill(visit, pictures, camera, imaging, logger), answer);
        break;
      case 'check':
        void answered(checkPhoto(effect.photoId, effect.target, pictures, imaging, logger), answer);
        break;
      case 'analyse':
        this.#analyses.add({ ...effect, screeningId, pictures, answer });
        break;
      case 'print':
        this.#printing = answered(printSlip(visit, pictures, this.#parts), answer);
        break;
      case 'drop-photo':
        pictures.drop(effect.photoId);
        break;
      case 'drop-slip':
        pictures.dropSlip();
        break;
      case 'start-idle-clock':
        idle.touch(() => answer({ type: 'left-alone' }));
        break;
      case 'stop-idle-clock':
        idle.stop();
        break;
      case 'forget':
        this.#forget(visit, effect.why, answer);
        break;
      case 'say-farewell':
        this.#clocks.sayFarewell(answer);
        break;
    }
  }

  /** Resolves when the slip that is being printed is finished or taken back. */
  async printed(): Promise<void> {
    await this.#printing;
  }

  #forget(visit: Visit, why: VisitEnd, answer: Answer): void {
    const { records, forgetPictures, left } = this.#parts;
    this.#clocks.stop();
    this.#pictures.clear();
    this.#pictures = new Pictures();
    forgetPictures();
    records.forget(visit, why);
    answer({ type: 'cleared', ...newNames() });
    left();
  }
}

async function answered(result: Promise<VisitEvent | null>, answer: Answer): Promise<void> {
  const event = await result;
  if (event !== null) answer(event);
}
