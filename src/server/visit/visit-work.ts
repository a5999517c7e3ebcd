import type { Camera } from '../../devices/camera/camera.ts';
import type { Printer } from '../../devices/printer/printer.ts';
import { unanalysed } from '../../screening/visit/analysis.ts';
import type { ScreeningEvent } from '../../screening/visit/events.ts';
import type { Settings } from '../../settings.ts';
import type { Vision } from '../../vision/vision.ts';
import { PhotoWork } from './photo-work.ts';
import { type MakeSlip, printSlip } from './slip-work.ts';
import type { Visit } from './visit.ts';
import type { VisitContext } from './visit-context.ts';

export interface WorkParts {
  readonly camera: Camera;
  readonly printer: Printer;
  readonly vision: Vision;
  readonly settings: Settings;
  readonly makeSlip: MakeSlip;
}

/** Sets going what follows from a step: the camera, the models, the printer. */
export class VisitWork {
  readonly photos: PhotoWork;
  readonly #parts: WorkParts;
  readonly #context: VisitContext;
  readonly #waited: (visit: Visit) => void;
  #printing: Promise<void> = Promise.resolve();

  /** @param waited the customer had to wait for the kiosk, and the wait is over */
  constructor(parts: WorkParts, context: VisitContext, waited: (visit: Visit) => void) {
    this.photos = new PhotoWork(parts.camera, parts.vision, parts.settings, context);
    this.#parts = parts;
    this.#context = context;
    this.#waited = waited;
  }

  /**
   * Takes the step and does what follows from it.
   * @returns false when it does not fit
   * @throws KioskError `store-failed`: the step could not be kept, so it was not taken
   */
  step(visit: Visit, event: ScreeningEvent): boolean {
    const used = visit.screening.candidate?.id;
    if (!this.#context.apply(visit, event)) return false;
    if (event.type === 'use-photo' && used !== undefined) this.#analyse(visit, [used]);
    if (event.type === 'retry-check') this.#retry(visit);
    // What it says is about to change.
    if (event.type === 'another-photo' || event.type === 'add-closeup') visit.dropSlip();
    if (event.type === 'print-slip') {
      const { printer, makeSlip } = this.#parts;
      this.#printing = printSlip(visit, printer, makeSlip, this.#context).finally(() => this.#waited(visit));
    }
    return true;
  }

  /** Resolves when a slip under way is finished. */
  async printed(): Promise<void> {
    await this.#printing;
  }

  #analyse(visit: Visit, photoIds: readonly string[]): void {
    void this.photos.analyse(visit, photoIds).then(() => this.#waited(visit));
  }

  #retry(visit: Visit): void {
    visit.fault = null;
    if (visit.screening.step === 'review') void this.photos.check(visit);
    else this.#analyse(visit, unanalysed(visit.screening));
  }
}
