import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Camera } from '../../devices/camera/camera.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Imaging } from '../../imaging/port.ts';
import { type LoadedModel, providersOf } from '../../inference/port.ts';
import type { Logger } from '../../logger.ts';
import { historyQuestions, historyThatAsks } from '../../screening/judgement/questionnaire.ts';
import type { PersonRule } from '../../screening/lesion/person-rule.ts';
import type { KioskIdentity } from '../../screening/record/record.ts';
import { newVisit } from '../../screening/visit/visit.ts';
import { isOpenAt } from '../../settings/opening-hours.ts';
import type { Settings } from '../../settings.ts';
import type { ScreeningStore } from '../../store/port.ts';
import type { ServedFile } from '../http/served-files.ts';
import { IdleClock } from './effects/idle-clock.ts';
import { LiveGuide } from './effects/live-guide.ts';
import { LivePicture } from './effects/live-picture.ts';
import { Performer } from './effects/performer.ts';
import type { SlipParts } from './effects/slip.ts';
import { newNames } from './names.ts';
import { stateOf } from './page/state.ts';
import { StateTeller } from './page/state-teller.ts';
import { RecordKeeper } from './record-keeper.ts';
import type { VisitObserver } from './visit-observer.ts';
import { VisitRunner } from './visit-runner.ts';

export interface VisitParts extends Pick<SlipParts, 'printer' | 'makeSlip'> {
  readonly camera: Camera;
  readonly imaging: Imaging;
  readonly personRule: PersonRule;
  /** Ends whatever holds pictures of a visit outside of the daemon's own memory. */
  readonly forgetPictures: () => void;
  readonly models: RunningModels;
  readonly store: ScreeningStore;
  readonly observer: VisitObserver;
  /** Whether a pharmacist can open what is handed over; while no PIN is set, nobody can. */
  readonly mayHandOver: () => boolean;
  /** Who the kiosk is, without the provider, which can change. */
  readonly kiosk: Omit<KioskIdentity, 'provider'>;
  readonly settings: Settings;
  readonly logger: Logger;
}

/** Who runs the models now; a restarted child may have had to take another provider. */
export interface RunningModels {
  readonly loaded: readonly LoadedModel[];
  /** Why no process runs them; null while one does. */
  readonly fault: ErrorCode | null;
  onChange(listener: () => void): void;
}

export interface OpenVisits extends Pick<VisitParts, 'mayHandOver'> {
  readonly runner: VisitRunner;
  readonly states: StateTeller;
  readonly live: LivePicture;
  readonly customer: Customer;
  /** A picture or slip of the running visit, by the token in its path. */
  file(token: string): ServedFile | undefined;
  /** Forgets the running visit, takes back a slip that is being printed, and begins no other visit. */
  stop(): Promise<void>;
}

/** The customer's side, as far as the pharmacist's desk needs it. */
export interface Customer {
  /** Whether this visit is running, with its customer still at the kiosk. */
  isHere(screeningId: string): boolean;
  /**
   * Tells the customer that the pharmacist asks for better photos, or no longer needs them.
   * @returns null if that was done or the customer has gone; otherwise the code of why it could not be saved
   */
  askRetake(screeningId: string, asked: boolean): ErrorCode | null;
  /** Says on the customer's screen that the pharmacist has signed the visit. */
  signed(screeningId: string): void;
  /** Whether the customer calls, and nobody has answered yet. */
  isCalling(): boolean;
  /** Says on the customer's screen that the pharmacist comes. */
  answerCall(): void;
  /** Says on the customer's screen whether somebody is signed in at the desk. */
  deskIs(attended: boolean): void;
  onLeave(listener: () => void): void;
  /** The customer calls, or no longer does. */
  onCall(listener: () => void): void;
}

/** Opens this kiosk's visits, with everything that they need, at the welcome. */
export function openVisits(parts: VisitParts): OpenVisits {
  const { camera, imaging, models, store, observer, mayHandOver, settings, logger, personRule } = parts;
  const { countdownSeconds, turnSeconds, handsFree, acceptSeconds, wholeHistory, language } = settings;
  const { idleWarnSeconds, idleResetSeconds, cameraWidth } = settings;
  let isAttended = false;
  const bootId = randomBytes(8).toString('hex');
  const events = new EventEmitter<{ left: []; call: [] }>();
  const changed = () => states.tell();
  const provider = () => providersOf(models.loaded);
  const kiosk = () => ({ ...parts.kiosk, provider: provider() });
  const records = new RecordKeeper({ store, logger, observer, kiosk });
  const guide = new LiveGuide({ camera, imaging, stillWidth: cameraWidth, logger, changed });
  const live = new LivePicture({ camera, guide, logger, changed });
  const idle = new IdleClock(idleWarnSeconds * 1000, idleResetSeconds * 1000, changed);
  const left = () => void events.emit('left');
  const called = () => void events.emit('call');
  const performer = new Performer({ ...parts, live, idle, records, left, called });
  const history = wholeHistory ? historyQuestions : historyThatAsks;
  const rules = { personRule, countdownSeconds, turnSeconds, handsFree, acceptSeconds, history, language };
  const first = newVisit(newNames(), rules);
  const runner = new VisitRunner({ first, records, performer, tell: changed });
  const states = new StateTeller(() =>
    stateOf(runner.visit, performer.pictures, {
      bootId,
      previewUrl: live.url,
      guidance: live.guidance,
      forgetsInSeconds: idle.secondsLeft,
      desk: !isOpenAt(settings.openingHours, new Date(), settings.timeZone)
        ? 'closed'
        : isAttended
          ? 'attended'
          : 'empty',
      mayHandOver: mayHandOver(),
      cameraFault: live.fault,
      provider: provider(),
      modelsReady: models.fault === null,
      camera: camera.description,
      printer: parts.printer.description,
      settings,
    }),
  );
  models.onChange(changed);
  return {
    runner,
    states,
    live,
    mayHandOver,
    customer: {
      ...customerOf(runner, (name, listener) => events.on(name, listener)),
      deskIs(attended) {
        isAttended = attended;
        changed();
      },
    },
    file: (token) => performer.pictures.file(token),
    async stop() {
      runner.take({ type: 'shut-down' });
      await performer.printed();
      states.stop();
    },
  };
}

function customerOf(
  runner: VisitRunner,
  on: (name: 'left' | 'call', listener: () => void) => void,
): Omit<Customer, 'deskIs'> {
  const isHere = (screeningId: string) => runner.visit.screening.id === screeningId;
  return {
    isHere,
    askRetake(screeningId, asked) {
      const code = isHere(screeningId) ? runner.take({ type: 'retake', asked }) : null;
      return code === 'out-of-order' ? null : code;
    },
    signed(screeningId) {
      if (isHere(screeningId)) runner.take({ type: 'signed' });
    },
    isCalling: () => runner.visit.call === 'ringing',
    answerCall() {
      runner.take({ type: 'call-answered' });
    },
    onLeave: (listener) => on('left', listener),
    onCall: (listener) => on('call', listener),
  };
}
