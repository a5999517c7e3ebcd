import type { ServerResponse } from 'node:http';
import type { Camera } from '../../../devices/camera/camera.ts';
import { codeOf, type ErrorCode, type KioskError, messageOf } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import type { Guidance } from '../../../screening/judgement/guidance.ts';
import type { Target } from '../../../screening/visit/capture.ts';
import { LiveStream } from '../../http/live-stream.ts';
import type { LiveGuide } from './live-guide.ts';

export interface LivePictureParts {
  readonly camera: Camera;
  readonly guide: LiveGuide;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** Called when something that the page shows has changed. */
  readonly changed: () => void;
}

/** The live picture with its guidance, while a photo is framed. */
export class LivePicture {
  readonly #parts: LivePictureParts;
  readonly #stream = new LiveStream();
  #stopWatching: (() => void) | undefined;
  #fault: ErrorCode | null = null;

  constructor(parts: LivePictureParts) {
    this.#parts = parts;
  }

  /** Path of the live picture; null while there is none. */
  get url(): string | null {
    return this.#stream.path;
  }

  /** Code of its fault; null while it is good or nobody watches. */
  get fault(): ErrorCode | null {
    return this.#fault;
  }

  /** The instruction to the customer; null while nothing is known. */
  get guidance(): Guidance | null {
    return this.#parts.guide.guidance;
  }

  /** @returns whether the token belongs to the current live picture */
  serve(token: string, response: ServerResponse): boolean {
    return this.#stream.serve(token, response);
  }

  /** Begins, or continues with another target. */
  watch(target: Target): void {
    const { camera, guide } = this.#parts;
    guide.aim(target);
    if (this.#stopWatching !== undefined) return;
    this.#stream.open();
    this.#stopWatching = camera.watch({
      frame: (jpeg) => this.#stream.send(jpeg),
      fault: (error) => this.#setFault(error),
    });
  }

  stop(): void {
    this.#parts.guide.stop();
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#stream.close();
    this.#fault = null;
  }

  #setFault(error: KioskError | null): void {
    const { camera, logger, changed } = this.#parts;
    if (error === null) logger.info({ event: 'preview-back' });
    else logger.warn({ event: 'preview-failed', ...sayable(error, camera) });
    this.#fault = error?.code ?? null;
    changed();
  }
}

/** The part of a camera's fault that may be logged. A simulated camera's message may contain a person's name. */
export const sayable = (error: unknown, { description }: Camera) => ({
  code: codeOf(error),
  detail: description.simulated ? undefined : messageOf(error),
});
