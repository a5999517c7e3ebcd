/**
 * The wire contract between the daemon and the customer's page, over Socket.IO on loopback. The page imports the
 * types of this file and nothing else of the daemon. A customer's page never receives scores, classes or levels.
 */

import type { Guidance } from '../screening/judgement/guidance.ts';
import type { QualityFault } from '../screening/judgement/quality.ts';
import type { RiskQuestion, UrgentQuestion } from '../screening/judgement/questionnaire.ts';
import type { TriageLevel } from '../screening/judgement/triage.ts';
import type { Place } from '../screening/space/body-site.ts';
import type { Box, Point } from '../screening/space/geometry.ts';
import type { Capture, Progress } from '../screening/visit/capture.ts';
import type { HandedOver, SlipState, Step } from '../screening/visit/screening.ts';
import type { Request } from './kiosk-requests.ts';

export type { Guidance } from '../screening/judgement/guidance.ts';
export type { QualityFault } from '../screening/judgement/quality.ts';
export type {
  HistoryQuestion,
  MonkTone,
  RiskAnswer,
  RiskQuestion,
  SkippableAnswer,
  UrgentAnswer,
  UrgentQuestion,
} from '../screening/judgement/questionnaire.ts';
export type { SevenPointItem } from '../screening/judgement/seven-point.ts';
export type { TriageLevel } from '../screening/judgement/triage.ts';
export type { BodySite, Place, View } from '../screening/space/body-site.ts';
export type { Box, Point } from '../screening/space/geometry.ts';
export type { Progress } from '../screening/visit/capture.ts';
export type { HandedOver, SlipState, Step } from '../screening/visit/screening.ts';
export type { Request } from './kiosk-requests.ts';

/** `code` is an ErrorCode of the daemon; the page shows its own sentence for the codes it knows. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** A spot on the customer's screen: where, and whether it has been checked; never how it was graded. */
export interface SpotView {
  readonly id: string;
  /** Pixels of the photo as described by its PhotoView's width and height. */
  readonly box: Box;
  readonly checked: boolean;
  /** Set at the end, for the few spots that stood out most, counted over all photos from 1. */
  readonly number: number | null;
}

/** A picture on the screen. */
export interface PictureView {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly simulated: boolean;
  /** Unguessable path of the picture for the screen, gone when the visit ends. */
  readonly url: string;
}

export interface PhotoView extends PictureView {
  readonly place: Place;
  readonly spots: readonly SpotView[];
  readonly analysis: Capture['analysis'];
  readonly progress: Progress | null;
}

/** A close look at one spot. */
export interface CloseupView extends PictureView {
  readonly captureId: string;
  readonly lesionId: string;
  readonly analysis: Capture['analysis'];
}

/** The photo that the customer looks at before it is used. */
export interface CandidateView extends PictureView {
  /** False while the daemon looks whether the photo is good enough. */
  readonly judged: boolean;
  readonly faults: readonly QualityFault[];
  readonly mayUse: boolean;
}

/** What the next photo is to show. */
export type TargetView =
  | {
      readonly kind: 'place';
      readonly place: Place;
      /** Where the customer touched the figure, 0..1; null from the list and in a full check. */
      readonly point: Point | null;
      /** Whether the customer turns the back to the screen for it. */
      readonly turned: boolean;
    }
  | { readonly kind: 'closeup'; readonly captureId: string; readonly lesionId: string };

/** What the kiosk runs on, said plainly on every screen while something is not the real thing. */
export interface DeviceView {
  readonly cameraSimulated: boolean;
  /**
   * The driver; for a simulated camera the photograph and how it came, e.g. "composed-back.jpg through fswebcam":
   * the one on the screen, or the one that the next photo will take.
   */
  readonly cameraDetail: string;
  /** Code of what is wrong with the live picture; null while it works, and while it does not run. */
  readonly cameraFault: string | null;
  readonly printer: 'real' | 'simulated';
  /** Folder that keeps every slip, when the setting names one. */
  readonly slipFolder: string | null;
  /** Provider that really runs the models now: 'cpu', or 'tensorrt, cpu' where they run on different ones. */
  readonly provider: string;
  /** False while the inference child starts again after a crash. */
  readonly modelsReady: boolean;
}

export interface KioskState {
  /** Changes when the daemon restarts: a page that had a running visit under another id says that it ended. */
  readonly bootId: string;
  /** Changes with every visit. */
  readonly screeningId: string;
  readonly step: Step;
  /** The urgent question to ask now, at step `urgent`, and how many were answered. */
  readonly urgentQuestion: UrgentQuestion | null;
  readonly urgentAnswered: number;
  /** The question to ask now, at step `risk`, how many were answered or skipped, and how many there are. */
  readonly riskQuestion: RiskQuestion | null;
  readonly riskAnswered: number;
  readonly riskQuestions: number;
  /** How many photos a full check would still take. */
  readonly fullCheckPhotos: number;
  /** A full check under way: its present photo, counted from 1, and how many there are. */
  readonly series: { readonly photo: number; readonly photos: number } | null;
  readonly target: TargetView | null;
  /** Seconds until the still; 0 while it is taken; null when none is about to be taken. */
  readonly countdown: number | null;
  readonly candidate: CandidateView | null;
  readonly photos: readonly PhotoView[];
  readonly closeups: readonly CloseupView[];
  /** False when the visit has as many photos as it can hold. */
  readonly hasRoom: boolean;
  /** Spots that stood out and have no number. */
  readonly moreSpots: number;
  readonly outcome: TriageLevel | null;
  /**
   * Faults as codes ('no-skin', 'blurred', …), for a sentence that helps: of the last try for the present target, and
   * at the result those of every photo.
   */
  readonly photoFaults: readonly QualityFault[];
  /** What a photo could have shown and none does. */
  readonly notPhotographed: readonly Place[];
  readonly handedOver: HandedOver;
  /** The pharmacist looked at what was handed over and asks for better photos. */
  readonly retakeAsked: boolean;
  readonly slip: SlipState;
  /** The slip as a PDF for download, when it was not put on paper; gone when the visit ends. */
  readonly slipUrl: string | null;
  /** Of this visit, on its papers: random, nothing personal. */
  readonly number: string;
  /** How long at most a visit that was handed over is kept for the pharmacist. */
  readonly keptHours: number;
  /** False as long as no pharmacist could see it: then it is not asked for. */
  readonly mayHandOver: boolean;
  /**
   * Unguessable path of the live picture (multipart/x-mixed-replace, for an <img>) while a photo is framed: another
   * one each time. It stands still during a still and a fault, and goes on by itself.
   */
  readonly previewUrl: string | null;
  /** One thing to do while framing the photo; null where the live picture tells nothing. */
  readonly guidance: Guidance | null;
  /** Code of the last thing that failed in this step (camera, analysis, printer); null when it was put right. */
  readonly fault: string | null;
  /** Set while the idle warning shows: seconds until everything is forgotten. */
  readonly forgetsInSeconds: number | null;
  /** "Research use only. Not a diagnosis.", from the settings. */
  readonly researchNotice: string;
  /** Width of the picture area of the touchscreen in millimetres, so that targets can have their size. */
  readonly screenWidthMm: number;
  readonly devices: DeviceView;
}

export interface ServerToClient {
  state: (state: KioskState) => void;
}

export interface ClientToServer {
  request: (request: Request, reply: (reply: Reply) => void) => void;
}
