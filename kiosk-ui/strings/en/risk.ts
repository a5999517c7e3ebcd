import type { HistoryQuestion, SevenPointItem, UrgentQuestion } from '../../../src/contract/kiosk.ts';

/** The questions in a customer's words: each is a tick on a screen. The slip says which urgent sign was ticked. */
export const urgentSigns: Record<UrgentQuestion, string> = {
  'bleeding-wound': 'A bleeding spot, or an open wound',
  'growing-lump': 'A fast-growing lump, or a new growing pink or red one',
  'nail-line': 'A new dark line in a nail',
  'unhealed-sore': 'A sore that does not heal',
};

export const spotSigns: Record<SevenPointItem, string> = {
  'change-in-size': 'It has grown',
  'irregular-shape': 'Uneven shape or ragged edge',
  'irregular-colour': 'More than one colour',
  'diameter-7mm': 'Wider than a pencil',
  inflammation: 'Red or sore edge',
  oozing: 'Wet or crusty',
  'change-in-sensation': 'It itches or feels different',
};

export const historySigns: Record<HistoryQuestion, string> = {
  'own-melanoma': 'A doctor cut out a dangerous dark spot',
  'family-melanoma': 'A parent, brother, sister or child of mine had such a spot',
  'weak-immune-system': 'A drug weakens my body against germs',
  'many-spots': 'I have more than 50 brown spots',
  sunburns: 'As a child, the sun often burned me so that it hurt',
  'new-spot': 'A new dark spot in the last year',
  'palms-soles-nails': 'A dark spot or line on palm, sole or nail',
};

/** Titles and buttons of these screens. */
export const questions = {
  urgent: 'Do you have one of these?',
  /** Takes the customer to the pharmacist, whatever is ticked. */
  someUrgent: 'I have one, or I am not sure',
  tone: 'Which colour is the inside of your upper arm?',
  toneName: 'Skin colour {n} of 10, from light to dark',
  spots: 'Is any spot like this?',
  history: 'Is this true for you?',
  none: 'None of these',
  next: 'Continue',
  notSure: 'Not sure',
  notSureOfRest: 'Not sure about the rest',
  back: 'Back',
  skipAll: 'Skip all',
  skipTitle: 'Skip the questions?',
  /** What it costs: without answers there is no result but one that asks for the pharmacist. */
  skipText: 'Without your answers, the kiosk can only ask you to see the pharmacist. Nothing else changes.',
  skipConfirm: 'Yes, skip them',
  skipCancel: 'No, I will answer',
};

/** All answers on one screen. */
export const answers = {
  open: 'My answers',
  title: 'Your answers',
  urgent: 'Signs that can’t wait',
  tone: 'Skin colour',
  spots: 'Your spots',
  history: 'About you',
  none: 'None of these',
  notSure: 'Not sure',
  skipped: 'Skipped',
  change: 'Change',
  right: 'All right',
};
