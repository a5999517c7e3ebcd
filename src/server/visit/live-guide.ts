import { setTimeout as sleep } from 'node:timers/promises';
import type { Camera } from '../../devices/camera/camera.ts';
import { type Guidance, guide } from '../../screening/judgement/guidance.ts';
import type { Frame } from '../../screening/space/frame.ts';
import { decodePhoto, resize } from '../../vision/pixels/decode.ts';
import { readLive } from '../../vision/quality/read-quality.ts';
import type { Vision } from '../../vision/vision.ts';
import { skinToShow } from './photo-check.ts';
import type { Visit } from './visit.ts';
import { codeOf, type VisitContext } from './visit-context.ts';

/** More than three looks a second, where the models keep up. */
const lookEveryMs = 300;
/** Longer side in pixels of the frames that are looked at. */
const looksAt = 640;
/** Longer side of the thumbnails between which movement is seen. */
const thumbnail = 64;

type GuideContext = Pick<VisitContext, 'logger' | 'changed'>;

/** Looks at the live picture and says what to do about it, one thing at a time. */
export class LiveGuide {
  readonly #camera: Camera;
  readonly #vision: Vision;
  readonly #stillWidth: number;
  readonly #context: GuideContext;
  #watched: Visit | undefined;
  #before: Frame | undefined;
  #candidate: Guidance | null = null;
  guidance: Guidance | null = null;

  /** @param stillWidth pixels across the still, which the live picture is a small copy of */
  constructor(camera: Camera, vision: Vision, stillWidth: number, context: GuideContext) {
    this.#camera = camera;
    this.#vision = vision;
    this.#stillWidth = stillWidth;
    this.#context = context;
  }

  start(visit: Visit): void {
    if (this.#watched === visit) return;
    this.#watched = visit;
    void this.#run(visit);
  }

  stop(): void {
    this.#watched = undefined;
    this.#before = undefined;
    this.#candidate = null;
    this.guidance = null;
  }

  async #run(visit: Visit): Promise<void> {
    let failed = false;
    while (this.#watched === visit) {
      const started = performance.now();
      try {
        const jpeg = this.#camera.latest();
        this.#settle(visit, jpeg === undefined ? null : await this.#look(visit, jpeg));
        failed = false;
      } catch (error) {
        // The picture itself goes on without guidance; what it lacks is said once, in the log.
        if (!failed) this.#context.logger.warn({ event: 'guidance-failed', code: codeOf(error) });
        failed = true;
        this.#settle(visit, null);
      }
      await sleep(Math.max(20, lookEveryMs - (performance.now() - started)));
    }
  }

  async #look(visit: Visit, jpeg: Uint8Array): Promise<Guidance | null> {
    const { target } = visit.screening;
    if (target?.kind !== 'place') return null;
    const frame = await shrink(await decodePhoto(jpeg, 'The live picture'), looksAt);
    const readings = await readLive(frame, this.#vision, skinToShow(target));
    const small = await shrink(frame, thumbnail);
    const movement = this.#before === undefined ? null : meanChange(this.#before, small);
    this.#before = small;
    const pixelsPerMm =
      readings.pixelsPerMm === null ? null : (readings.pixelsPerMm * this.#stillWidth) / frame.width;
    return guide({ ...readings, pixelsPerMm, movement }, target.point === null);
  }

  /** Two looks must agree, so that the words do not flicker. */
  #settle(visit: Visit, guidance: Guidance | null): void {
    const agreed = guidance === this.#candidate;
    this.#candidate = guidance;
    if (this.#watched !== visit || !agreed || guidance === this.guidance) return;
    this.guidance = guidance;
    this.#context.changed();
  }
}

function shrink(frame: Frame, side: number): Promise<Frame> {
  const scale = Math.min(1, side / Math.max(frame.width, frame.height));
  return resize(frame, Math.round(frame.width * scale), Math.round(frame.height * scale));
}

/** Mean change of a channel, in grey levels; 0 where the live picture changed its size. */
function meanChange(before: Frame, now: Frame): number {
  if (before.data.length !== now.data.length) return 0;
  const sum = now.data.reduce((total, value, i) => total + Math.abs(value - (before.data[i] ?? 0)), 0);
  return sum / now.data.length;
}
