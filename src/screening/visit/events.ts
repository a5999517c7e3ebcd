import type { ErrorCode } from '../../errors.ts';
import type { Quality } from '../judgement/quality.ts';
import type {
  DeclaredTone,
  HistoryQuestion,
  RestAnswer,
  RiskScreen,
  UrgentQuestion,
} from '../judgement/questionnaire.ts';
import type { SevenPointItem } from '../judgement/seven-point.ts';
import type { DismissedDetection, Lesion } from '../lesion/lesion.ts';
import type { Place } from '../space/body-site.ts';
import type { Point } from '../space/geometry.ts';
import type { Scale } from '../space/scale.ts';
import type { Spot, TakenPhoto } from './capture.ts';
import type { Language } from './language.ts';
import type { Step } from './screening.ts';

/** What can happen in a visit. */
export type VisitEvent = CustomerEvent | KioskEvent;

/** The customer's actions, each of which is a request of the page. */
export type CustomerEvent =
  | OpeningRequest
  | PhotoRequest
  | AnalysisRequest
  | OutcomeRequest
  | PresenceRequest;

/** The outcomes of the kiosk's work, and what happens around the customer. */
export type KioskEvent = PhotoAnswer | AnalysisAnswer | OutcomeAnswer | PresenceAnswer;

export type OpeningRequest =
  | { readonly type: 'begin' }
  /** "I am 18 or over and agree", or not. */
  | { readonly type: 'consent' }
  | { readonly type: 'decline' }
  /** "None of these", or the signs that were touched with "I have one, or I am not sure". */
  | { readonly type: 'no-urgent-sign' }
  | { readonly type: 'urgent-signs'; readonly ticked: readonly UrgentQuestion[] }
  | { readonly type: 'answer-tone'; readonly tone: DeclaredTone }
  | { readonly type: 'answer-spots'; readonly ticked: readonly SevenPointItem[]; readonly rest: RestAnswer }
  | {
      readonly type: 'answer-history';
      readonly ticked: readonly HistoryQuestion[];
      readonly rest: RestAnswer;
    }
  /** Skips every question that is still open. */
  | { readonly type: 'skip-questions' }
  /** Goes back from this screen to the one before it. */
  | { readonly type: 'back'; readonly from: Step }
  /** Shows all answers, to be changed one screen at a time. */
  | { readonly type: 'review-answers' }
  | { readonly type: 'change-answers'; readonly screen: 'urgent' | RiskScreen }
  | { readonly type: 'answers-are-right' };

export type PhotoRequest =
  /** Every part of the body in turn. */
  | { readonly type: 'check-all' }
  | ({ readonly type: 'choose-site'; readonly point: Point | null } & Place)
  | { readonly type: 'change-site' }
  | { readonly type: 'skip-place'; readonly place: Place }
  | { readonly type: 'end-series' }
  /** Starts the countdown to the still. */
  | { readonly type: 'take-photo' }
  | { readonly type: 'cancel-countdown' }
  | { readonly type: 'take-again' }
  | { readonly type: 'use-photo' };

export type PhotoAnswer =
  /** The live picture has been good for a while. */
  | { readonly type: 'framed' }
  | { readonly type: 'tick' }
  | { readonly type: 'captured'; readonly photo: TakenPhoto }
  | { readonly type: 'capture-failed'; readonly code: ErrorCode }
  | { readonly type: 'judged'; readonly photoId: string; readonly quality: Quality }
  | { readonly type: 'check-failed'; readonly photoId: string; readonly code: ErrorCode }
  /** A good photo was shown long enough to be refused. */
  | { readonly type: 'accepted' }
  /** What was wrong with a photo was shown long enough to be read. */
  | { readonly type: 'sent-back' };

export type AnalysisRequest =
  /** Judges or analyses again what failed. */
  { readonly type: 'retry-check' } | { readonly type: 'leave-out' };

/** `photoId` names a capture, or a close-up. */
export type AnalysisAnswer =
  /** Also once more for the same photo, where the process that analysed it was lost in the midst of that. */
  | { readonly type: 'analysis-begun'; readonly photoId: string }
  | {
      readonly type: 'searched';
      readonly photoId: string;
      readonly partsDone: number;
      readonly partsTotal: number;
    }
  | { readonly type: 'spots-found'; readonly photoId: string; readonly spots: readonly Spot[] }
  | { readonly type: 'lesion-checked'; readonly photoId: string; readonly lesion: Lesion }
  | { readonly type: 'spot-dismissed'; readonly photoId: string; readonly detection: DismissedDetection }
  | {
      readonly type: 'analysed';
      readonly photoId: string;
      readonly quality: Quality;
      readonly lesions: readonly Lesion[];
      readonly scale: Scale | null;
    }
  | { readonly type: 'analysis-failed'; readonly photoId: string; readonly code: ErrorCode };

export type OutcomeRequest =
  | { readonly type: 'another-photo' }
  | { readonly type: 'add-closeup' }
  | { readonly type: 'choose-spot'; readonly captureId: string; readonly lesionId: string }
  | { readonly type: 'back-to-result' }
  | { readonly type: 'print-slip' }
  | { readonly type: 'hand-over'; readonly photos: boolean }
  | { readonly type: 'finish' };

export type OutcomeAnswer =
  | { readonly type: 'slip-printed' }
  | { readonly type: 'print-failed'; readonly code: ErrorCode }
  /** The pharmacist asks for better photos, or no longer needs them. */
  | { readonly type: 'retake'; readonly asked: boolean }
  /** The pharmacist has signed. */
  | { readonly type: 'signed' };

export type PresenceRequest =
  /** Somebody is there. */
  | { readonly type: 'still-here' }
  /** At any step; everything else stays as it is. */
  | { readonly type: 'choose-language'; readonly language: Language }
  /** Rings at the pharmacist's desk. */
  | { readonly type: 'call-pharmacist' }
  /** Forgets everything of this visit, at any step. */
  | { readonly type: 'stop-and-delete' };

export type PresenceAnswer =
  /** Nobody touched the kiosk for too long. */
  | { readonly type: 'left-alone' }
  /** The daemon ends. */
  | { readonly type: 'shut-down' }
  /** The pharmacist has heard the call that rings, and comes. */
  | { readonly type: 'call-answered' }
  /** This event could not be saved, and so did not happen. */
  | { readonly type: 'not-kept'; readonly event: VisitEvent; readonly code: ErrorCode }
  /** Nothing of the visit is left, and the next one begins, under these names. */
  | ({ readonly type: 'cleared' } & VisitNames);

/** Random names, which mean nothing. */
export interface VisitNames {
  /** Id of the screening. */
  readonly id: string;
  /** Printed on every paper of the visit; the pharmacist finds the screening by it. */
  readonly number: string;
}

const kioskEvents: Readonly<Record<KioskEvent['type'], true>> = {
  framed: true,
  tick: true,
  captured: true,
  'capture-failed': true,
  judged: true,
  'check-failed': true,
  accepted: true,
  'sent-back': true,
  'analysis-begun': true,
  searched: true,
  'spots-found': true,
  'lesion-checked': true,
  'spot-dismissed': true,
  analysed: true,
  'analysis-failed': true,
  'slip-printed': true,
  'print-failed': true,
  retake: true,
  signed: true,
  'left-alone': true,
  'shut-down': true,
  'call-answered': true,
  'not-kept': true,
  cleared: true,
};

/** Whether the customer did something. */
export const isByCustomer = ({ type }: VisitEvent): boolean => !(type in kioskEvents);
