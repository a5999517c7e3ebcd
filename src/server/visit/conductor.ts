import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { KioskState, Reply, Request } from '../../contract/kiosk.ts';
import { KioskError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { KioskIdentity } from '../../screening/record/record.ts';
import { advance } from '../../screening/visit/advance.ts';
import { unanalysed } from '../../screening/visit/analysis.ts';
import type { EndReason, ScreeningStore } from '../../store/port.ts';
import type { ServedFile } from '../http/served-files.ts';
import { IdleClock } from './idle-clock.ts';
import { RunningVisit } from './running-visit.ts';
import { stateOf } from './state.ts';
import type { Visit } from './visit.ts';
import type { VisitContext } from './visit-context.ts';
import type { VisitObserver } from './visit-observer.ts';
import { VisitWork, type WorkParts } from './visit-work.ts';

export interface ConductorParts extends WorkParts {
  readonly provider: string;
  readonly logger: Logger;
  readonly store: ScreeningStore;
  readonly observer: VisitObserver;
  /** Whether a pharmacist can get at what is handed over: as long as no PIN is set, nobody can. */
  readonly mayHandOver: () => boolean;
  /** Without the provider, which can change. */
  readonly kiosk: Omit<KioskIdentity, 'provider'>;
}

/** At most one state in this time: a hundred spots must not become hundreds of messages. */
const broadcastMs = 40;

/** Conducts one visit at a time: takes requests, works the camera, the models and the printer, tells the state. */
export class Conductor {
  readonly #parts: ConductorParts;
  readonly #work: VisitWork;
  readonly #bootId = randomBytes(8).toString('hex');
  readonly #idle: IdleClock;
  readonly #running: RunningVisit;
  #modelsReady = true;
  #provider: string;
  #broadcastTimer: NodeJS.Timeout | undefined;
  onState: (state: KioskState) => void = () => undefined;
  /** Called when a visit has ended, and its customer has gone. */
  onLeave: () => void = () => undefined;

  constructor(parts: ConductorParts) {
    this.#parts = parts;
    this.#provider = parts.provider;
    const context: VisitContext = {
      logger: parts.logger,
      observer: parts.observer,
      photos: parts.store,
      apply: (visit, event) => this.#running.apply(visit, event),
      isCurrent: (visit) => visit === this.#visit,
      changed: () => this.#broadcast(),
    };
    this.#running = new RunningVisit({
      store: parts.store,
      logger: parts.logger,
      observer: parts.observer,
      kiosk: () => ({ ...parts.kiosk, provider: this.#provider }),
      personRule: parts.vision.manifest.classifier.personRule,
      stepped: (visit) => this.#work.photos.follow(visit),
      changed: () => this.#broadcast(),
    });
    this.#work = new VisitWork(parts, context, (visit) => this.#waited(visit));
    const { idleWarnSeconds, idleResetSeconds } = parts.settings;
    this.#idle = new IdleClock(
      idleWarnSeconds * 1000,
      idleResetSeconds * 1000,
      () => this.#broadcast(),
      () => this.#giveUp(),
    );
  }

  get #visit(): Visit {
    return this.#running.current;
  }

  get state(): KioskState {
    const { camera, printer, settings } = this.#parts;
    return stateOf(this.#visit, {
      bootId: this.#bootId,
      previewUrl: this.#work.photos.camera.previewUrl,
      guidance: this.#work.photos.guidance,
      forgetsInSeconds: this.#idle.secondsLeft,
      cameraFault: this.#work.photos.camera.fault,
      provider: this.#provider,
      modelsReady: this.#modelsReady,
      mayHandOver: this.#parts.mayHandOver(),
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
    return this.#work.photos.camera.serveLive(token, response);
  }

  /** @param provider what runs the models now; a restarted child may have had to take another */
  setModels(ready: boolean, provider: string): void {
    this.#modelsReady = ready;
    this.#provider = provider;
    this.#broadcast();
  }

  /** Does what a page asks for, or refuses and changes nothing. */
  request(request: Request): Reply {
    const refusal = this.#refusalOf(request);
    if (refusal !== null) {
      this.#parts.logger.info({ event: 'request-refused', request: request.type, code: refusal });
      return { ok: false, code: refusal };
    }
    this.#touch();
    this.#broadcast();
    return { ok: true };
  }

  /** Whether this is the visit that runs now: its customer still stands here. */
  isHere(screeningId: string): boolean {
    return this.#visit.screening.id === screeningId;
  }

  /**
   * Tells the customer that the pharmacist asks for better photos, or needs them no more.
   * @throws KioskError `store-failed`
   */
  askRetake(screeningId: string, asked: boolean): void {
    if (this.isHere(screeningId)) this.#running.apply(this.#visit, { type: 'retake', asked });
  }

  /** Forgets the running visit; further work of it ends by its signal, a slip under way is taken back. */
  async stop(): Promise<void> {
    this.#idle.stop();
    this.#work.photos.stop();
    this.#running.stop();
    await this.#work.printed();
    clearTimeout(this.#broadcastTimer);
  }

  /** Does it; a step that could not be kept was not taken, and the page says why. */
  #refusalOf(request: Request): string | null {
    if (request.type === 'hand-over' && request.photos && !this.#parts.mayHandOver()) return 'pin-missing';
    try {
      return this.#perform(request) ? null : 'out-of-order';
    } catch (error) {
      if (!(error instanceof KioskError)) throw error;
      this.#visit.fault = error.code;
      this.#broadcast();
      return error.code;
    }
  }

  #perform(request: Request): boolean {
    const visit = this.#visit;
    switch (request.type) {
      case 'still-here':
        return true;
      case 'stop-and-delete':
        this.#replace('welcome', 'stopped-by-customer');
        return true;
      case 'finish':
        if (!advance(visit.screening, request)) return false;
        this.#replace('done', 'finished');
        return true;
      case 'take-photo':
        return this.#work.photos.startCountdown(visit);
      case 'cancel-countdown':
        return this.#work.photos.cancelCountdown(visit);
      default:
        return this.#work.step(visit, request);
    }
  }

  /** The customer had to wait for the kiosk: the idle clock starts anew. */
  #waited(visit: Visit): void {
    if (visit === this.#visit && !this.#idle.isRunning) this.#touch();
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
    this.#replace('welcome', 'left-alone');
    this.#broadcast();
  }

  #replace(step: 'welcome' | 'done', why: EndReason): void {
    this.#work.photos.stop();
    this.#running.replace(step, why);
    this.#idle.stop();
    this.onLeave();
  }

  #broadcast(): void {
    this.#broadcastTimer ??= setTimeout(() => {
      this.#broadcastTimer = undefined;
      this.onState(this.state);
    }, broadcastMs);
  }
}
