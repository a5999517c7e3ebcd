import type { Plural } from '../plural.ts';
import { en } from './kiosk.ts';

/**
 * The referral slip and the letter in English: a doctor reads "lesion" and "patient", and in their own part the customer
 * who carries them reads "spot" and "you". Of the words that a customer never reads (RULES.md 8) only "melanoma" stands
 * here, in the history, where a doctor needs it.
 */
export const referral = {
  slipTitle: 'Skin lesions: referral',
  letterTitle: 'Skin lesions: referral from a pharmacy',
  intro:
    'To the doctor: this person had their skin checked at our pharmacy. A kiosk took photos, software sorted the lesions on them, and the pharmacist decided. Please examine the skin itself before you rely on either.',
  from: 'From {pharmacy}',
  screened: 'Photos taken {date}',
  signed: 'Signed {date}',
  alias: 'Initials or alias: {alias}',
  /** Before lines to write on. */
  name: 'Name',
  birth: 'Date of birth',
  pathwayTitle: 'Request',
  pathways: {
    urgent: 'Urgent: please examine this patient',
    routine: 'Routine: please examine this patient',
    'watch-8-weeks': 'Watch for 8 weeks: look again on {date}',
    'not-assessable': 'Could not be assessed from photos: please examine the skin itself',
    none: 'For your information: nothing is asked of you',
  },
  decision: 'Pharmacist’s decision: {level}. Software’s suggestion: {software}.',
  reason: 'Reason for deciding otherwise: {reason}',
  note: 'Pharmacist’s note: {note}',
  /** Where the slip has no room for all of a text. */
  cut: '{text} … (more in the letter)',
  levels: {
    refer: 'refer',
    'follow-up': 'follow up',
    'no-finding': 'no lesion picked out',
    inconclusive: 'inconclusive',
  },
  noLevel: 'none, as the check ended before any photo',
  signature: '{name}, pharmacist, registration {registration}',
  spots: 'Lesions found: {found}. Picked out: {shown}.',
  noSpots: 'No lesion was picked out. Lesions found: {found}.',
  more: {
    one: 'and {n} more that stood out but is not shown here',
    other: 'and {n} more that stood out but are not shown here',
  } as Plural,
  spot: 'Lesion {n}: {site}',
  diameter: 'Diameter {mm} mm (± {error} mm)',
  noScale: 'Diameter not measured: no scale card beside it',
  closeup: 'The second picture is a close-up of its own',
  bands: {
    refer: 'Software’s suggestion: refer',
    follow: 'Software’s suggestion: follow up',
    none: 'Software’s suggestion: none',
    unassessable: 'Software’s suggestion: none, it could not assess this lesion',
  },
  bandNote:
    'The software puts each lesion into one of three groups: refer, follow up, none. A group does not say how likely anything is.',
  doubts: {
    'no-detail': 'Less certain: little detail in the photo',
    unfamiliar: 'Less certain: unlike the lesions that the software learned from',
  },
  oddness: 'Unlike the patient’s other lesions: rank {rank} of {of} (1 = most unlike)',
  noOddness: 'Not compared with other lesions: fewer than three',
  qualityGood: 'Photo quality: good',
  qualityFaults: 'Photo quality: limited ({faults})',
  faults: {
    'second-person': 'someone else in it',
    'no-skin': 'no skin seen',
    'no-colour': 'no colour',
    'too-dark': 'too dark',
    'too-bright': 'too bright',
    'colour-cast': 'wrong colours',
    moving: 'moved',
    blurred: 'not sharp',
    'too-far': 'taken from too far',
    'little-skin': 'little skin seen',
    glare: 'shine on the skin',
    hair: 'hair over the skin',
    noisy: 'grainy',
  },
  mapTitle: 'Where the lesions are, roughly',
  mapNote: 'Left and right are the patient’s own.',
  mapLeft: 'left',
  mapRight: 'right',
  front: 'Front',
  back: 'Back',
  sevenPointTitle: 'Weighted 7-point checklist',
  sevenPointNote:
    'Asked once, about all lesions together. Three points or more ask for a referral (NICE NG12).',
  sevenPointItems: {
    'change-in-size': 'Change in size (2)',
    'irregular-shape': 'Irregular shape (2)',
    'irregular-colour': 'Irregular colour (2)',
    'diameter-7mm': 'Diameter 7 mm or more (1)',
    inflammation: 'Inflammation (1)',
    oozing: 'Oozing or crust (1)',
    'change-in-sensation': 'Change in sensation (1)',
  },
  sevenPointAnswers: { yes: 'yes', no: 'no', 'not-sure': 'not sure', skipped: 'not answered' },
  origins: { asked: 'asked', measured: 'measured' },
  sevenPointTotal: 'Total: {points}',
  sevenPointAtLeast: 'Total: at least {points}',
  historyTitle: 'History, as the patient told it',
  history: {
    'own-melanoma': 'Melanoma removed earlier',
    'family-melanoma': 'Melanoma in a parent, sibling or child',
    'weak-immune-system': 'Drug that weakens the immune system',
    'many-spots': 'More than 50 brown spots',
    sunburns: 'Painful sunburns as a child',
    'new-spot': 'New brown or dark spot in the last year',
    'palms-soles-nails': 'Dark spot or line on palm, sole or nail',
  },
  answers: { yes: 'yes', no: 'no', 'not-sure': 'not sure', skipped: 'not answered' },
  tone: 'Skin tone, declared: Monk {tone} of 10',
  noTone: 'Skin tone: not declared',
  /** On the slip, which has room for these answers only. */
  yesTo: 'Yes: {items}',
  historyYes: 'History, yes: {items}',
  madeByTitle: 'Made by',
  madeBy: 'Kiosk {serial}, spl-kiosk {version}',
  runOn: 'models run on {provider}',
  model: '{name} {version}, SHA-256 {hash}',
  page: 'Page {n} of {total}',
  answerTitle: 'The doctor’s answer: please send it back to {pharmacy}',
  answerNote: 'Number {number}. Copy this page, or cut the form off and give it to the patient.',
  answerResult: 'Result, by number of the lesion',
  answerDate: 'Date',
  answerSignature: 'Signature and stamp',
  safetyNetTitle: 'For you',
  safetyNet: [
    'Please take this paper to your doctor.',
    'This check can miss things. A spot that is new, that changes, bleeds or worries you needs to be seen, whatever this paper says.',
    'If a spot bleeds, grows fast or does not heal, do not wait: ask a doctor today.',
  ],
  howToDelete:
    'Ask the pharmacist to delete your photos and answers at any time: give the number above. If you don’t ask, they are deleted after the time that you were told. This paper is yours.',
  howToDeleteKept:
    'Ask the pharmacist to delete your photos and answers at any time: give the number above. This kiosk keeps a copy of this paper: ask for that to be deleted, too.',
};

/** Every string that the referral's papers need; the daemon checks them against its own type. */
export const enReferral = { ...en, referral };

export type ReferralWords = typeof enReferral;
