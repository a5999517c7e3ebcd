import type { QualityFault } from '../../screening/judgement/quality.ts';
import type { HistoryQuestion } from '../../screening/judgement/questionnaire.ts';
import type { SevenPointItem } from '../../screening/judgement/seven-point.ts';
import type { TriageLevel } from '../../screening/judgement/triage.ts';
import type { Doubt, Level } from '../../screening/lesion/lesion.ts';
import type { Pathway } from '../../screening/record/record.ts';
import type { BodySite, View } from '../../screening/space/body-site.ts';

/** What a bundle says in words, in the pharmacy's language: the same as the letter. `{name}` marks a place to fill in. */
export interface FhirWords {
  readonly language: string;
  readonly siteNames: Readonly<Record<BodySite, string>>;
  readonly sideNames: Readonly<Partial<Record<BodySite, Readonly<Record<View, string>>>>>;
  readonly referral: {
    readonly letterTitle: string;
    readonly bands: Readonly<Record<Level, string>>;
    readonly bandNote: string;
    readonly doubts: Readonly<Record<Doubt, string>>;
    readonly faults: Readonly<Record<QualityFault, string>>;
    readonly levels: Readonly<Record<TriageLevel, string>>;
    readonly pathways: Readonly<Record<Pathway, string>>;
    readonly sevenPointTitle: string;
    readonly sevenPointItems: Readonly<Record<SevenPointItem, string>>;
    readonly history: Readonly<Record<HistoryQuestion, string>>;
  };
}
