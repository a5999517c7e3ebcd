import type { BodySite } from './body-site.ts';
import type { Capture, Spot } from './capture.ts';
import type { DismissedDetection, Lesion } from './lesion.ts';
import type { UrgentAnswer, UrgentQuestion } from './questionnaire.ts';
import type { Quality } from './triage.ts';

/** What can happen to a visit: what the customer does, and what comes of it. */
export type ScreeningEvent =
  | { readonly type: 'begin' }
  | { readonly type: 'understood' }
  | { readonly type: 'answer-age'; readonly adult: boolean }
  | { readonly type: 'consent' }
  | { readonly type: 'answer-urgent'; readonly question: UrgentQuestion; readonly answer: UrgentAnswer }
  | { readonly type: 'choose-site'; readonly site: BodySite }
  | { readonly type: 'change-site' }
  | { readonly type: 'captured'; readonly capture: Pick<Capture, 'id' | 'width' | 'height' | 'simulated'> }
  | { readonly type: 'take-again' }
  | { readonly type: 'use-photo' }
  | { readonly type: 'searched'; readonly partsDone: number; readonly partsTotal: number }
  | { readonly type: 'spots-found'; readonly spots: readonly Spot[] }
  | { readonly type: 'lesion-checked'; readonly lesion: Lesion }
  | { readonly type: 'spot-dismissed'; readonly detection: DismissedDetection }
  | { readonly type: 'analysed'; readonly quality: Quality; readonly lesions: readonly Lesion[] }
  | { readonly type: 'analysis-failed' }
  | { readonly type: 'another-photo' }
  | { readonly type: 'back-to-result' }
  | { readonly type: 'print-slip' }
  | { readonly type: 'slip-printed' }
  | { readonly type: 'slip-failed' }
  | { readonly type: 'finish' };
