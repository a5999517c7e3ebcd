/**
 * The questions before any photo, not to be skipped (method.md, safety rule 4): 18 or over, then four urgent
 * ones. A yes or a "not sure" to any of them means no photo, and the pharmacist now.
 */
export const urgentQuestions = ['bleeding-wound', 'growing-lump', 'nail-line', 'unhealed-sore'] as const;

export type UrgentQuestion = (typeof urgentQuestions)[number];

export const urgentAnswers = ['no', 'yes', 'not-sure'] as const;

export type UrgentAnswer = (typeof urgentAnswers)[number];

export type UrgentAnswers = Readonly<Partial<Record<UrgentQuestion, UrgentAnswer>>>;

/** The next question to ask, or undefined when all four are answered. */
export const nextUrgentQuestion = (answers: UrgentAnswers): UrgentQuestion | undefined =>
  urgentQuestions.find((question) => answers[question] === undefined);

export const needsPharmacistNow = (answers: UrgentAnswers): boolean =>
  urgentQuestions.some((question) => answers[question] === 'yes' || answers[question] === 'not-sure');
