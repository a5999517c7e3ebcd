import { randomBytes } from 'node:crypto';
import type { Camera } from '../devices/camera.ts';
import type { Printer } from '../devices/printer.ts';
import type { Logger } from '../logger.ts';
import type { DeviceView, KioskState, Reply, Request } from '../protocol.ts';
import { advance } from '../screening/screening.ts';
import type { ScreeningEvent } from '../screening/screening-event.ts';
import type { Settings } from '../settings.ts';
import type { Vision } from '../vision/analyze.ts';
import { analyzePhoto } from './analysis-work.ts';
import { CameraWork } from './camera-work.ts';
import { IdleClock } from './idle-clock.ts';
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
  readonly #bootId = randomBytes(8).toString('hex');
  readonly #idle: IdleClock;
  #visit = new Visit();
  #modelsReady = true;
  #provider: string;
  #printing: Promise<void> = Promise.resolve();
  #doneTimer: NodeJS.Timeout | undefined;
  #broadcastTimer: NodeJS.Timeout | undefined;
  onState: (state: KioskState) => void = () => undefined;
  onPreview: (jpeg: Uint8Array) => void = () => undefined;

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
      takingPhoto: visit.takingPhoto,
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
        if (visit.screening.step !== 'capture' || visit.takingPhoto) return false;
        void this.#camera.takePhoto(visit);
        return true;
      case 'change-site':
        // The photo that is being taken belongs to the site that was chosen for it.
        return !visit.takingPhoto && this.#apply(visit, request);
      case 'take-again':
        return this.#takeAgain(visit);
      default:
        if (!this.#apply(visit, request)) return false;
        this.#work(visit, request.type);
        return true;
    }
  }

  /** What an accepted request sets going; when it ends, the idle clock starts anew. */
  #work(visit: Visit, request: Request['type']): void {
    const { vision, printer, makeSlip } = this.#parts;
    const touch = () => {
      if (visit === this.#visit) this.#touch();
    };
    if (request === 'another-photo') visit.dropSlip(); // its content is about to change
    if (request === 'choose-site') this.#preview(visit);
    if (request === 'use-photo') void analyzePhoto(visit, vision, this.#context).finally(touch);
    if (request === 'print-slip') {
      this.#printing = printSlip(visit, printer, makeSlip, this.#context).finally(touch);
    }
  }

  #preview(visit: Visit): void {
    void this.#camera.showPreview(visit, (jpeg) => this.onPreview(jpeg));
  }

  #apply(visit: Visit, event: ScreeningEvent): boolean {
    if (visit !== this.#visit) return false;
    const next = advance(visit.screening, event);
    if (!next) return false;
    if (next.step !== visit.screening.step) visit.fault = null;
    visit.screening = next;
    this.#broadcast();
    return true;
  }

  #takeAgain(visit: Visit): boolean {
    const last = visit.screening.captures.at(-1);
    if (!this.#apply(visit, { type: 'take-again' })) return false;
    if (last) visit.dropPhoto(last.id);
    this.#preview(visit);
    return true;
  }

  /** Nobody is asked whether they are there while the kiosk itself works. */
  #touch(): void {
    const { step, slip } = this.#visit.screening;
    const nothingToForget = step === 'welcome' || step === 'done';
    if (nothingToForget || step === 'analysing' || slip === 'printing') this.#idle.stop();
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
