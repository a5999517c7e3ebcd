import type { QuestionnaireResponse, QuestionnaireResponseItem } from '@medplum/fhirtypes';
import type { ScreeningRecord } from '../../screening/record/record.ts';
import { referralChecklist } from '../../screening/record/referral.ts';
import type { Entries } from './entry.ts';
import { answerCoding, questionnaire, questionnaireId, texts } from './questionnaire.ts';
import type { FhirWords } from './words.ts';

/**
 * The weighted 7-point checklist with the origin of each answer, then the history and the declared skin tone. A skipped
 * item is listed without an answer, and is never taken for a "no".
 */
export function questionnaireResponse(
  record: ScreeningRecord,
  words: FhirWords,
  entries: Entries,
): QuestionnaireResponse {
  return {
    resourceType: 'QuestionnaireResponse',
    identifier: entries.identifierOf('answers'),
    contained: [questionnaire(words)],
    questionnaire: `#${questionnaireId}`,
    status: 'completed',
    subject: entries.referenceTo('patient'),
    authored: record.review?.signedAt ?? record.startedAt,
    item: [sevenPoint(record, words), history(record, words), tone(record)],
  };
}

function sevenPoint(record: ScreeningRecord, { referral: words }: FhirWords): QuestionnaireResponseItem {
  const { items, total } = referralChecklist(record);
  return {
    linkId: 'seven-point',
    text: words.sevenPointTitle,
    item: [
      ...items.map(({ item, answer, origin }) => ({
        linkId: item,
        text: words.sevenPointItems[item],
        ...(answer !== 'skipped' && {
          answer: [
            {
              valueCoding: answerCoding(answer),
              item: [{ linkId: `${item}-origin`, text: texts.origin, answer: [{ valueString: origin }] }],
            },
          ],
        }),
      })),
      { linkId: 'total', text: texts.total, answer: [{ valueInteger: total.points }] },
      { linkId: 'at-least', text: texts['at-least'], answer: [{ valueBoolean: total.atLeast }] },
    ],
  };
}

function history({ screening }: ScreeningRecord, { referral: words }: FhirWords): QuestionnaireResponseItem {
  const entries = Object.entries(screening.risk.history);
  return {
    linkId: 'history',
    text: texts.history,
    ...(entries.length > 0 && {
      item: entries.map(([question, answer]) => ({
        linkId: question,
        text: words.history[question as keyof typeof words.history],
        ...(answer !== 'skipped' && {
          answer: [{ valueCoding: answerCoding(answer) }],
        }),
      })),
    }),
  };
}

function tone({ screening: { risk } }: ScreeningRecord): QuestionnaireResponseItem {
  const isDeclared = risk.tone !== undefined && risk.tone !== 'skipped';
  return {
    linkId: 'monk-tone',
    text: texts['monk-tone'],
    ...(isDeclared && { answer: [{ valueInteger: Number(risk.tone) }] }),
  };
}
