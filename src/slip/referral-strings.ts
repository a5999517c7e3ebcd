import type { Plural } from '../../kiosk-ui/strings/plural.ts';
import type { QualityFault } from '../screening/judgement/quality.ts';
import type { HistoryQuestion, SkippableAnswer } from '../screening/judgement/questionnaire.ts';
import type { SevenPointAnswer, SevenPointItem } from '../screening/judgement/seven-point.ts';
import type { TriageLevel } from '../screening/judgement/triage.ts';
import type { Doubt, Level } from '../screening/lesion/lesion.ts';
import type { Pathway } from '../screening/record/record.ts';
import type { Direction } from './bidi.ts';
import type { SlipStrings } from './slip-strings.ts';

/** The sentences of the referral slip and the letter in one language; `{name}` marks a place to fill in. */
export interface ReferralStrings
  extends Omit<SlipStrings, 'outcomes' | 'outcomesWithoutSpots' | 'speakNow' | 'result'> {
  readonly language: string;
  /** On which side of the letter its first column stands. */
  readonly direction: Direction;
  readonly referral: {
    readonly slipTitle: string;
    readonly letterTitle: string;
    readonly intro: string;
    readonly from: string;
    readonly screened: string;
    readonly signed: string;
    readonly alias: string;
    readonly name: string;
    readonly birth: string;
    readonly pathwayTitle: string;
    readonly pathways: Readonly<Record<Pathway, string>>;
    /** What the practice's reception is to book. */
    readonly reception: Readonly<Record<Pathway, string>>;
    /** Before a line for the pharmacy's telephone number or stamp. */
    readonly contact: string;
    readonly decision: string;
    readonly reason: string;
    readonly note: string;
    readonly cut: string;
    readonly levels: Readonly<Record<TriageLevel, string>>;
    /** Stands for the software's result if the visit ended before there was one. */
    readonly noLevel: string;
    readonly signature: string;
    readonly spots: string;
    readonly noSpots: string;
    readonly more: Plural;
    readonly spot: string;
    readonly diameter: string;
    readonly noScale: string;
    readonly closeup: string;
    readonly bands: Readonly<Record<Level, string>>;
    readonly bandNote: string;
    /** What the two pictures beside a lesion are. */
    readonly pictures: string;
    /** For what the software is made. */
    readonly scope: string;
    readonly doubts: Readonly<Record<Doubt, string>>;
    readonly oddness: string;
    readonly noOddness: string;
    readonly qualityGood: string;
    readonly qualityFaults: string;
    readonly faults: Readonly<Record<QualityFault, string>>;
    readonly mapTitle: string;
    readonly mapNote: string;
    readonly mapLeft: string;
    readonly mapRight: string;
    readonly front: string;
    readonly back: string;
    readonly sevenPointTitle: string;
    readonly sevenPointNote: string;
    readonly sevenPointItems: Readonly<Record<SevenPointItem, string>>;
    readonly sevenPointAnswers: Readonly<Record<SevenPointAnswer, string>>;
    readonly origins: Readonly<Record<'asked' | 'measured', string>>;
    readonly sevenPointTotal: string;
    readonly sevenPointAtLeast: string;
    readonly historyTitle: string;
    readonly history: Readonly<Record<HistoryQuestion, string>>;
    readonly answers: Readonly<Record<SkippableAnswer, string>>;
    readonly tone: string;
    readonly noTone: string;
    readonly yesTo: string;
    readonly historyYes: string;
    readonly madeByTitle: string;
    readonly madeBy: string;
    readonly runOn: string;
    readonly model: string;
    readonly page: string;
    /** The form for the doctor's answer. */
    readonly answerTitle: string;
    readonly answerNote: string;
    readonly answerResult: string;
    readonly answerDate: string;
    readonly answerSignature: string;
    /** For the customer, in the customer's language only. */
    readonly safetyNetTitle: string;
    /** What the customer does next. */
    readonly nextStep: Readonly<Record<Pathway, string>>;
    readonly safetyNet: readonly string[];
    readonly howToDelete: string;
    readonly howToDeleteKept: string;
  };
}
