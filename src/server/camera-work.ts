import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Camera } from '../devices/camera.ts';
import { decodePhoto, toJpeg } from '../vision/decode.ts';
import type { Visit } from './visit.ts';
import { codeOf, messageOf, type VisitContext } from './visit-context.ts';

/** Pixels of the longer side of a photo on the screen. */
const screenSide = 1920;
/** Of a photo on a slip: 72 mm at 203 dots an inch. */
const paperSide = 576;
/** Four live pictures a second at most; two are promised. */
const previewIntervalMs = 250;
const previewRetryMs = 1500;

/** Works the one camera for the running visit: live pictures and the still. */
export class CameraWork {
  readonly #camera: Camera;
  readonly #context: VisitContext;
  /** Code of the last failure, until the camera gives a picture again. */
  fault: string | null = null;
  #framing: Visit | undefined;

  constructor(camera: Camera, context: VisitContext) {
    this.#camera = camera;
    this.#context = context;
  }

  async takePhoto(visit: Visit): Promise<void> {
    visit.takingPhoto = true;
    visit.fault = null;
    this.#context.changed();
    try {
      const { jpeg, source } = await this.#camera.takePicture();
      const frame = await decodePhoto(jpeg, 'The photo');
      const [bytes, paper] = await Promise.all([toJpeg(frame, screenSide), toJpeg(frame, paperSide)]);
      this.fault = null;
      if (visit.signal.aborted) return;
      const id = randomBytes(6).toString('hex');
      const url = visit.files.add({ bytes, contentType: 'image/jpeg', downloadAs: null });
      visit.photos.set(id, { frame, url, paper, source });
      const { width, height } = frame;
      const { simulated } = this.#camera.description;
      this.#context.logger.info({
        event: 'captured',
        screening: visit.screening.id,
        width,
        height,
        simulated,
      });
      const capture = { id, width, height, simulated };
      if (!this.#context.apply(visit, { type: 'captured', capture })) visit.dropPhoto(id);
    } catch (error) {
      visit.fault = codeOf(error);
      this.fault = visit.fault;
      this.#logFailure('capture-failed', error);
    } finally {
      visit.takingPhoto = false;
      this.#context.changed();
    }
  }

  /**
   * Live pictures for as long as the customer frames the photo. The camera serialises its own calls: a still waits
   * for a live picture under way.
   */
  async showPreview(visit: Visit, show: (jpeg: Uint8Array) => void): Promise<void> {
    const isFraming = () => this.#context.isCurrent(visit) && visit.screening.step === 'capture';
    if (this.#framing === visit) return; // a quick "take it again" finds the loop still running
    this.#framing = visit;
    while (isFraming()) {
      const started = performance.now();
      try {
        if (!visit.takingPhoto) {
          const jpeg = await this.#camera.preview();
          if (isFraming()) show(jpeg);
          // After a failed still the customer reads what to do until the next try.
          if (visit.fault === null) this.#setFault(null);
        }
        await sleep(Math.max(10, previewIntervalMs - (performance.now() - started)));
      } catch (error) {
        if (this.fault === null) {
          this.#logFailure('preview-failed', error);
        }
        this.#setFault(codeOf(error));
        await sleep(previewRetryMs);
      }
    }
    if (this.#framing === visit) this.#framing = undefined;
  }

  #logFailure(event: string, error: unknown): void {
    // A simulated camera's sentence names the operator's photograph, which may be named after a person.
    const detail = this.#camera.description.simulated ? undefined : messageOf(error);
    this.#context.logger.warn({ event, code: codeOf(error), detail });
  }

  #setFault(fault: string | null): void {
    if (fault === this.fault) return;
    this.fault = fault;
    this.#context.changed();
  }
}
