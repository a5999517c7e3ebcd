import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Camera } from '../devices/camera.ts';
import type { Printer } from '../devices/printer.ts';
import type { Logger } from '../logger.ts';
import type { KioskState, Reply, Request } from '../protocol.ts';
import { unanalysed } from '../screening/analysis.ts';
import { advance } from '../screening/screening.ts';
import type { ScreeningEvent } from '../screening/screening-event.ts';
import type { Settings } from '../settings.ts';
import type { Vision } from '../vision/analyze.ts';
import { IdleClock } from './idle-clock.ts';
import { PhotoWork } from './photo-work.ts';
import type { ServedFile } from './served-files.ts';
import { type MakeSlip, printSlip } from './slip-work.ts';
import { stateOf } from './state.ts';
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
  readonly #photos: PhotoWork;
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
    this.#photos = new PhotoWork(parts.camera, parts.vision, parts.settings, this.#context);
    const { idleWarnSeconds, idleResetSeconds } = parts.settings;
    this.#idle = new IdleClock(
      idleWarnSeconds * 1000,
      idleResetSeconds * 1000,
      () => this.#broadcast(),
      () => this.#giveUp(),
    );
  }

  get state(): KioskState {
    const { camera, printer, settings } = this.#parts;
    return stateOf(this.#visit, {
      bootId: this.#bootId,
      previewUrl: this.#photos.camera.previewUrl,
      guidance: this.#photos.guidance,
      forgetsInSeconds: this.#idle.secondsLeft,
      cameraFault: this.#photos.camera.fault,
      provider: this.#provider,
      modelsReady: this.#modelsReady,
      camera: camera.description,
      printer: printer.description,
      settings,
    });
  }

  /** A picture or slip of the running visit, by the token in its path. */
  file(token: string): ServedFile | undefined {
    return this.#visit.files.get(token);
  }

  /** Streams the live picture, if the token is that of the one that runs now. */
  serveLive(token: string, response: ServerResponse): boolean {
    return this.#photos.camera.serveLive(token, response);
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
    this.#idle.stop();
    this.#photos.stop();
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
        return this.#photos.startCountdown(visit);
      case 'cancel-countdown':
        return this.#photos.cancelCountdown(visit);
      default:
        return this.#work(visit, request);
    }
  }

  /** Takes the step, and sets going what follows from it. */
  #work(visit: Visit, request: Extract<Request, ScreeningEvent>): boolean {
    const used = visit.screening.candidate?.id;
    if (!this.#apply(visit, request)) return false;
    if (request.type === 'use-photo' && used !== undefined) this.#analyse(visit, [used]);
    if (request.type === 'retry-check') this.#retry(visit);
    // What it says is about to change.
    if (request.type === 'another-photo' || request.type === 'add-closeup') visit.dropSlip();
    if (request.type === 'print-slip') {
      const { printer, makeSlip } = this.#parts;
      this.#printing = printSlip(visit, printer, makeSlip, this.#context).finally(() => this.#waited(visit));
    }
    return true;
  }

  #analyse(visit: Visit, photoIds: readonly string[]): void {
    void this.#photos.analyse(visit, photoIds).then(() => this.#waited(visit));
  }

  #retry(visit: Visit): void {
    visit.fault = null;
    if (visit.screening.step === 'review') void this.#photos.check(visit);
    else this.#analyse(visit, unanalysed(visit.screening));
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
    this.#photos.follow(visit);
    this.#broadcast();
    return true;
  }

  /** Nobody is asked whether they are there while the kiosk itself works. */
  #touch(): void {
    const { screening } = this.#visit;
    const { step, slip } = screening;
    const nothingToForget = step === 'welcome' || step === 'done';
    const works = slip === 'printing' || (step === 'analysing' && unanalysed(screening).length > 0);
    if (nothingToForget || works) this.#idle.stop();
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
    this.#photos.stop();
    old.forget();
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

  #broadcast(): void {
    this.#broadcastTimer ??= setTimeout(() => {
      this.#broadcastTimer = undefined;
      this.onState(this.state);
    }, broadcastMs);
  }
}
