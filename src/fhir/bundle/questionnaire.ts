import type { Coding, Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import type { FhirWords } from './words.ts';

/** HL7's value set of the answers below, with their systems, codes and displays (FHIR R4). */
const yesNoDontKnow = 'http://hl7.org/fhir/ValueSet/yesnodontknow';
const yesNo = 'http://terminology.hl7.org/CodeSystem/v2-0136';
const absent = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';

const answers = {
  yes: { system: yesNo, code: 'Y', display: 'Yes' },
  no: { system: yesNo, code: 'N', display: 'No' },
  'not-sure': { system: absent, code: 'asked-unknown', display: 'Asked But Unknown' },
} as const satisfies Readonly<Record<string, Coding>>;

export const answerCoding = (answer: keyof typeof answers): Coding => answers[answer];

/** Sentences of the parts that have no words in the pharmacy's language. */
export const texts = {
  origin: 'Origin',
  total: 'Total',
  'at-least': 'The total is "at least"',
  history: 'History',
  'monk-tone': 'Skin tone as the person declared it, Monk scale 1 to 10',
} as const;

export const questionnaireId = 'questions';

/** The questions behind the answers, so that a reader of the bundle needs no other source. */
export function questionnaire({ referral: words }: FhirWords): Questionnaire {
  return {
    resourceType: 'Questionnaire',
    id: questionnaireId,
    url: 'urn:uuid:5d5b1f3e-6d1c-4a58-9d0e-7c1f2a4b9e10',
    version: '2',
    status: 'active',
    subjectType: ['Patient'],
    item: [
      {
        linkId: 'seven-point',
        text: words.sevenPointTitle,
        type: 'group',
        item: [
          ...Object.entries(words.sevenPointItems).map(([item, text]) => ({
            ...choice(item, text),
            item: [{ linkId: `${item}-origin`, text: texts.origin, type: 'string' as const }],
          })),
          { linkId: 'total', text: texts.total, type: 'integer' },
          { linkId: 'at-least', text: texts['at-least'], type: 'boolean' },
        ],
      },
      {
        linkId: 'history',
        text: texts.history,
        type: 'group',
        item: Object.entries(words.history).map(([question, text]) => choice(question, text)),
      },
      { linkId: 'monk-tone', text: texts['monk-tone'], type: 'integer' },
    ],
  };
}

const choice = (linkId: string, text: string): QuestionnaireItem => ({
  linkId,
  text,
  type: 'choice',
  answerValueSet: yesNoDontKnow,
});
