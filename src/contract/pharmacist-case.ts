/** A screening as the pharmacist's page shows it: its photos, lesions and figures. */
import type { ErrorCode } from '../errors.ts';
import type { BandsInPharmacy } from '../screening/judgement/prevalence.ts';
import type { Quality } from '../screening/judgement/quality.ts';
import type { RiskAnswers, UrgentAnswers } from '../screening/judgement/questionnaire.ts';
import type { SevenPoint } from '../screening/judgement/seven-point.ts';
import type { Triage } from '../screening/judgement/triage.ts';
import type { DismissalReason, Doubt, LesionClass, Level } from '../screening/lesion/lesion.ts';
import type { MoveReason } from '../screening/lesion/person-rule.ts';
import type { Draft, KioskIdentity, Review, ScreeningRecord } from '../screening/record/record.ts';
import type { Place } from '../screening/space/body-site.ts';
import type { Box } from '../screening/space/geometry.ts';
import type { Length } from '../screening/space/scale.ts';

export interface PhotoView {
  readonly id: string;
  /** For a close-up, the photo and lesion that it shows. */
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
  /** The photo as the camera gave it. */
  readonly url: string;
  /** Transparent pictures to lay over the whole photo: evidence for SPL, and from common to odd. */
  readonly evidenceUrl: string;
  /** Null if there are too few lesions to compare. */
  readonly oddnessUrl: string | null;
}

export interface LesionView {
  /** Unique within the screening. */
  readonly key: string;
  readonly photoId: string;
  /** Counts first the spots with a number on screen and slip, then the others that stood out, then all the rest. */
  readonly number: number;
  /** Whether this number is on the customer's screen and slip. */
  readonly toShow: boolean;
  readonly place: Place;
  readonly box: Box;
  /** The square of the photo that the classifier saw; it may extend beyond the photo. */
  readonly window: { readonly x: number; readonly y: number; readonly side: number };
  readonly level: Level;
  /** Why the level differs from the one that the lesion has by itself; null if it does not. */
  readonly moved: MoveReason | null;
  /** The level that the lesion has by itself, which the counts of a band refer to. */
  readonly ownLevel: Level;
  /** Only for sorting: the band says what a score means. */
  readonly splScore: number;
  readonly likeliest: LesionClass;
  readonly doubts: readonly Doubt[];
  readonly confidence: number;
  /** False for a red, pink or skin-coloured spot, for which the software is not made; null where nothing is known. */
  readonly pigmented: boolean | null;
  /** 1 is the oddest; null below three lesions. */
  readonly oddnessRank: number | null;
  /** 0 for the most common of this person's lesions, 1 for the oddest. */
  readonly oddness: number | null;
  readonly size: Length | null;
  /** The lesion of which this is another view; null for the view that stands for it. */
  readonly sameAs: string | null;
  /** Close-ups of this lesion, and how each was graded. */
  readonly closeups: readonly { readonly photoId: string; readonly level: Level | null }[];
  /** Keys of the lesions that look most like it, the most similar first. */
  readonly similar: readonly string[];
  /** The window at native pixels. */
  readonly cropUrl: string;
}

/** A detection that the software judged not to be a lesion, or to be on the scale card. */
export interface DismissedView {
  readonly key: string;
  readonly photoId: string;
  readonly box: Box;
  readonly reason: DismissalReason;
  readonly likeliest: LesionClass;
  readonly confidence: number;
  readonly cropUrl: string;
}

/** What lesions of a band turned out to be on labelled photos. */
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
  readonly photographedAt: string;
  readonly expiresAt: string;
  /** How many pages show it now, this one included. */
  readonly openOn: number;
  readonly incomplete: boolean;
  readonly kiosk: KioskIdentity;
  readonly triage: Triage | null;
  readonly urgentAnswers: UrgentAnswers;
  readonly risk: RiskAnswers;
  /** The customer's answers with what the camera measured, or the checklist that the pharmacist signed. */
  readonly sevenPoint: SevenPoint;
  readonly photos: readonly PhotoView[];
  /** The oddest first. */
  readonly lesions: readonly LesionView[];
  readonly dismissed: readonly DismissedView[];
  readonly notPhotographed: readonly Place[];
  /** Null if nobody has counted them for the model that graded these photos. */
  readonly bands: {
    readonly wideField: BandCounts;
    readonly closeUp: BandCounts;
    readonly inPharmacy: BandsInPharmacy;
  } | null;
  readonly csvUrl: string;
  /** Path of the screening as a FHIR R4 bundle, made when it is fetched. */
  readonly bundleUrl: string;
  /** True if it is signed but has not reached the FHIR server yet; false if no server is set. */
  readonly unsent: boolean;
  readonly alias: string | null;
  readonly review: Review | null;
  /** What is filled in and not signed. */
  readonly draft: Draft | null;
  /** Counts every change of the draft, whoever made it. */
  readonly revision: number;
  readonly retakeAskedAt: string | null;
  /** Whether the customer still stands at the kiosk. */
  readonly customerIsHere: boolean;
  readonly printing: ScreeningRecord['referralPrinting'];
  /** Code of what went wrong with the last paper; null if nothing did. */
  readonly printFault: ErrorCode | null;
  /** The last paper as a PDF, if no printer printed it. */
  readonly paperUrl: string | null;
}
