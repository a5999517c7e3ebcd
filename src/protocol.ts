/**
 * The wire contract between the daemon and the customer's page, over Socket.IO on loopback. The page imports the
 * types of this file and nothing else of the daemon. A customer's page never receives scores, classes or levels.
 */
import { z } from 'zod';
import { type BodySite, bodySites } from './screening/body-site.ts';
import type { Progress } from './screening/capture.ts';
import type { Box } from './screening/geometry.ts';
import { type UrgentQuestion, urgentAnswers, urgentQuestions } from './screening/questionnaire.ts';
import type { SlipState, Step } from './screening/screening.ts';
import type { QualityFault } from './screening/quality.ts';
import type { TriageLevel } from './screening/triage.ts';

export type { BodySite } from './screening/body-site.ts';
export type { Progress } from './screening/capture.ts';
export type { Box } from './screening/geometry.ts';
export type { UrgentAnswer, UrgentQuestion } from './screening/questionnaire.ts';
export type { SlipState, Step } from './screening/screening.ts';
export type { QualityFault } from './screening/quality.ts';
export type { TriageLevel } from './screening/triage.ts';

/** What a page may ask for. Every request is validated with this schema before anything looks at it. */
export const requestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin') }),
  z.strictObject({ type: z.literal('understood') }),
  z.strictObject({ type: z.literal('answer-age'), adult: z.boolean() }),
  z.strictObject({ type: z.literal('consent') }),
  z.strictObject({
    type: z.literal('answer-urgent'),
    question: z.enum(urgentQuestions),
    answer: z.enum(urgentAnswers),
  }),
  z.strictObject({ type: z.literal('choose-site'), site: z.enum(bodySites) }),
  z.strictObject({ type: z.literal('change-site') }),
  z.strictObject({ type: z.literal('take-photo') }),
  z.strictObject({ type: z.literal('take-again') }),
  z.strictObject({ type: z.literal('use-photo') }),
  z.strictObject({ type: z.literal('another-photo') }),
  z.strictObject({ type: z.literal('back-to-result') }),
  z.strictObject({ type: z.literal('print-slip') }),
  z.strictObject({ type: z.literal('finish') }),
  /** "Stop and delete": at any step; everything of this visit is forgotten. */
  z.strictObject({ type: z.literal('stop-and-delete') }),
  /** Someone is there: puts off the idle reset. */
  z.strictObject({ type: z.literal('still-here') }),
]);

export type Request = z.infer<typeof requestSchema>;

/** `code` is an ErrorCode of the daemon; the page shows its own sentence for the codes it knows. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** A spot on the customer's screen: where, and whether it has been checked; never how it was graded. */
export interface SpotView {
  readonly id: string;
  /** Pixels of the photo as described by its PhotoView's width and height. */
  readonly box: Box;
  readonly checked: boolean;
  /** Set at the end, for the spots to show to the pharmacist, counted over all photos from 1. */
  readonly number: number | null;
}

export interface PhotoView {
  readonly id: string;
  readonly site: BodySite;
  readonly width: number;
  readonly height: number;
  readonly simulated: boolean;
  /** Unguessable path of the picture for the screen, gone when the visit ends. */
  readonly url: string;
  readonly spots: readonly SpotView[];
}

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
  readonly site: BodySite | null;
  readonly photos: readonly PhotoView[];
  readonly progress: Progress | null;
  readonly outcome: TriageLevel | null;
  /** Faults of the photos so far, as codes ('no-skin', 'blurred', …), for a sentence that helps. */
  readonly photoFaults: readonly QualityFault[];
  readonly slip: SlipState;
  /** The slip as a PDF for download, when it was not put on paper; gone when the visit ends. */
  readonly slipUrl: string | null;
  readonly slipNumber: string | null;
  /**
   * Unguessable path of the live picture (multipart/x-mixed-replace, for an <img>) while a photo is framed: another
   * one each time. It stands still during a still and a fault, and goes on by itself.
   */
  readonly previewUrl: string | null;
  /** True while the camera is taking the still. */
  readonly takingPhoto: boolean;
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
