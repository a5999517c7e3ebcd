/** Names of levels, bands, classes, faults and answers in English, for a professional. */
import type {
  DismissalReason,
  Doubt,
  LesionClass,
  Level,
  MoveReason,
  Pathway,
  QualityFault,
  SevenPointAnswer,
  SevenPointItem,
  TriageLevel,
  TriageReason,
} from '../../../src/contract/pharmacist.ts';

export const levels: Record<TriageLevel, string> = {
  refer: 'Refer',
  'follow-up': 'Follow up',
  'no-finding': 'No finding',
  inconclusive: 'Inconclusive',
};

export const reasons: Record<TriageReason, string> = {
  'lesion-refer': 'At least one lesion lies in the band “refer”.',
  'seven-point': 'The 7-point checklist comes to 3 points or more (NICE NG12).',
  'lesion-follow': 'At least one lesion lies in the band “follow”.',
  history: 'An answer on the history asks for a look in person.',
  'lesion-unassessable':
    'A lesion can’t be judged from its photo, or at least half of the lesions are in doubt.',
  'no-photo': 'There is no photo.',
  'no-skin': 'A photo shows no skin.',
  'photo-unusable': 'A photo can’t be used, or its analysis failed.',
  'photo-poor': 'A poor photo was kept after several tries.',
  'no-lesion-found': 'No lesion was found in any photo. That does not mean that there is none.',
  'tone-dark': 'Declared skin tone Monk 7 to 10: nothing shows that the models work on it.',
  'tone-not-declared': 'No skin tone was declared, so it counts as dark.',
  'seven-point-incomplete': 'An item of the 7-point checklist is open, so its total is “at least”.',
  'history-incomplete': 'An important question on the history was skipped, or its answer is not known.',
  'every-lesion-none': 'Every lesion that was found lies in the band “none”, and every photo was usable.',
};

export const bands: Record<Level, string> = {
  refer: 'Band “refer”',
  follow: 'Band “follow”',
  none: 'Band “none”',
  unassessable: 'Can’t be judged',
};

/** For places where the word "band" already stands. */
export const bandNames: Record<Level, string> = {
  refer: 'refer',
  follow: 'follow',
  none: 'none',
  unassessable: 'can’t be judged',
};

export const bandMarks: Record<Level, string> = {
  refer: 'three red rings',
  follow: 'two yellow rings',
  none: 'one white ring',
  unassessable: 'dashed ring',
};

export const classes: Record<LesionClass, string> = {
  background: 'background',
  skinEdge: 'edge of the skin',
  skin: 'bare skin',
  nsplA: 'NSPL-A (not suspicious)',
  nsplB: 'NSPL-B (to follow)',
  spl: 'SPL (suspicious pigmented lesion)',
};

export const doubts: Record<Doubt, string> = {
  'no-detail': 'Too few pixels or too little detail to judge it well.',
  unfamiliar: 'Unlike every lesion that the classifier has seen.',
};

export const moved: Record<MoveReason, string> = {
  'common-among-own':
    'Moved from the band “{from}” to “{to}”: it looks much like this person’s other lesions.',
  'odd-among-own': 'Moved from the band “{from}” to “{to}”: it looks odd among this person’s lesions.',
};

export const dismissals: Record<DismissalReason, string> = {
  'no-lesion': 'Judged not to be a lesion',
  'off-skin': 'Not surrounded by skin',
  'scale-card': 'On the scale card',
};

export const faults: Record<QualityFault, string> = {
  'second-person': 'someone else in the photo',
  'no-skin': 'no skin',
  'too-dark': 'too dark',
  'too-bright': 'too bright',
  'no-colour': 'no colour',
  'colour-cast': 'wrong colours',
  moving: 'moved',
  blurred: 'not sharp',
  'too-far': 'too far away',
  'little-skin': 'little skin',
  glare: 'shining skin',
  hair: 'hair over the skin',
  noisy: 'grainy',
};

export const pathways: Record<Pathway, { readonly name: string; readonly text: string }> = {
  urgent: { name: 'Urgent referral', text: 'Suspected cancer pathway of your region, today.' },
  routine: { name: 'Routine referral', text: 'To the general practitioner or dermatologist.' },
  'watch-8-weeks': { name: 'Watch for 8 weeks', text: 'The paper gives the date to come back.' },
  'not-assessable': { name: 'Not assessable here', text: 'To be looked at by a doctor.' },
  none: { name: 'No referral', text: 'Advice to the customer only.' },
};

export const sevenPoint: Record<SevenPointItem, string> = {
  'change-in-size': 'Change in size',
  'irregular-shape': 'Irregular shape',
  'irregular-colour': 'Irregular colour',
  'diameter-7mm': 'Largest diameter 7 mm or more',
  inflammation: 'Inflammation',
  oozing: 'Oozing or crusting',
  'change-in-sensation': 'Change in sensation',
};

export const answers: Record<SevenPointAnswer, string> = {
  yes: 'Yes',
  no: 'No',
  'not-sure': 'Not sure',
  skipped: 'Skipped',
};
