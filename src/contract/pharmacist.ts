/**
 * The wire contract between the daemon and the pharmacist's page: Socket.IO on loopback, namespace /pharmacist, for
 * sessions that signed in with the PIN (sign-in.ts). The page imports the types of this file and nothing else from the
 * daemon.
 */

import type { ErrorCode } from '../errors.ts';
import type { UrgentQuestion } from '../screening/judgement/questionnaire.ts';
import type { SevenPointItem } from '../screening/judgement/seven-point.ts';
import type { Triage } from '../screening/judgement/triage.ts';
import type { Awaited, MonthFigures } from '../screening/record/outcome.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';
import type { SignRefusal } from '../screening/record/review.ts';
import type { CaseView } from './pharmacist-case.ts';
import type { DeskRequest } from './pharmacist-requests.ts';

export type { QualityFault } from '../screening/judgement/quality.ts';
export type { HistoryQuestion, UrgentAnswer, UrgentQuestion } from '../screening/judgement/questionnaire.ts';
export type { SevenPoint, SevenPointAnswer, SevenPointItem } from '../screening/judgement/seven-point.ts';
export type { TriageLevel, TriageReason } from '../screening/judgement/triage.ts';
export type { DismissalReason, Doubt, LesionClass, Level } from '../screening/lesion/lesion.ts';
export type { MoveReason } from '../screening/lesion/person-rule.ts';
export type { Awaited, MonthFigures, Outcome } from '../screening/record/outcome.ts';
export type { Draft, Pathway, Review } from '../screening/record/record.ts';
export type { BodySite, Place } from '../screening/space/body-site.ts';
export type { Box, Point } from '../screening/space/geometry.ts';
export type {
  BandCount,
  BandCounts,
  CaseView,
  DismissedView,
  LesionView,
  PhotoView,
} from './pharmacist-case.ts';
export type { DeskRequest } from './pharmacist-requests.ts';

/** Why a request was not carried out; the page has a sentence for each. */
export type DeskCode =
  | ErrorCode
  | SignRefusal
  | 'signed-out'
  /** The customer is taking new photos, so a signature would cover an outdated result. */
  | 'customer-is-busy'
  /** Another page has changed the form since this page last saw it. */
  | 'changed-elsewhere'
  /** The papers' fonts lack some of the letters that were typed. */
  | 'letters-missing'
  /** Set by the page itself for a text that is too long to be kept (`mostTyped`). */
  | 'text-too-long'
  /** Set by the page itself when the daemon does not answer. */
  | 'not-connected';

export interface DeskRefusal {
  readonly ok: false;
  readonly code: DeskCode;
  /** With `letters-missing`: the characters that no paper can show, for the page's sentence. */
  readonly characters?: string;
}

export interface DeskDone {
  readonly ok: true;
  /** Counts the changes of the form, this one included. */
  readonly revision?: number;
}

export type DeskReply = DeskDone | DeskRefusal;

export interface QueueItem {
  readonly id: string;
  readonly number: string;
  /** ISO 8601, UTC: the first photo; without one, the start of the visit. */
  readonly photographedAt: string;
  /** When it will be erased. */
  readonly expiresAt: string;
  /** Since it was handed over. */
  readonly waitedMinutes: number;
  readonly erasedInMinutes: number;
  /** Whether it will soon be erased although nobody has signed it. */
  readonly endsUnseen: boolean;
  /** The crop of its first spot; null without one. */
  readonly cropUrl: string | null;
  /** How many pages show it now. */
  readonly openOn: number;
  /** True if a power cut took photos, answers and findings, and left level, times and number. */
  readonly incomplete: boolean;
  readonly level: Triage['level'] | null;
  /** The urgent signs that were touched, or all of them where the customer was not sure of any. */
  readonly urgentSigns: readonly UrgentQuestion[];
  readonly photos: number;
  /** Each lesion is counted once, however many photos show it. */
  readonly lesions: number;
  /** All lesions at `refer` or `follow`; the first few have a number on the customer's screen and slip. */
  readonly spotsPickedOut: number;
  readonly status: 'waiting' | 'retake-asked' | 'signed';
  /** Whether something is filled in that nobody has signed. */
  readonly begun: boolean;
  readonly printing: ScreeningRecord['referralPrinting'];
}

export interface DeskState {
  /** Whoever is to be seen first comes first. */
  readonly queue: readonly QueueItem[];
  /** Whether the customer at the kiosk calls. */
  readonly isCalled: boolean;
  /** "Research use only. Not a diagnosis.", from the settings. */
  readonly researchNotice: string;
  /** True if files take the place of paper. */
  readonly printerSimulated: boolean;
  /** The 7-point checklist: its items with their points, and the total from which NICE NG12 refers. */
  readonly checklist: readonly { readonly item: SevenPointItem; readonly points: number }[];
  readonly checklistRefers: number;
  /** Width of the kiosk's own screen, for targets that are large enough for a finger. */
  readonly screenWidthMm: number;
  /** Seconds without a touch after which the session ends. */
  readonly sessionIdleSeconds: number;
}

export interface Figures {
  readonly awaited: readonly Awaited[];
  readonly months: readonly MonthFigures[];
}

export interface DeskToPage {
  state: (state: DeskState) => void;
  /** The open screening; null once it is no longer there. */
  case: (view: CaseView | null) => void;
  /** The pharmacy's own figures, to the page that asked. */
  figures: (figures: Figures) => void;
  /** The session has ended. */
  'signed-out': () => void;
}

export interface PageToDesk {
  request: (request: DeskRequest, reply: (reply: DeskReply) => void) => void;
}
