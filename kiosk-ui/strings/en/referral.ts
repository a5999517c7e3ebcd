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
    'To the doctor: this person had their skin checked at our pharmacy. A kiosk took photos without a dermatoscope, research software sorted the brown and dark lesions on them, and the pharmacist decided. Please examine the skin itself before you rely on any of this.',
  from: 'From {pharmacy}',
  screened: 'Photos taken {date}',
  signed: 'Signed {date}',
  alias: 'Initials or alias: {alias}',
  /** Before lines to write on. */
  name: 'Patient’s name',
  birth: 'Date of birth',
  pathwayTitle: 'Request',
  pathways: {
    urgent: 'Urgent: please examine this patient',
    routine: 'Routine: please examine this patient',
    'watch-8-weeks': 'Watch for 8 weeks: the patient comes back to the pharmacy on {date}',
    'not-assessable': 'Could not be assessed from photos: please examine the skin itself',
    none: 'For your information: nothing is asked of you',
  },
  reception: {
    urgent:
      'For the reception: the next urgent appointment, please. If none is free within days, ask the doctor today.',
    routine:
      'For the reception: an ordinary appointment to look at the skin. If a lesion bleeds or grows fast, an urgent one.',
    'watch-8-weeks':
      'For the reception: no appointment for now. If a lesion changes, bleeds or grows before then, an urgent one.',
    'not-assessable':
      'For the reception: an ordinary appointment to look at the skin. If a lesion bleeds or grows fast, an urgent one.',
    none: 'For the reception: no appointment is asked for.',
  },
  contact: 'Pharmacy’s phone or stamp',
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
  spots: 'Lesions found by the software: {found}. Picked out: {shown}.',
  noSpots: 'No lesion was picked out. Lesions found by the software: {found}.',
  more: {
    one: '{n} of those picked out is not shown here: please look at the rest of the skin, too',
    other: '{n} of those picked out are not shown here: please look at the rest of the skin, too',
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
  pictures:
    'First picture: the photo, with the lesion ringed. Second picture: the lesion, cut out and enlarged.',
  scope: 'The software looks for brown and dark lesions: it may miss pink, red or skin-coloured ones.',
  bandNote:
    'The software puts each lesion into one of three groups: refer, follow up, none. A group does not say how likely anything is.',
  doubts: {
    'no-detail': 'Less certain: little detail in the photo',
    unfamiliar: 'Less certain: unlike the lesions that the software learned from',
  },
  oddness: 'Ugly-duckling rank: {rank} of {of} (1 = most unlike the patient’s other lesions)',
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
  answerNote:
    'Number {number}. Send a copy of this page, or cut the form off and let the patient bring it back.',
  answerResult: 'Result, by number of the lesion',
  answerDate: 'Date',
  answerSignature: 'Signature and stamp',
  safetyNetTitle: 'For you',
  nextStep: {
    urgent:
      'Please call your doctor’s practice today. Say that a pharmacist asks for an urgent appointment, and take this paper there.',
    routine:
      'Please call your doctor’s practice this week, ask for an appointment, and take this paper there.',
    'watch-8-weeks': 'Please come back to the pharmacy ({pharmacy}) on {date}, and bring this paper.',
    'not-assessable':
      'The photos do not show enough. Please call your doctor’s practice this week, ask for an appointment, and take this paper there.',
    none: 'The pharmacist asks for no appointment now. Please keep this paper, and show it if you see a doctor about your skin.',
  },
  safetyNet: [
    'This check can miss things. A spot that is new, that changes, bleeds or worries you needs to be seen, whatever this paper says.',
  ],
  howToDelete:
    'This paper replaces any slip that the kiosk printed. Questions about this paper? Ask {pharmacy} and give the number {number}. There you can also have your photos and answers deleted at any time. They are kept for {hours} at most. This paper is yours.',
  howToDeleteKept:
    'This paper replaces any slip that the kiosk printed. Questions about this paper? Ask {pharmacy} and give the number {number}. There you can also have your photos and answers deleted at any time. This kiosk keeps a copy of this paper: ask for that to be deleted, too.',
};

/** Every string that the referral's papers need; the daemon checks them against its own type. */
export const enReferral = { ...en, referral };

export type ReferralWords = typeof enReferral;
