/**
 * The wire contract between the daemon and the customer's page, over Socket.IO on loopback. The page imports the types
 * of this file and nothing else from the daemon. A customer's page never receives scores, classes or levels (RULES.md
 * 12).
 */

import type { ErrorCode } from '../errors.ts';
import type { Guidance } from '../screening/judgement/guidance.ts';
import type { QualityFault } from '../screening/judgement/quality.ts';
import type {
  HistoryQuestion,
  RiskAnswers,
  SkippableAnswer,
  UrgentAnswers,
} from '../screening/judgement/questionnaire.ts';
import type { SevenPointItem } from '../screening/judgement/seven-point.ts';
import type { TriageLevel } from '../screening/judgement/triage.ts';
import type { Place } from '../screening/space/body-site.ts';
import type { Language } from '../screening/visit/language.ts';
import type { HandedOver, SlipState, Step } from '../screening/visit/screening.ts';
import type { Call, Parting } from '../screening/visit/visit.ts';
import type { CandidateView, CloseupView, PhotoView, TargetView } from './kiosk-photos.ts';
import type { Request } from './kiosk-requests.ts';

export type { ErrorCode } from '../errors.ts';
export type { Guidance } from '../screening/judgement/guidance.ts';
export type { QualityFault } from '../screening/judgement/quality.ts';
export type {
  HistoryQuestion,
  MonkTone,
  RestAnswer,
  RiskScreen,
  SkippableAnswer,
  UrgentQuestion,
} from '../screening/judgement/questionnaire.ts';
export type { SevenPointItem } from '../screening/judgement/seven-point.ts';
export type { TriageLevel } from '../screening/judgement/triage.ts';
export type { BodySite, Place, View } from '../screening/space/body-site.ts';
export type { Box, Point } from '../screening/space/geometry.ts';
export type { Progress } from '../screening/visit/capture.ts';
export type { Language } from '../screening/visit/language.ts';
export type { HandedOver, SlipState, Step } from '../screening/visit/screening.ts';
export type {
  CandidateView,
  CloseupView,
  PhotoView,
  PictureView,
  SpotView,
  TargetView,
} from './kiosk-photos.ts';
export type { Request } from './kiosk-requests.ts';

/** The page has a sentence for each code. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly code: ErrorCode };

/** What the kiosk runs on. Every screen says so while a part is simulated. */
export interface DeviceView {
  readonly cameraSimulated: boolean;
  /**
   * The driver. For a simulated camera, the photograph and the way it came, e.g. "composed-back.jpg through fswebcam":
   * the one on the screen, or the one that the next photo will be.
   */
  readonly cameraDetail: string;
  /** Code of what is wrong with the live picture; null while it works and while it is off. */
  readonly cameraFault: ErrorCode | null;
  readonly printer: 'real' | 'simulated';
  /** Folder that keeps every slip, if the settings name one. */
  readonly slipFolder: string | null;
  /** Provider that really runs the models now: 'cpu', or 'tensorrt, cpu' if they run on different ones. */
  readonly provider: string;
  /** False while the inference child starts again after a crash. */
  readonly modelsReady: boolean;
}

export interface KioskState {
  /** Changes when the daemon restarts, so that a page whose visit has another id can say that it ended. */
  readonly bootId: string;
  /** Changes with every visit. */
  readonly screeningId: string;
  readonly step: Step;
  readonly language: Language;
  /** The one in which every visit begins. */
  readonly ownLanguage: Language;
  /** The customer's own answers, to be looked at and changed. */
  readonly answers: {
    readonly urgent: UrgentAnswers;
    readonly tone: RiskAnswers['tone'] | null;
    readonly spots: Readonly<Partial<Record<SevenPointItem, SkippableAnswer>>>;
    readonly history: RiskAnswers['history'];
    /** True once every screen of questions was answered or skipped: from then on answers are only changed. */
    readonly complete: boolean;
  };
  /** The questions of the history that are asked here. */
  readonly historyAsked: readonly HistoryQuestion[];
  /** How many photos a full check would still take. */
  readonly fullCheckPhotos: number;
  /** A full check in progress: its current photo, counted from 1, and how many there are. */
  readonly series: { readonly photo: number; readonly photos: number } | null;
  readonly target: TargetView | null;
  /** Seconds until the still; 0 while it is taken; null when none is about to be taken. */
  readonly countdown: number | null;
  readonly candidate: CandidateView | null;
  readonly photos: readonly PhotoView[];
  readonly closeups: readonly CloseupView[];
  /** At step `result`: whether photos, close-ups and other answers may be added. */
  readonly mayAdd: boolean;
  /** Spots that stood out and have no number. */
  readonly moreSpots: number;
  readonly outcome: TriageLevel | null;
  /** What the last screen repeats; null on every other one. */
  readonly parting: Parting | null;
  /**
   * Faults as codes ('no-skin', 'blurred', …), for which the page has a sentence that helps: those of the last try for
   * the current target, and at the result those of every photo.
   */
  readonly photoFaults: readonly QualityFault[];
  /** Photos of the current target that were not good enough: from the second on, the page says what else to try. */
  readonly failedTries: number;
  /** Places that a photo could have shown but none does. */
  readonly notPhotographed: readonly Place[];
  readonly handedOver: HandedOver;
  /** True if the pharmacist has looked at the visit and asks for better photos. */
  readonly retakeAsked: boolean;
  /** True once the pharmacist has signed. */
  readonly signed: boolean;
  readonly call: Call;
  /** Whether somebody is signed in at the pharmacist's desk; `closed` outside the pharmacy's hours. */
  readonly desk: 'attended' | 'empty' | 'closed';
  readonly slip: SlipState;
  /** The slip as a PDF for download, if it was not printed on paper; gone when the visit ends. */
  readonly slipUrl: string | null;
  /** Whether the kiosk takes a photo by itself once the live picture is good. */
  readonly handsFree: boolean;
  /** Seconds for which a good photo is shown before it is used. */
  readonly acceptSeconds: number;
  /** Number of this visit on its papers: random, with nothing personal in it. */
  readonly number: string;
  /** Hours for which a visit that was handed over is kept at most. */
  readonly keptHours: number;
  /** False as long as no pharmacist could see what is handed over; the customer is then not asked. */
  readonly mayHandOver: boolean;
  /**
   * Unguessable path of the live picture (multipart/x-mixed-replace, for an <img>) while a photo is framed; it changes
   * each time. The picture freezes during a still and a fault, and resumes by itself.
   */
  readonly previewUrl: string | null;
  /** One thing to do while framing the photo; null if the live picture shows nothing to correct. */
  readonly guidance: Guidance | null;
  /** Code of the last failure in this step (camera, analysis, printer); null once it is put right. */
  readonly fault: ErrorCode | null;
  /** Set while the idle warning shows: seconds until everything is forgotten. */
  readonly forgetsInSeconds: number | null;
  /** "Research use only. Not a diagnosis.", from the settings. */
  readonly researchNotice: string;
  /** Width of the touchscreen's picture in millimetres, from which targets get their size. */
  readonly screenWidthMm: number;
  readonly devices: DeviceView;
}

export interface ServerToClient {
  state: (state: KioskState) => void;
}

export interface ClientToServer {
  request: (request: Request, reply: (reply: Reply) => void) => void;
}
