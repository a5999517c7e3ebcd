/**
 * Every sentence that a customer reads in English, on the screen and on the slip. No DOM and no Preact in here: the
 * daemon prints from it too. `{name}` marks a place that the code fills in. RULES.md 8 names the words that never
 * appear.
 */
import type { Language, TriageLevel } from '../../../src/contract/kiosk.ts';
import type { Plural } from '../plural.ts';
import { poses, sideNames, siteNames } from './body.ts';
import { faults, guidance, photoFaults, photoFaultsAgain } from './faults.ts';
import { display, frame, idle, languageChoice, link, starting } from './frame.ts';
import { bodySite, capture, closeupSpot, countdown, photo, review } from './photo.ts';
import { analysing, done, finish, handOver, result, slipLeg } from './result.ts';
import { answers, historySigns, questions, spotSigns, urgentSigns } from './risk.ts';
import { sound } from './sound.ts';
import { privacy, welcome } from './welcome.ts';

const outcomes: Record<TriageLevel, string> = {
  refer: 'Please show the numbered spots to the pharmacist today.',
  'follow-up': 'Please ask the pharmacist about the numbered spots.',
  'no-finding':
    'This check picked out no spot. It can miss things: show the pharmacist any spot that is new, changing or worries you.',
  inconclusive: 'We could not check this properly. Please ask the pharmacist.',
};

/** Used where the result asks for the pharmacist although no spot has a number. */
const outcomesWithoutSpots: Pick<Record<TriageLevel, string>, 'refer' | 'follow-up'> = {
  refer: 'Please show your skin to the pharmacist today.',
  'follow-up': 'Please ask the pharmacist about your answers.',
};

const brownOnly =
  'This check looks for brown and dark spots. It may miss pink, red or skin-coloured ones: show those to the pharmacist.';

const notExaminedTitle = 'What was not checked';

const notExamined: string[] = [
  'Intimate areas',
  'Eyelids',
  'Skin covered by hair',
  'Tattoos',
  'Anything that no photo shows',
];

export const en = {
  language: 'en' as Language,
  /** How dates are written. */
  locale: 'en-GB',
  /** Which way lines run. */
  direction: 'ltr' as 'ltr' | 'rtl',
  /** What stands for `{hours}` in other sentences. */
  hours: { one: '{n} hour', other: '{n} hours' } as Plural,
  outcomes,
  outcomesWithoutSpots,
  speakNow: 'Please speak to the pharmacist now.',
  siteNames,
  sideNames,
  poses,
  urgentSigns,
  spotSigns,
  historySigns,
  questions,
  answers,
  photoFaults,
  photoFaultsAgain,
  faults,

  slip: {
    title: 'Skin spot check',
    number: 'Number {number}',
    byNumber: 'The pharmacist finds your check by this number.',
    date: 'Date {date}',
    sites: 'Photos of: {sites}',
    spots: 'Spots to show: {n}',
    more: { other: 'and {n} more' } as Plural,
    moreHandedOver: { other: 'and {n} more on the pharmacist’s screen' } as Plural,
    notReviewed: 'Not yet reviewed by a pharmacist',
    brownOnly,
    doNotWait: 'If a spot bleeds, grows fast or does not heal, do not wait: ask a doctor today.',
    notExaminedTitle,
    notExamined,
    notPhotographed: 'No photo of: {places}',
    urgentTitle: 'You told us of:',
    urgentNotSure: 'You were not sure about:',
    howToDelete:
      'Your photos and answers are deleted when you finish. Did you let the pharmacist see them? Then they are kept for {hours} at most: ask the pharmacist to delete them sooner. This slip is yours: tear it up when you no longer need it.',
    howToDeleteKept:
      'Your photos and answers are deleted when you finish. Did you let the pharmacist see them? Then they are kept for {hours} at most. This kiosk keeps a copy of this slip. Ask the pharmacist to delete them.',
    simulated: 'Simulated camera: the photos are not pictures of you.',
  },

  frame,
  display,
  languageChoice,
  sound,
  idle,
  link,
  starting,

  welcome: { ...welcome, brownOnly },
  privacy,

  consent: {
    title: 'Do you agree?',
    photos: 'The kiosk checks your photos and deletes them when you finish.',
    notChecked: 'It does not look at intimate areas, eyelids, skin under hair or tattoos.',
    slipKept: 'This kiosk keeps a copy of each slip that you ask for.',
    agree: 'I am 18 or over and agree',
    decline: 'No',
  },

  declined: {
    title: 'No check today',
    text: 'This check is for adults who agree to it. Does a spot worry you? The pharmacist will be glad to help.',
    finish: 'Finish',
  },

  speakNowScreen: {
    text: 'Because of your answer, a photo is not the right step. The pharmacist can look at it with you now.',
    change: 'Change my answer',
    ask: 'May the pharmacist see your answers on the screen?',
    yes: 'Yes',
    given: 'The pharmacist can see your answers now. Your number is {number}.',
    finish: 'Finish',
  },

  bodySite,
  capture,

  /** Shown over the live picture: short enough to be read from two metres. */
  guidance,

  countdown,
  review,

  closeupSpot,
  photo,

  analysing,
  result,

  handOver,
  slipLeg,
  finish,

  done,
  /** The card that gives a photo its scale, and the sheet on which a technician prints it. */
  scaleCard: {
    onCard: 'Lay this card flat on your skin, close beside the spot.',
    title: 'Scale cards for the skin check',
    howTo: [
      'Print this page on matt white paper at 100 % (actual size, no “fit to page”), with a printer that prints true black.',
      'Hold a ruler against the line below. If its length is not exactly what it says, do not use the cards: print again.',
      'Cut the cards out along the grey lines and keep them flat, clean and dry. Throw bent or stained cards away.',
    ],
    ruler: 'This line is {mm} mm long.',
  },
};

/** What every language has for the customer's page and slip. */
export type KioskWords = typeof en;
