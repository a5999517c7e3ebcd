import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Camera } from '../../devices/camera/camera.ts';
import type { KioskError } from '../../errors.ts';
import { decodePhoto, toJpeg } from '../../vision/pixels/decode.ts';
import { LiveStream } from '../http/live-stream.ts';
import type { Visit } from './visit.ts';
import { codeOf, messageOf, type VisitContext } from './visit-context.ts';

/** Pixels of the longer side of a photo on the screen. */
const screenSide = 1920;
/** Of a photo on a slip: 72 mm at 203 dots an inch. */
const paperSide = 576;

/** Works the one camera for the running visit: the live picture and the still. */
export class CameraWork {
  readonly #camera: Camera;
  readonly #context: VisitContext;
  readonly #stream = new LiveStream();
  #stopWatching: (() => void) | undefined;
  /** Code of what is wrong with the live picture; null while it is good, and while nobody watches. */
  fault: string | null = null;

  constructor(camera: Camera, context: VisitContext) {
    this.#camera = camera;
    this.#context = context;
  }

  /** Path of the live picture; null while it does not run. */
  get previewUrl(): string | null {
    return this.#stream.path;
  }

  /** @returns whether the token is that of the live picture that runs now */
  serveLive(token: string, response: ServerResponse): boolean {
    return this.#stream.serve(token, response);
  }

  /** Runs the live picture exactly while the current visit frames a photo: called whenever its step may be another. */
  follow(visit: Visit): void {
    const framing = visit.screening.step === 'capture';
    if (framing && this.#stopWatching === undefined) {
      this.#stream.open();
      this.#stopWatching = this.#camera.watch({
        frame: (jpeg) => this.#stream.send(jpeg),
        fault: (error) => this.#setFault(error),
      });
    } else if (!framing) {
      this.stop();
    }
  }

  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#stream.close();
    this.fault = null;
  }

  async takePhoto(visit: Visit): Promise<void> {
    visit.fault = null;
    this.#context.changed();
    try {
      const { simulated, detail } = this.#camera.description;
      const { jpeg } = await this.#camera.takePicture();
      const frame = await decodePhoto(jpeg, 'The photo');
      const [bytes, paper] = await Promise.all([toJpeg(frame, screenSide), toJpeg(frame, paperSide)]);
      if (visit.signal.aborted) return;
      const id = randomBytes(6).toString('hex');
      const url = visit.files.add({ bytes, contentType: 'image/jpeg', downloadAs: null });
      visit.photos.set(id, { frame, jpeg, url, paper, shown: simulated ? detail : null });
      const { width, height } = frame;
      this.#context.logger.info({
        event: 'captured',
        screening: visit.screening.id,
        width,
        height,
        simulated,
      });
      this.#context.apply(visit, { type: 'captured', photo: { id, width, height, simulated } });
    } catch (error) {
      this.#context.apply(visit, { type: 'capture-failed' });
      visit.fault = codeOf(error);
      this.#logFailure('capture-failed', error);
      this.#context.changed();
    }
  }

  #setFault(error: KioskError | null): void {
    if (error === null) this.#context.logger.info({ event: 'preview-back' });
    else this.#logFailure('preview-failed', error);
    this.fault = error?.code ?? null;
    this.#context.changed();
  }

  #logFailure(event: string, error: unknown): void {
    // A simulated camera's sentence names the operator's photograph, which may be named after a person.
    const detail = this.#camera.description.simulated ? undefined : messageOf(error);
    this.#context.logger.warn({ event, code: codeOf(error), detail });
  }
}
