/**
 * The wire contract between the daemon and the pharmacist's page: Socket.IO on loopback, namespace /pharmacist, for
 * sessions that showed the PIN (sign-in.ts). The page imports the types of this file and nothing else of it.
 */

import type { BandsInPharmacy } from '../screening/judgement/prevalence.ts';
import type { Quality } from '../screening/judgement/quality.ts';
import type { RiskAnswers, UrgentAnswers } from '../screening/judgement/questionnaire.ts';
import type { SevenPoint, SevenPointItem } from '../screening/judgement/seven-point.ts';
import type { Triage } from '../screening/judgement/triage.ts';
import type { DismissalReason, Doubt, LesionClass, Level } from '../screening/lesion/lesion.ts';
import type { MoveReason } from '../screening/lesion/person-rule.ts';
import type { KioskIdentity, Review, ScreeningRecord } from '../screening/record/record.ts';
import type { Place } from '../screening/space/body-site.ts';
import type { Box } from '../screening/space/geometry.ts';
import type { Length } from '../screening/space/scale.ts';
import type { DeskRequest } from './pharmacist-requests.ts';

export type { QualityFault } from '../screening/judgement/quality.ts';
export type { HistoryQuestion, UrgentAnswer, UrgentQuestion } from '../screening/judgement/questionnaire.ts';
export type { SevenPoint, SevenPointAnswer, SevenPointItem } from '../screening/judgement/seven-point.ts';
export type { TriageLevel, TriageReason } from '../screening/judgement/triage.ts';
export type { DismissalReason, Doubt, LesionClass, Level } from '../screening/lesion/lesion.ts';
export type { MoveReason } from '../screening/lesion/person-rule.ts';
export type { Pathway, Review } from '../screening/record/record.ts';
export type { BodySite, Place } from '../screening/space/body-site.ts';
export type { Box, Point } from '../screening/space/geometry.ts';
export type { DeskRequest } from './pharmacist-requests.ts';

/** `code` is one of the daemon's ErrorCodes or of review.ts; the page has a sentence for each. */
export type DeskReply = { readonly ok: true } | { readonly ok: false; readonly code: string };

export interface QueueItem {
  readonly id: string;
  readonly number: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** After this it is erased. */
  readonly expiresAt: string;
  /** A power cut took photos, answers and findings; level, times and number are left. */
  readonly incomplete: boolean;
  readonly level: Triage['level'] | null;
  readonly photos: number;
  /** Each counted once, whatever the number of photos that show it. */
  readonly lesions: number;
  /** All at `refer` or `follow`; the first few of them have a number on the customer's screen and slip. */
  readonly spotsPickedOut: number;
  readonly status: 'waiting' | 'retake-asked' | 'signed';
  readonly printing: ScreeningRecord['referralPrinting'];
}

export interface PhotoView {
  readonly id: string;
  /** Of a close-up: the photo and lesion that it looks at. */
  readonly closeupOf: { readonly photoId: string; readonly lesionKey: string } | null;
  readonly place: Place;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly simulated: boolean;
  readonly quality: Quality;
  readonly poor: boolean;
  readonly analysis: 'waiting' | 'failed' | 'done';
  readonly hasScale: boolean;
  /** As the camera gave it. */
  readonly url: string;
  /** Transparent pictures to lay over the whole photo: evidence for SPL, and from common to odd. */
  readonly evidenceUrl: string;
  /** Null where there are too few lesions to compare. */
  readonly oddnessUrl: string | null;
}

export interface LesionView {
  /** Unique within the screening. */
  readonly key: string;
  readonly photoId: string;
  /** First the numbers on the customer's screen and slip, then the other spots that stood out, then all others. */
  readonly number: number;
  /** Whether the customer has this number. */
  readonly toShow: boolean;
  readonly place: Place;
  readonly box: Box;
  /** The square of the photo that the classifier saw; it may reach beyond the photo. */
  readonly window: { readonly x: number; readonly y: number; readonly side: number };
  readonly level: Level;
  /** Why the level is not the one that the lesion has by itself; null where it is. */
  readonly moved: MoveReason | null;
  /** The level that the lesion has by itself: what its band's counts are of. */
  readonly ownLevel: Level;
  /** Only to sort by: what a score means is said by its band. */
  readonly splScore: number;
  readonly likeliest: LesionClass;
  readonly doubts: readonly Doubt[];
  readonly confidence: number;
  /** False for a red, pink or skin-coloured spot, for which the software is not made; null where nothing is known. */
  readonly pigmented: boolean | null;
  /** 1 is the oddest; null below three lesions. */
  readonly oddnessRank: number | null;
  /** 0 the most common of this person's lesions, 1 the oddest. */
  readonly oddness: number | null;
  readonly size: Length | null;
  /** The lesion that this is another view of; null for the view that stands for it. */
  readonly sameAs: string | null;
  /** Photos of this lesion alone, and how each was graded. */
  readonly closeups: readonly { readonly photoId: string; readonly level: Level | null }[];
  /** Keys of the lesions that look most like it, the nearest first. */
  readonly similar: readonly string[];
  /** The window at native pixels. */
  readonly cropUrl: string;
}

/** A detection that the software took for no lesion, or for the scale card. */
export interface DismissedView {
  readonly key: string;
  readonly photoId: string;
  readonly box: Box;
  readonly reason: DismissalReason;
  readonly likeliest: LesionClass;
  readonly confidence: number;
  readonly cropUrl: string;
}

/** What the lesions of a band turned out to be on labelled photos. */
export interface BandCount {
  readonly lesions: number;
  readonly spl: number;
  readonly people: number;
  /** 95 % interval of the share that were SPL, 0..1. */
  readonly low: number;
  readonly high: number;
}

export type BandCounts = Readonly<Record<'refer' | 'follow' | 'none' | 'all', BandCount>>;

export interface CaseView {
  readonly id: string;
  readonly number: string;
  readonly startedAt: string;
  readonly expiresAt: string;
  readonly incomplete: boolean;
  readonly kiosk: KioskIdentity;
  readonly triage: Triage | null;
  readonly urgentAnswers: UrgentAnswers;
  readonly risk: RiskAnswers;
  /** As the customer answered, with what the camera measured, or as the pharmacist signed it. */
  readonly sevenPoint: SevenPoint;
  readonly photos: readonly PhotoView[];
  /** The oddest first. */
  readonly lesions: readonly LesionView[];
  readonly dismissed: readonly DismissedView[];
  readonly notPhotographed: readonly Place[];
  /** Null where they were not counted for the model that graded these photos. */
  readonly bands: {
    readonly wideField: BandCounts;
    readonly closeUp: BandCounts;
    readonly inPharmacy: BandsInPharmacy;
  } | null;
  readonly csvUrl: string;
  /** The screening as a FHIR R4 bundle, as it stands when it is fetched. */
  readonly bundleUrl: string;
  /** Signed, and not yet at the FHIR server of the settings; false without one. */
  readonly unsent: boolean;
  readonly alias: string | null;
  readonly review: Review | null;
  readonly retakeAskedAt: string | null;
  /** Whether the customer still stands at the kiosk. */
  readonly customerIsHere: boolean;
  readonly printing: ScreeningRecord['referralPrinting'];
  /** What went wrong with the last paper, as a code; null when nothing did. */
  readonly printFault: string | null;
  /** The last paper as a PDF, where no printer put it on paper. */
  readonly paperUrl: string | null;
}

export interface DeskState {
  readonly queue: readonly QueueItem[];
  /** "Research use only. Not a diagnosis.", from the settings. */
  readonly researchNotice: string;
  /** No paper comes: files stand for it. */
  readonly printerSimulated: boolean;
  /** The 7-point checklist: its items with their points, and the total from which on NICE NG12 refers. */
  readonly checklist: readonly { readonly item: SevenPointItem; readonly points: number }[];
  readonly checklistRefers: number;
  /** Seconds without a touch after which the session ends. */
  readonly sessionIdleSeconds: number;
}

export interface DeskToPage {
  state: (state: DeskState) => void;
  /** The open screening; null once it is no longer there. */
  case: (view: CaseView | null) => void;
  /** The session has ended. */
  'signed-out': () => void;
}

export interface PageToDesk {
  request: (request: DeskRequest, reply: (reply: DeskReply) => void) => void;
}
