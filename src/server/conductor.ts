import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Camera } from '../devices/camera.ts';
import type { Printer } from '../devices/printer.ts';
import { KioskError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { DeviceView, KioskState, Reply, Request } from '../protocol.ts';
import type { Frame } from '../screening/frame.ts';
import { type HandOver, handOver } from '../screening/referral.ts';
import { advance, type ScreeningEvent } from '../screening/screening.ts';
import type { Settings } from '../settings.ts';
import { type AnalysisEvent, analyzeWideField, type Vision } from '../vision/analyze.ts';
import { decodePhoto, toJpeg } from '../vision/decode.ts';
import { IdleClock } from './idle-clock.ts';
import type { ServedFile } from './served-files.ts';
import { viewOf } from './view.ts';
import { newSlipNumber, Visit } from './visit.ts';

export interface ConductorParts {
  readonly camera: Camera;
  readonly printer: Printer;
  readonly vision: Vision;
  readonly provider: string;
  readonly settings: Settings;
  readonly logger: Logger;
  /** The hand-over slip as PDF; `photos` are the frames by capture id. */
  readonly makeSlip: (content: HandOver, photos: ReadonlyMap<string, Frame>) => Promise<Uint8Array>;
}

/** Pixels of the longer side of a photo on the screen. */
const screenSide = 1920;
/** How long "everything is forgotten" stays on the screen. */
const doneMs = 15_000;
const previewIntervalMs = 250;
const previewRetryMs = 1500;

/** Conducts one visit at a time: takes requests, works the camera, the models and the printer, tells the state. */
export class Conductor {
  readonly #parts: ConductorParts;
  readonly #bootId = randomBytes(8).toString('hex');
  readonly #idle: IdleClock;
  #visit = new Visit();
  #cameraFault: string | null = null;
  #modelsReady = true;
  #doneTimer: NodeJS.Timeout | undefined;
  #broadcastTimer: NodeJS.Timeout | undefined;
  onState: (state: KioskState) => void = () => undefined;
  onPreview: (jpeg: Uint8Array) => void = () => undefined;

  constructor(parts: ConductorParts) {
    this.#parts = parts;
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

  setModelsReady(ready: boolean): void {
    this.#modelsReady = ready;
    this.#broadcast();
  }

  /** Does what a page asks for, or refuses and changes nothing. */
  request(request: Request): Reply {
    const accepted = this.#perform(request);
    if (!accepted) {
      this.#parts.logger.info({
        event: 'request-refused',
        request: request.type,
        step: this.#visit.screening.step,
      });
      return { ok: false, code: 'out-of-order' };
    }
    this.#touch();
    this.#broadcast();
    return { ok: true };
  }

  /** Forgets the running visit; further work of it ends by its signal. */
  stop(): void {
    clearTimeout(this.#doneTimer);
    clearTimeout(this.#broadcastTimer);
    this.#idle.stop();
    this.#visit.forget();
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
        void this.#takePhoto(visit);
        return true;
      case 'take-again':
        return this.#takeAgain(visit);
      default:
        if (!this.#apply(visit, request)) return false;
        if (request.type === 'choose-site') void this.#showPreview(visit);
        if (request.type === 'use-photo') void this.#analyze(visit);
        if (request.type === 'print-slip') void this.#print(visit);
        return true;
    }
  }

  /** Advances the visit, unless it was forgotten meanwhile or the event does not fit. */
  #apply(visit: Visit, event: ScreeningEvent): boolean {
    if (visit !== this.#visit) return false;
    const next = advance(visit.screening, event);
    if (!next) return false;
    if (next.step !== visit.screening.step) {
      visit.fault = null;
      this.#parts.logger.info({ event: 'step', screening: next.id, step: next.step });
    }
    visit.screening = next;
    this.#broadcast();
    return true;
  }

  #takeAgain(visit: Visit): boolean {
    const last = visit.screening.captures.at(-1);
    if (!this.#apply(visit, { type: 'take-again' })) return false;
    if (last) {
      visit.files.remove(visit.photos.get(last.id)?.url ?? '');
      visit.photos.delete(last.id);
    }
    void this.#showPreview(visit);
    return true;
  }

  async #takePhoto(visit: Visit): Promise<void> {
    const { camera, logger } = this.#parts;
    visit.takingPhoto = true;
    this.#broadcast();
    try {
      const { jpeg } = await camera.takePicture();
      const frame = await decodePhoto(jpeg, 'The photo');
      const bytes = await toJpeg(frame, screenSide);
      this.#cameraFault = null;
      if (visit.signal.aborted) return;
      const id = randomBytes(6).toString('hex');
      visit.photos.set(id, {
        frame,
        url: visit.files.add({ bytes, contentType: 'image/jpeg', downloadAs: null }),
      });
      const { width, height } = frame;
      const { simulated } = camera.description;
      this.#apply(visit, { type: 'captured', capture: { id, width, height, simulated } });
    } catch (error) {
      visit.fault = codeOf(error);
      this.#cameraFault = visit.fault;
      logger.warn({ event: 'capture-failed', code: visit.fault, detail: messageOf(error) });
    } finally {
      visit.takingPhoto = false;
      this.#broadcast();
    }
  }

  /** Live pictures as long as the customer frames the photo; the still waits for one under way, and it for the still. */
  async #showPreview(visit: Visit): Promise<void> {
    const { camera, logger } = this.#parts;
    while (visit === this.#visit && visit.screening.step === 'capture') {
      const started = performance.now();
      try {
        if (!visit.takingPhoto) {
          const jpeg = await camera.preview();
          if (visit === this.#visit && visit.screening.step === 'capture') this.onPreview(jpeg);
          if (this.#cameraFault !== null && visit.fault === null) this.#setCameraFault(null);
        }
        await sleep(Math.max(10, previewIntervalMs - (performance.now() - started)));
      } catch (error) {
        if (this.#cameraFault === null) {
          logger.warn({ event: 'preview-failed', code: codeOf(error), detail: messageOf(error) });
        }
        this.#setCameraFault(codeOf(error));
        await sleep(previewRetryMs);
      }
    }
  }

  #setCameraFault(fault: string | null): void {
    this.#cameraFault = fault;
    this.#broadcast();
  }

  async #analyze(visit: Visit): Promise<void> {
    const { vision, logger } = this.#parts;
    const capture = visit.screening.captures.at(-1);
    const photo = capture && visit.photos.get(capture.id);
    if (!photo) return;
    const started = performance.now();
    try {
      for await (const event of analyzeWideField(photo.frame, vision, visit.signal))
        this.#follow(visit, event);
      logger.info({
        event: 'analysed',
        screening: visit.screening.id,
        ms: Math.round(performance.now() - started),
      });
    } catch (error) {
      if (visit.signal.aborted) return;
      logger.error({ event: 'analysis-failed', code: codeOf(error), detail: messageOf(error) });
      this.#apply(visit, { type: 'analysis-failed' });
      visit.fault = codeOf(error);
    } finally {
      this.#touch();
      this.#broadcast();
    }
  }

  #follow(visit: Visit, event: AnalysisEvent): void {
    switch (event.type) {
      case 'found':
        this.#apply(visit, { type: 'spots-found', spots: event.spots });
        return;
      case 'checked':
        this.#apply(visit, { type: 'lesion-checked', lesion: event.lesion });
        return;
      case 'progress': {
        const { tilesDone, tilesTotal } = event;
        const stage = tilesDone < tilesTotal ? 'finding' : 'checking';
        this.#apply(visit, { type: 'progress', progress: { stage, done: tilesDone, total: tilesTotal } });
        return;
      }
      case 'analysed':
        this.#apply(visit, { type: 'analysed', quality: event.quality, lesions: event.lesions });
    }
  }

  async #print(visit: Visit): Promise<void> {
    const { printer, makeSlip, logger } = this.#parts;
    const number = visit.slipNumber ?? newSlipNumber();
    visit.slipNumber = number;
    try {
      const frames = new Map([...visit.photos].map(([id, { frame }]) => [id, frame]));
      const pdf = await makeSlip(handOver(visit.screening, number, new Date()), frames);
      if (visit.signal.aborted) return;
      await printer.print(pdf, number);
      if (printer.description.simulated) {
        visit.slipUrl = visit.files.add({
          bytes: pdf,
          contentType: 'application/pdf',
          downloadAs: `slip-${number}.pdf`,
        });
      }
      this.#apply(visit, { type: 'slip-printed' });
    } catch (error) {
      logger.error({ event: 'print-failed', code: codeOf(error), detail: messageOf(error) });
      this.#apply(visit, { type: 'slip-failed' });
      visit.fault = codeOf(error);
    } finally {
      this.#broadcast();
    }
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
    const { camera, printer, provider } = this.#parts;
    const real = camera.description.simulated ? 'simulated' : 'real';
    return {
      camera: this.#cameraFault === null ? real : 'failed',
      cameraDetail: camera.description.detail,
      cameraFault: this.#cameraFault,
      printer: printer.description.simulated ? 'simulated' : 'real',
      slipFolder: printer.description.folder,
      provider,
      modelsReady: this.#modelsReady,
    };
  }

  /** At most one state in 40 ms: a hundred spots must not become hundreds of messages. */
  #broadcast(): void {
    this.#broadcastTimer ??= setTimeout(() => {
      this.#broadcastTimer = undefined;
      this.onState(this.state);
    }, 40);
  }
}

const codeOf = (error: unknown): string => (error instanceof KioskError ? error.code : 'unknown');

/** A KioskError's sentence carries nothing personal; anything else is logged by its kind alone. */
const messageOf = (error: unknown): string =>
  error instanceof KioskError ? error.message : error instanceof Error ? error.name : 'unknown';
