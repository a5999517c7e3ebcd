import type { Quality } from '../judgement/quality.ts';
import type { RiskAnswer, RiskQuestion, UrgentAnswer, UrgentQuestion } from '../judgement/questionnaire.ts';
import type { DismissedDetection, Lesion } from '../lesion/lesion.ts';
import type { Place } from '../space/body-site.ts';
import type { Point } from '../space/geometry.ts';
import type { Scale } from '../space/scale.ts';
import type { Spot, TakenPhoto } from './capture.ts';

/** What can happen in a visit: what the customer does, and what follows from it. */
export type ScreeningEvent = OpeningEvent | PhotoEvent | AnalysisEvent | OutcomeEvent;

export type OpeningEvent =
  | { readonly type: 'begin' }
  | { readonly type: 'understood' }
  | { readonly type: 'answer-age'; readonly adult: boolean }
  | { readonly type: 'consent' }
  | { readonly type: 'answer-urgent'; readonly question: UrgentQuestion; readonly answer: UrgentAnswer }
  | { readonly type: 'answer-risk'; readonly given: RiskAnswer }
  /** Goes back from this question to the one before it. */
  | { readonly type: 'question-before'; readonly question: RiskQuestion }
  /** Skips every question that is still open. */
  | { readonly type: 'skip-questions' };

export type PhotoEvent =
  | { readonly type: 'choose-scope'; readonly scope: 'spot' | 'full' }
  | { readonly type: 'change-scope' }
  | ({ readonly type: 'choose-site'; readonly point: Point | null } & Place)
  | { readonly type: 'change-site' }
  | { readonly type: 'skip-place'; readonly place: Place }
  | { readonly type: 'end-series' }
  | { readonly type: 'start-countdown'; readonly seconds: number }
  | { readonly type: 'tick' }
  | { readonly type: 'cancel-countdown' }
  | { readonly type: 'captured'; readonly photo: TakenPhoto }
  | { readonly type: 'capture-failed' }
  | { readonly type: 'judged'; readonly photoId: string; readonly quality: Quality }
  | { readonly type: 'take-again' }
  | { readonly type: 'use-photo' };

/** `photoId` names a capture, or a close-up. */
export type AnalysisEvent =
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
  | { readonly type: 'analysis-failed'; readonly photoId: string }
  | { readonly type: 'retry-check' }
  | { readonly type: 'leave-out' };

export type OutcomeEvent =
  | { readonly type: 'another-photo' }
  | { readonly type: 'add-closeup' }
  | { readonly type: 'choose-spot'; readonly captureId: string; readonly lesionId: string }
  | { readonly type: 'back-to-result' }
  | { readonly type: 'print-slip' }
  | { readonly type: 'slip-printed' }
  | { readonly type: 'slip-failed' }
  | { readonly type: 'hand-over'; readonly photos: boolean }
  /** The pharmacist asks for better photos, or no longer needs them. */
  | { readonly type: 'retake'; readonly asked: boolean }
  | { readonly type: 'finish' };
