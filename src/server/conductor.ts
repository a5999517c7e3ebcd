import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Camera } from '../devices/camera.ts';
import type { Printer } from '../devices/printer.ts';
import type { Logger } from '../logger.ts';
import type { DeviceView, KioskState, Reply, Request } from '../protocol.ts';
import { isFromBehind } from '../screening/body-site.ts';
import { advance } from '../screening/screening.ts';
import type { ScreeningEvent } from '../screening/screening-event.ts';
import type { Settings } from '../settings.ts';
import type { Vision } from '../vision/analyze.ts';
import { AnalysisQueue } from './analysis-work.ts';
import { CameraWork } from './camera-work.ts';
import { Countdown } from './countdown.ts';
import { IdleClock } from './idle-clock.ts';
import { checkPhoto } from './photo-check.ts';
import type { ServedFile } from './served-files.ts';
import { type MakeSlip, printSlip } from './slip-work.ts';
import { deviceView, viewOf } from './view.ts';
import { Visit } from './visit.ts';
import type { VisitContext } from './visit-context.ts';

export interface ConductorParts {
  readonly camera: Camera;
  readonly printer: Printer;
  readonly vision: Vision;
  readonly provider: string;
  readonly settings: Settings;
  readonly logger: Logger;
  readonly makeSlip: MakeSlip;
}

/** How long "everything is forgotten" stays on the screen. */
const doneMs = 15_000;
/** At most one state in this time: a hundred spots must not become hundreds of messages. */
const broadcastMs = 40;

/** Conducts one visit at a time: takes requests, works the camera, the models and the printer, tells the state. */
export class Conductor {
  readonly #parts: ConductorParts;
  readonly #context: VisitContext;
  readonly #camera: CameraWork;
  readonly #analyses: AnalysisQueue;
  readonly #countdown = new Countdown();
  readonly #bootId = randomBytes(8).toString('hex');
  readonly #idle: IdleClock;
  #visit = new Visit();
  #modelsReady = true;
  #provider: string;
  #printing: Promise<void> = Promise.resolve();
  #doneTimer: NodeJS.Timeout | undefined;
  #broadcastTimer: NodeJS.Timeout | undefined;
  onState: (state: KioskState) => void = () => undefined;

  constructor(parts: ConductorParts) {
    this.#parts = parts;
    this.#provider = parts.provider;
    this.#context = {
      logger: parts.logger,
      apply: (visit, event) => this.#apply(visit, event),
      isCurrent: (visit) => visit === this.#visit,
      changed: () => this.#broadcast(),
    };
    this.#camera = new CameraWork(parts.camera, this.#context);
    this.#analyses = new AnalysisQueue(parts.vision, this.#context);
    const { idleWarnSeconds, idleResetSeconds } = parts.settings;
    this.#idle = new IdleClock(
      idleWarnSeconds * 1000,
      idleResetSeconds * 1000,
      () => this.#broadcast(),
      () => this.#giveUp(),
    );
  }

  get state(): KioskState {
    const visit = this.#visit;
    const { researchNotice, screenWidthMm } = this.#parts.settings;
    return {
      bootId: this.#bootId,
      ...viewOf(visit.screening, (id) => visit.photos.get(id)?.url ?? ''),
      slipUrl: visit.slipUrl,
      slipNumber: visit.slipNumber,
      previewUrl: this.#camera.previewUrl,
      fault: visit.fault,
      forgetsInSeconds: this.#idle.secondsLeft,
      researchNotice,
      screenWidthMm,
      devices: this.#devices(),
    };
  }

  /** A picture or slip of the running visit, by the token in its path. */
  file(token: string): ServedFile | undefined {
    return this.#visit.files.get(token);
  }

  /** Streams the live picture, if the token is that of the one that runs now. */
  serveLive(token: string, response: ServerResponse): boolean {
    return this.#camera.serveLive(token, response);
  }

  /** @param provider what runs the models now; a restarted child may have had to take another */
  setModels(ready: boolean, provider: string): void {
    this.#modelsReady = ready;
    this.#provider = provider;
    this.#broadcast();
  }

  /** Does what a page asks for, or refuses and changes nothing. */
  request(request: Request): Reply {
    const accepted = this.#perform(request);
    if (!accepted) {
      this.#parts.logger.info({ event: 'request-refused', request: request.type });
      return { ok: false, code: 'out-of-order' };
    }
    this.#touch();
    this.#broadcast();
    return { ok: true };
  }

  /** Forgets the running visit; further work of it ends by its signal, a slip under way is finished. */
  async stop(): Promise<void> {
    clearTimeout(this.#doneTimer);
    this.#countdown.stop();
    this.#idle.stop();
    this.#camera.stop();
    this.#visit.forget();
    await this.#printing;
    clearTimeout(this.#broadcastTimer);
  }

  #perform(request: Request): boolean {
    const visit = this.#visit;
    switch (request.type) {
      case 'still-here':
        return true;
      case 'stop-and-delete':
        this.#replaceVisit('welcome', 'stopped-by-customer');
        return true;
      case 'finish':
        if (!advance(visit.screening, request)) return false;
        this.#replaceVisit('done', 'finished');
        return true;
      case 'take-photo':
        return this.#startCountdown(visit);
      case 'cancel-countdown':
        this.#countdown.stop();
        return this.#apply(visit, request);
      default:
        return this.#work(visit, request);
    }
  }

  /** What an accepted request sets going. */
  #work(
    visit: Visit,
    request: Exclude<Request, { type: 'still-here' | 'stop-and-delete' | 'take-photo' }>,
  ): boolean {
    const used = visit.screening.candidate?.id;
    if (!this.#apply(visit, request)) return false;
    switch (request.type) {
      case 'use-photo':
        if (used !== undefined) this.#analyse(visit, [used]);
        break;
      case 'retry-check':
        this.#retry(visit);
        break;
      case 'another-photo':
      case 'add-closeup':
        visit.dropSlip(); // its content is about to change
        break;
      case 'print-slip': {
        const { printer, makeSlip } = this.#parts;
        this.#printing = printSlip(visit, printer, makeSlip, this.#context).finally(() =>
          this.#waited(visit),
        );
      }
    }
    return true;
  }

  #startCountdown(visit: Visit): boolean {
    const { countdownSeconds, turnSeconds } = this.#parts.settings;
    const { target } = visit.screening;
    const turn = target?.kind === 'place' && isFromBehind(target.place) ? turnSeconds : 0;
    if (!this.#apply(visit, { type: 'start-countdown', seconds: countdownSeconds + turn })) return false;
    const stillIfDue = () => {
      if (visit.screening.countdown === 0) void this.#takePhoto(visit);
      return visit.screening.countdown !== 0;
    };
    if (stillIfDue()) this.#countdown.start(() => this.#apply(visit, { type: 'tick' }) && stillIfDue());
    return true;
  }

  async #takePhoto(visit: Visit): Promise<void> {
    await this.#camera.takePhoto(visit);
    await checkPhoto(visit, this.#parts.vision, this.#context);
  }

  #analyse(visit: Visit, photoIds: readonly string[]): void {
    for (const id of photoIds) void this.#analyses.add(visit, id).then(() => this.#waited(visit));
  }

  #retry(visit: Visit): void {
    const { step, captures, closeups } = visit.screening;
    const waiting = [...captures, ...closeups].filter(({ analysis }) => analysis === 'waiting');
    if (step === 'review') void checkPhoto(visit, this.#parts.vision, this.#context);
    else
      this.#analyse(
        visit,
        waiting.map(({ id }) => id),
      );
  }

  /** The customer had to wait for the kiosk: the idle clock starts anew. */
  #waited(visit: Visit): void {
    if (visit === this.#visit && !this.#idle.isRunning) this.#touch();
  }

  #apply(visit: Visit, event: ScreeningEvent): boolean {
    if (visit !== this.#visit) return false;
    const next = advance(visit.screening, event);
    if (!next) return false;
    if (next.step !== visit.screening.step) visit.fault = null;
    visit.screening = next;
    visit.dropUnused();
    this.#camera.follow(visit);
    this.#broadcast();
    return true;
  }

  /** Nobody is asked whether they are there while the kiosk itself works. */
  #touch(): void {
    const { step, slip, captures, closeups } = this.#visit.screening;
    const nothingToForget = step === 'welcome' || step === 'done';
    const analysing =
      step === 'analysing' && [...captures, ...closeups].some(({ analysis }) => analysis === 'waiting');
    if (nothingToForget || analysing || slip === 'printing') this.#idle.stop();
    else this.#idle.touch();
  }

  #giveUp(): void {
    this.#replaceVisit('welcome', 'left-alone');
    this.#broadcast();
  }

  /** The old visit is gone at once: its photos, answers and slip with it. */
  #replaceVisit(step: 'welcome' | 'done', why: string): void {
    const old = this.#visit;
    this.#parts.logger.info({ event: 'forgotten', screening: old.screening.id, why });
    this.#visit = new Visit(step);
    this.#countdown.stop();
    old.forget();
    this.#camera.follow(this.#visit);
    this.#idle.stop();
    clearTimeout(this.#doneTimer);
    if (step === 'done') {
      const done = this.#visit;
      this.#doneTimer = setTimeout(() => {
        if (done === this.#visit && done.screening.step === 'done') this.#replaceVisit('welcome', 'done');
        this.#broadcast();
      }, doneMs);
    }
  }

  #devices(): DeviceView {
    const { camera, printer } = this.#parts;
    const { step, captures } = this.#visit.screening;
    const shown = step === 'capture' ? undefined : this.#visit.photos.get(captures.at(-1)?.id ?? '');
    return {
      ...deviceView(camera.description, printer.description, shown?.source ?? null),
      cameraFault: this.#camera.fault,
      provider: this.#provider,
      modelsReady: this.#modelsReady,
    };
  }

  #broadcast(): void {
    this.#broadcastTimer ??= setTimeout(() => {
      this.#broadcastTimer = undefined;
      this.onState(this.state);
    }, broadcastMs);
  }
}
