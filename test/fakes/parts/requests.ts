import type { Request } from '../../../src/contract/kiosk.ts';
import { urgentQuestions } from '../../../src/screening/judgement/questionnaire.ts';
import { quietAnswers } from '../../screening/walk.ts';

/** From the welcome to the choice of what to check, with nothing in the answers that asks for the pharmacist. */
export const requestsToScope: readonly Request[] = [
  { type: 'begin' },
  { type: 'understood' },
  { type: 'answer-age', adult: true },
  { type: 'consent' },
  ...urgentQuestions.map((question): Request => ({ type: 'answer-urgent', question, answer: 'no' })),
  ...quietAnswers.map((given): Request => ({ type: 'answer-risk', given })),
];

/** From the welcome to the live picture of one place. */
export const requestsToCapture: readonly Request[] = [
  ...requestsToScope,
  { type: 'choose-scope', scope: 'spot' },
  { type: 'choose-site', site: 'upper-back', view: 'back', point: null },
];
