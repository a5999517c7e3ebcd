import type { Plural } from '../../kiosk-ui/strings/plural.ts';
import type { UrgentQuestion } from '../screening/judgement/questionnaire.ts';
import type { TriageLevel } from '../screening/judgement/triage.ts';
import type { BodySite, View } from '../screening/space/body-site.ts';

/** The sentences of a slip; `{name}` marks a place to fill in. */
export interface SlipStrings {
  /** How dates and numbers are written, like 'en-GB'. */
  readonly locale: string;
  /** What stands for `{hours}` in other sentences. */
  readonly hours: Plural;
  readonly slip: {
    readonly title: string;
    readonly number: string;
    /** What the number is for, where the pharmacist can see the visit. */
    readonly byNumber: string;
    readonly date: string;
    readonly sites: string;
    readonly spots: string;
    readonly more: Plural;
    /** Used instead of `more` if the pharmacist can see the visit. */
    readonly moreHandedOver: Plural;
    readonly notReviewed: string;
    readonly brownOnly: string;
    /** On both papers: when nothing on them counts. */
    readonly doNotWait: string;
    readonly notExaminedTitle: string;
    readonly notExamined: readonly string[];
    readonly notPhotographed: string;
    readonly howToDelete: string;
    readonly howToDeleteKept: string;
    readonly simulated: string;
    readonly urgentTitle: string;
    readonly urgentNotSure: string;
  };
  readonly urgentSigns: Readonly<Record<UrgentQuestion, string>>;
  readonly outcomes: Readonly<Record<TriageLevel, string>>;
  /** Used instead of `outcomes` if no spot has a number. */
  readonly outcomesWithoutSpots: Readonly<Partial<Record<TriageLevel, string>>>;
  readonly speakNow: string;
  readonly result: {
    /** What the rings on a photo mean. */
    readonly legendShow: string;
    /** Where to go instead, and by when, if nobody is at the counter. */
    readonly elsewhere: Readonly<Partial<Record<TriageLevel, string>>>;
  };
  readonly siteNames: Readonly<Record<BodySite, string>>;
  /** For sites of which a photo shows only one side. */
  readonly sideNames: Readonly<Partial<Record<BodySite, Readonly<Record<View, string>>>>>;
}
