import type { HistoryQuestion, SevenPointItem, SkippableAnswer } from '../../../src/contract/kiosk.ts';

/** The questions that may be skipped: the history, then the 7-point checklist in a customer's words. */
export const riskQuestions: Record<HistoryQuestion | SevenPointItem, string> = {
  'own-melanoma': 'Has a doctor ever cut out a dangerous dark spot of yours?',
  'family-melanoma': 'Did a parent, brother, sister or child of yours have such a dangerous spot?',
  'weak-immune-system': 'Do you take a drug that makes your body less able to fight germs?',
  'many-spots': 'Do you have more than 50 brown spots on your body?',
  sunburns: 'As a child, did the sun often burn you so that it hurt or made blisters?',
  'new-spot': 'Did a new brown or dark spot come up in the last year?',
  'palms-soles-nails': 'Is there a dark spot or line on a palm, on a sole or under a nail?',
  'change-in-size': 'Has a spot grown?',
  'irregular-shape': 'Does a spot have an uneven shape or a ragged edge?',
  'irregular-colour': 'Does a spot have more than one colour?',
  'diameter-7mm': 'Is a spot wider than the end of a pencil?',
  inflammation: 'Is a spot red or sore around its edge?',
  oozing: 'Is a spot wet, or does it have a crust?',
  'change-in-sensation': 'Does a spot itch, or does it feel different?',
};

/** Help for questions that need more than the usual sentence. */
export const riskHelp: Readonly<Partial<Record<HistoryQuestion | SevenPointItem, string>>> = {
  'own-melanoma': 'We mean a spot for which you still go to check-ups, or had to.',
  'family-melanoma': 'A dangerous dark spot that a doctor cut out.',
  'weak-immune-system': 'For example, after a transplant.',
  'many-spots': 'A guess is good enough.',
  'change-in-size': 'Think of the spot that worries you most. If none does, think of all of them.',
  'diameter-7mm': 'That is about 7 mm.',
};

export const riskAnswers: Record<SkippableAnswer, string> = {
  no: 'No',
  yes: 'Yes',
  'not-sure': 'Not sure',
  skipped: 'Skip',
};

export const risk = {
  title: 'Questions for the pharmacist',
  progress: 'Question {n} of {total}',
  help: 'If you don’t know, choose “Not sure”. You may skip any question.',
  tone: 'Which colour is most like your skin?',
  toneHelp:
    'Look at the inside of your upper arm, where the sun does not reach. This tells us how far to trust the check.',
  toneName: 'Skin colour {n} of 10, from light to dark',
  before: 'Previous question',
  skipAll: 'Skip all questions',
};
