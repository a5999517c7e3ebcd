/**
 * Every sentence that a customer reads in English, on the screen and on the slip. No DOM and no Preact in here: the
 * daemon prints from it too. `{name}` marks a place that the code fills in. RULES.md 8 names the words that never
 * appear.
 */
import type { TriageLevel, UrgentAnswer, UrgentQuestion } from '../../../src/contract/kiosk.ts';
import { poses, sideNames, siteNames } from './body.ts';
import { faults, guidance, photoFaults } from './faults.ts';
import { bodySite, capture, closeupSpot, countdown, photo, review } from './photo.ts';
import { analysing, done, handOver, result, slipLeg } from './result.ts';
import { risk, riskAnswers, riskHelp, riskQuestions } from './risk.ts';

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

const urgentQuestions: Record<UrgentQuestion, string> = {
  'bleeding-wound': 'Do you have a spot that bleeds, or an open wound?',
  'growing-lump': 'Do you have a lump that grows fast, or a new pink or red lump that is growing?',
  'nail-line': 'Do you have a new dark line in a nail?',
  'unhealed-sore': 'Do you have a sore that does not heal?',
};

const urgentAnswers: Record<UrgentAnswer, string> = { no: 'No', yes: 'Yes', 'not-sure': 'Not sure' };

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
  language: 'en',
  /** How dates are written. */
  locale: 'en-GB',
  outcomes,
  outcomesWithoutSpots,
  speakNow: 'Please speak to the pharmacist now.',
  siteNames,
  sideNames,
  poses,
  urgentQuestions,
  urgentAnswers,
  riskQuestions,
  riskHelp,
  riskAnswers,
  risk,
  photoFaults,
  faults,

  slip: {
    title: 'Skin spot check',
    number: 'Number {number}',
    date: 'Date {date}',
    sites: 'Photos of: {sites}',
    spots: 'Spots to show: {n}',
    more: 'and {n} more',
    moreHandedOver: 'and {n} more on the pharmacist’s screen',
    notReviewed: 'Not yet reviewed by a pharmacist',
    brownOnly,
    notExaminedTitle,
    notExamined,
    notPhotographed: 'No photo of: {places}',
    howToDelete:
      'Your photos and answers are deleted when you finish. Did you let the pharmacist see them? Then they are kept for {hours} hours at most: ask the pharmacist to delete them sooner. This slip is yours: tear it up when you no longer need it.',
    howToDeleteKept:
      'Your photos and answers are deleted when you finish. Did you let the pharmacist see them? Then they are kept for {hours} hours at most. This kiosk keeps a copy of this slip. Ask the pharmacist to delete them.',
    simulated: 'Simulated camera: the photos are not pictures of you.',
  },

  frame: {
    name: 'Skin spot check',
    moreBelow: 'More below',
    simulatedCamera: 'Simulated camera: {detail}.',
    simulatedMeaning: 'The photos are not pictures of you.',
    noPrinter: 'No printer: a slip is a file to download.',
    slipFolder: 'No printer: every slip is kept in a folder on this kiosk.',
    noGpu: 'No graphics chip: the check runs on the main processor.',
    stop: 'Stop and delete',
    pharmacist: 'For the pharmacist',
    stopTitle: 'Stop the check?',
    stopText: 'Your photos and answers will be deleted now. They can’t be brought back.',
    stopConfirm: 'Yes, stop and delete',
    stopCancel: 'No, go on',
    parts: { questions: 'Questions', photo: 'Photo', check: 'Check', result: 'Result' },
    partsLabel: 'Where you are',
    refused: 'That did not work. Please try again.',
    modelsNotReady: 'The kiosk is getting ready. The check may take a little longer.',
  },

  display: {
    open: 'Text and colours',
    close: 'Close',
    size: 'Text size',
    sizes: { small: 'Small', normal: 'Normal', large: 'Large', largest: 'Largest' },
    theme: 'Colours',
    themes: { default: 'Standard', light: 'High contrast, light', dark: 'High contrast, dark', soft: 'Soft' },
  },

  idle: {
    title: 'Are you still here?',
    text: 'If nobody touches the screen, your photos and answers are deleted in',
    seconds: '{n} seconds',
    second: '1 second',
    stay: 'I am still here',
  },

  link: {
    lost: 'One moment, please',
    lostText:
      'The screen is looking for the kiosk. This takes a few seconds. If it goes on, tell the pharmacist.',
    restarted: 'The kiosk was restarted',
    restartedText: 'Your check has ended. Your photos and answers were forgotten. You can start again.',
    dismiss: 'OK',
  },

  /** Shown before the daemon runs: deploy/display/starting.html has these words too. */
  starting: {
    title: 'One moment, please',
    text: 'This kiosk is starting. It takes a minute or two.',
  },

  welcome: {
    title: 'Check your skin spots',
    text: 'Take a photo of your skin. The kiosk finds brown and dark spots and shows you which ones to take to the pharmacist.',
    brownOnly,
    facts: ['A few minutes', 'You choose what to show', 'Photos are deleted when you finish'],
    begin: 'Begin',
    gettingReady: 'Getting ready …',
  },

  about: {
    title: 'What this check is',
    isTitle: 'What it does',
    is: [
      'It looks at photos that you take here.',
      'It finds brown and dark spots.',
      'It shows which spots to take to the pharmacist.',
    ],
    isNotTitle: 'What it does not do',
    isNot: [
      'It is not a diagnosis. It can miss things.',
      'It may miss pink, red or skin-coloured spots. Show those to the pharmacist.',
      'It does not take the place of a doctor or a pharmacist.',
    ],
    notCheckedTitle: 'Not checked',
    notChecked: 'Intimate areas, eyelids, skin covered by hair, and tattoos.',
    understood: 'I understand',
  },

  age: {
    title: 'Are you 18 or over?',
    text: 'This check is for adults only.',
    yes: 'Yes, I am 18 or over',
    no: 'No, I am under 18',
  },

  tooYoung: {
    title: 'This check is for adults',
    text: 'Thank you for telling us. This check was made for the skin of adults only.',
    advice: 'Does a spot worry you? The pharmacist will be glad to help. You can bring a parent or carer.',
    finish: 'Finish',
  },

  consent: {
    title: 'Your photos stay here',
    points: [
      'Your photos are looked at on this kiosk only. They are not sent anywhere.',
      'Your photos and answers are deleted when you finish.',
      'You can stop at any time. Everything is then deleted at once.',
    ],
    slipKept: 'This kiosk keeps a copy of each slip that you ask for.',
    question: 'May the kiosk take and check photos of your skin?',
    consent: 'Yes, I agree',
    decline: 'No, stop here',
  },

  urgent: {
    title: 'First, four short questions',
    progress: 'Question {n} of {total}',
    help: 'If you don’t know, choose “Not sure”.',
  },

  speakNowScreen: {
    text: 'Because of your answer, a photo is not the right step. The pharmacist can look at it with you now.',
    slipOffer: 'You can take a slip with you, so that you don’t have to explain it all.',
    finish: 'Finish',
  },

  scope: {
    title: 'What would you like to check?',
    spot: 'One spot',
    spotText: 'You have one spot in mind. You show us where it is.',
    full: 'A full check',
    rest: 'The rest of your body',
    fullText: 'One photo at a time. You can leave out any part.',
    photos: '{n} photos',
    photo: '1 photo',
    backToResult: 'Back to the result',
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
