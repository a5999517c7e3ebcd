import type { Camera } from '../../devices/camera/camera.ts';
import type { Guidance } from '../../screening/judgement/guidance.ts';
import { isFromBehind } from '../../screening/space/body-site.ts';
import type { Settings } from '../../settings.ts';
import type { Vision } from '../../vision/vision.ts';
import { AnalysisQueue } from './analysis-work.ts';
import { CameraWork } from './camera-work.ts';
import { Countdown } from './countdown.ts';
import { LiveGuide } from './live-guide.ts';
import { checkPhoto } from './photo-check.ts';
import type { Visit } from './visit.ts';
import type { VisitContext } from './visit-context.ts';

/** From the countdown to the analysis: everything that happens to photos. */
export class PhotoWork {
  readonly camera: CameraWork;
  readonly #vision: Vision;
  readonly #settings: Settings;
  readonly #context: VisitContext;
  readonly #analyses: AnalysisQueue;
  readonly #countdown = new Countdown();
  readonly #guide: LiveGuide;

  constructor(camera: Camera, vision: Vision, settings: Settings, context: VisitContext) {
    this.camera = new CameraWork(camera, context);
    this.#vision = vision;
    this.#settings = settings;
    this.#context = context;
    this.#analyses = new AnalysisQueue(vision, context);
    this.#guide = new LiveGuide(camera, vision, settings.cameraWidth, context);
  }

  /** What the live picture tells the customer to do; null while nothing is known. */
  get guidance(): Guidance | null {
    return this.#guide.guidance;
  }

  /** Runs the live picture and its guidance while the visit frames a photo: called whenever its step may be another. */
  follow(visit: Visit): void {
    this.camera.follow(visit);
    if (visit.screening.step === 'capture') this.#guide.start(visit);
    else this.#guide.stop();
  }

  /** Ends what would still happen to a photo that is not taken yet. */
  stop(): void {
    this.#countdown.stop();
    this.#guide.stop();
    this.camera.stop();
  }

  /** @returns false when no photo can be taken now */
  startCountdown(visit: Visit): boolean {
    const { countdownSeconds, turnSeconds } = this.#settings;
    const { target } = visit.screening;
    const turn = target?.kind === 'place' && isFromBehind(target.place) ? turnSeconds : 0;
    const start = { type: 'start-countdown', seconds: countdownSeconds + turn } as const;
    if (!this.#context.apply(visit, start)) return false;
    const isDue = () => visit.screening.countdown === 0;
    if (isDue()) void this.#take(visit);
    else {
      this.#countdown.start(() => {
        const ticked = this.#context.apply(visit, { type: 'tick' });
        if (ticked && isDue()) void this.#take(visit);
        return ticked && !isDue();
      });
    }
    return true;
  }

  /** @returns false when nothing counts down */
  cancelCountdown(visit: Visit): boolean {
    this.#countdown.stop();
    return this.#context.apply(visit, { type: 'cancel-countdown' });
  }

  /** Resolves when the photo in review was judged. */
  check(visit: Visit): Promise<void> {
    return checkPhoto(visit, this.#vision, this.#context);
  }

  /** Resolves when these photos were analysed, behind those before them. */
  async analyse(visit: Visit, photoIds: readonly string[]): Promise<void> {
    await Promise.all(photoIds.map((id) => this.#analyses.add(visit, id)));
  }

  async #take(visit: Visit): Promise<void> {
    await this.camera.takePhoto(visit);
    await this.check(visit);
  }
}
