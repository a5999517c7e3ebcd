/**
 * Every sentence on the pharmacist's page in English: for a professional, so bands and their figures have names here.
 * A band is never called a chance, and no figure stands without what it was counted on (method.md).
 */
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
} from '../../src/pharmacist-protocol.ts';

const levels: Record<TriageLevel, string> = {
  refer: 'Refer',
  'follow-up': 'Follow up',
  'no-finding': 'No finding',
  inconclusive: 'Inconclusive',
};

const reasons: Record<TriageReason, string> = {
  'lesion-refer': 'At least one lesion lies in the band “refer”.',
  'seven-point': 'The 7-point checklist comes to 3 points or more (NICE NG12).',
  'lesion-follow': 'At least one lesion lies in the band “follow”.',
  'lesion-odd': 'One lesion looks very unlike this person’s others.',
  history: 'An answer on the history asks for a look in person.',
  'lesion-unassessable': 'At least one lesion can’t be judged from its photo.',
  'no-photo': 'There is no photo.',
  'no-skin': 'A photo shows no skin.',
  'photo-unusable': 'A photo can’t be used, or its analysis failed.',
  'photo-poor': 'A poor photo was kept after several tries.',
  'no-lesion-found': 'No lesion was found in any photo: that is not the same as nothing being there.',
  'tone-dark': 'Declared skin tone Monk 7 to 10: nothing shows that the models work on it.',
  'tone-not-declared': 'No skin tone was declared, so it counts as dark.',
  'seven-point-incomplete': 'An item of the 7-point checklist is open: its total is “at least”.',
  'history-incomplete': 'A question on the history that matters was skipped or not known.',
  'every-lesion-none': 'Every lesion that was found lies in the band “none”, and every photo was usable.',
};

const bands: Record<Level, string> = {
  refer: 'Band “refer”',
  follow: 'Band “follow”',
  none: 'Band “none”',
  unassessable: 'Can’t be judged',
};

/** Where the word "band" stands beside it. */
const bandNames: Record<Level, string> = {
  refer: 'refer',
  follow: 'follow',
  none: 'none',
  unassessable: 'can’t be judged',
};

const bandMarks: Record<Level, string> = {
  refer: 'three red rings',
  follow: 'two yellow rings',
  none: 'one white ring',
  unassessable: 'dashed ring',
};

const classes: Record<LesionClass, string> = {
  background: 'background',
  skinEdge: 'edge of the skin',
  skin: 'bare skin',
  nsplA: 'NSPL-A (not suspicious)',
  nsplB: 'NSPL-B (to follow)',
  spl: 'SPL (suspicious pigmented lesion)',
};

const doubts: Record<Doubt, string> = {
  'no-detail': 'Too few pixels or too little detail to judge.',
  unfamiliar: 'Unlike every lesion that the classifier has seen.',
};

const moved: Record<MoveReason, string> = {
  'common-among-own':
    'One band lower than its score alone would give: it looks much like this person’s other lesions.',
  'odd-among-own':
    'One band higher than its score alone would give: it looks odd among this person’s lesions.',
};

const dismissals: Record<DismissalReason, string> = {
  'no-lesion': 'Taken for no lesion',
  'scale-card': 'On the scale card',
};

const faults: Record<QualityFault, string> = {
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

const pathways: Record<Pathway, { readonly name: string; readonly text: string }> = {
  urgent: { name: 'Urgent referral', text: 'Suspected cancer pathway of your region, today.' },
  routine: { name: 'Routine referral', text: 'To the general practitioner or dermatologist.' },
  'watch-8-weeks': { name: 'Watch for 8 weeks', text: 'The paper carries the date to come back.' },
  'not-assessable': { name: 'Not assessable here', text: 'To be looked at by a doctor.' },
  none: { name: 'No referral', text: 'Advice to the customer only.' },
};

const sevenPoint: Record<SevenPointItem, string> = {
  'change-in-size': 'Change in size',
  'irregular-shape': 'Irregular shape',
  'irregular-colour': 'Irregular colour',
  'diameter-7mm': 'Largest diameter 7 mm or more',
  inflammation: 'Inflammation',
  oozing: 'Oozing or crusting',
  'change-in-sensation': 'Change in sensation',
};

const answers: Record<SevenPointAnswer, string> = {
  yes: 'Yes',
  no: 'No',
  'not-sure': 'Not sure',
  skipped: 'Skipped',
};

/** By code of a request that was refused, or of a paper that did not come. */
const faultsOfWork: Readonly<Record<string, string>> = {
  'record-gone': 'This screening is no longer kept.',
  'store-failed': 'Nothing could be saved: the disk may be full. Tell a technician.',
  'out-of-order': 'That no longer fits: look at the screening again.',
  'customer-is-busy': 'The customer is taking new photos. Wait for their result.',
  'is-printing': 'Wait until the paper is there.',
  'no-result': 'There is no result to sign.',
  'printer-out-of-paper': 'The printer is out of paper. Put some in and print again.',
  'printer-cover-open': 'The printer’s cover is open. Close it and print again.',
  'printer-offline': 'The printer does not answer. Is it on and connected?',
  'printer-error': 'The printer reports an error. Look at its lamps, then print again.',
  'printer-no-answer':
    'The paper was sent, but the printer does not say whether it came. Look before you reprint.',
  'printer-wrong-paper': 'This printer can’t take this paper. Choose the other one.',
  'printer-failed': 'The paper could not be made or printed. Try again, or tell a technician.',
};

export const desk = {
  title: 'Pharmacist’s desk',
  brand: 'Skin spot check',
  role: 'Pharmacist',

  frame: {
    queue: 'Queue',
    signOut: 'Sign out',
    arrived: 'A new screening is waiting.',
    lost: 'The kiosk does not answer. This page goes on as soon as it does.',
    endingTitle: 'Still there?',
    ending: 'You are signed out in {n} seconds, so that nobody else sees these photos.',
    stay: 'Stay signed in',
    failed: 'That did not work. Try again, or tell a technician.',
  },

  queue: {
    title: 'Waiting for you',
    none: 'Nobody is waiting',
    noneText: 'A screening appears here as soon as a customer hands it over.',
    open: 'Open',
    number: 'Number {number}',
    at: 'Photographed {time}',
    expires: 'Erased {time}',
    photos: 'Photos',
    lesions: 'Lesions',
    spots: 'To show',
    status: { waiting: 'Waiting', 'retake-asked': 'Retake asked', signed: 'Signed' },
    incomplete: 'A power cut took its photos and answers.',
  },

  levels,
  reasons,
  bands,
  bandNames,
  bandMarks,
  classes,
  doubts,
  moved,
  dismissals,
  faults,
  faultsOfWork,

  result: {
    title: 'The software suggests',
    because: 'Because',
    noResult: 'No result',
    here: 'The customer is still at the kiosk.',
    gone: 'The customer has left the kiosk.',
    incomplete:
      'A power cut took photos, answers and findings of this screening. Only its level and times are left.',
    ended: 'This screening is no longer kept.',
    endedText: 'It was ended on another screen, its customer had it deleted, or its time ran out.',
  },

  tabs: {
    label: 'Parts of the screening',
    lesion: 'Lesion',
    table: 'All lesions',
    answers: 'Answers',
    limits: 'Quality, limits',
    decide: 'Decide',
  },

  viewer: {
    label: 'Photo {n} of {total}: {place}',
    closeup: 'Close-up of lesion {n}',
    overlay: 'Over the photo',
    none: 'Nothing',
    evidence: 'Evidence for SPL',
    oddness: 'Common to odd',
    strength: 'Strength',
    fit: 'Whole photo',
    native: 'Pixel by pixel',
    closer: 'Closer',
    further: 'Further away',
    marks: 'Marks',
    leftOut: 'Left out ({n})',
    keys: 'Drag or arrow keys move, wheel or + and − zoom.',
    evidenceFrom: 'none',
    evidenceTo: 'strong',
    oddFrom: 'common',
    oddTo: 'odd',
    tooFew: 'Fewer than three lesions: none can be called odd.',
    simulated: 'Simulated camera',
    photos: 'Photos',
    legend: 'Rings by band',
  },

  strip: { label: 'Lesions, the oddest first', byScore: 'Lesions, the highest SPL score first' },

  lesion: {
    title: 'Lesion {n}',
    shown: 'shown to the customer',
    previous: 'Previous lesion',
    next: 'Next lesion',
    zoom: 'Zoom',
    toFit: 'to fit',
    band: 'Band',
    evidence: 'Evidence',
    crop: 'Lesion {n}, pixel by pixel',
    pixels: '{w} × {h} pixels',
    oddness: 'Oddness',
    rank: '{rank} of {total}, 1 the oddest',
    noRank: 'Too few lesions to compare',
    size: 'Diameter',
    sizeMm: '{mm} ± {error} mm',
    noSize: 'Not known: no scale card beside it',
    printCards: 'Scale cards to print (PDF)',
    likeliest: 'Looks most like',
    doubts: 'Doubts',
    views: 'Also seen in',
    closeups: 'Close-ups',
    closeup: 'Close-up {n}: {band}',
    notGraded: 'not graded',
    similar: 'Lesions of this person that look most like it',
    noLesion: 'No lesion was found in these photos.',
  },

  bandNote: {
    counted:
      'Of 100 lesions in the band “{band}” of our validation photos, {spl} turned out to be SPL (melanoma, basal or squamous cell carcinoma) and {other} did not; 95 % interval {low} to {high}.',
    basis:
      'Counted on {lesions} crops of {people} people. {all} of 100 lesions there were SPL; in a pharmacy hardly any are, so expect far fewer.',
    closeup: 'Close-ups: {spl} of 100 ({low} to {high}; {lesions} lesions).',
    unassessable: 'Nothing is known of it: look at it yourself.',
    notCounted:
      'For this version of the model nobody has counted what lesions of this band turned out to be.',
  },

  table: {
    caption: 'Lesions; a column’s name sorts by it',
    number: 'No.',
    place: 'Place',
    band: 'Band',
    oddness: 'Oddness',
    size: 'mm',
    photo: 'Photo',
    show: 'Shown',
    yes: 'yes',
    csv: 'Download as CSV',
    bundle: 'Download as FHIR bundle',
  },

  answers: {
    urgent: 'Urgent questions',
    history: 'History',
    tone: 'Declared skin tone',
    toneOf: 'Monk {n} of 10',
    notDeclared: 'Not declared: counts as dark',
    notReached: 'Not asked',
    checklist: '7-point checklist',
    checklistText: 'Ask the customer, look at the spot, and put right what is not right.',
    points: '{n} points',
    point: '1 point',
    total: 'Total {n}',
    atLeast: 'Total at least {n}',
    refers: '{n} or more refers (NICE NG12); your judgement overrides.',
    asked: 'asked',
    measured: 'measured',
    byYou: 'by you',
    signed: 'This checklist is signed. Change the decision to change it.',
  },
  sevenPoint,
  sevenPointAnswers: answers,

  limits: {
    photos: 'Photos',
    good: 'Usable',
    poor: 'Kept although poor',
    unusable: 'Not usable',
    failed: 'The analysis failed',
    waiting: 'Being analysed',
    scale: 'scale card read',
    noScale: 'no scale card',
    retake: 'Ask for better photos',
    retakeHere: 'The customer’s screen will say so.',
    retakeGone: 'The customer has left: the screening will be marked.',
    retakeAsked: 'Better photos were asked for at {time}.',
    dismissed: 'Left out by the software',
    dismissedText: 'It may have been wrong. Look at them.',
    noneDismissed: 'Nothing was left out.',
    notShown: 'No photo of',
    never: 'Never examined',
    neverList:
      'Intimate areas, eyelids, skin covered by hair, tattoos, and spots that are pink, red or skin-coloured.',
    known: 'Known limits',
    knownList: [
      'Dark skin: only 4 of the photos that the models learned from are of Fitzpatrick type V or VI.',
      'The classifier learned from 23 smartphone melanomas; faint tan lesions and lesions under hair are missed.',
      'The ranking by oddness leads where a person has many lesions: the level then says little.',
    ],
    made: 'Made by',
    kiosk: 'Kiosk {serial}, software {version}, models ran on {provider}',
    model: '{name} {version} ({hash})',
  },

  decide: {
    decision: 'Your decision',
    accept: 'Accept: {level}',
    override: 'Override',
    as: 'It is rather',
    reason: 'Reason',
    reasonHelp: 'Goes into the record and onto the letter.',
    pathway: 'Pathway',
    pathwayHelp: 'Yours to choose; the software suggests none.',
    note: 'Note for the doctor',
    alias: 'Initials or alias for the letter',
    optional: 'optional',
    name: 'Your name',
    registration: 'Registration number',
    sign: 'Sign',
    missing: 'Before you sign: {list}.',
    missingParts: {
      decision: 'accept or override',
      level: 'the level',
      reason: 'the reason',
      pathway: 'the pathway',
      name: 'your name',
      registration: 'your registration number',
    },
  },

  keyboard: {
    label: 'Keyboard on the screen',
    shift: 'Capital letter',
    space: 'space',
    erase: 'Erase',
    close: 'Close',
  },

  pathways,

  signed: {
    title: 'Signed',
    by: '{name}, {registration}',
    at: 'at {time}',
    accepted: 'Accepted: {level}',
    overridden: 'Overridden: {from} → {to}',
    reason: 'Reason',
    note: 'Note',
    change: 'Change the decision',
    slip: 'Print referral slip',
    letter: 'Print letter (A4)',
    printing: 'Printing …',
    printed: 'The paper is there.',
    printedFile: 'No printer: the paper is a file.',
    failed: 'No paper came.',
    download: 'Download the paper (PDF)',
    done: 'Done: erase it',
    doneUnsigned: 'Erase without signing',
    doneTitle: 'Erase this screening?',
    doneText: 'Its photos and answers can’t be brought back.',
    doneNoPaper: 'No paper of it has come yet.',
    doneUnsent: 'It has not reached the FHIR server yet, and then never will.',
    doneNotSigned: 'Nobody has signed it.',
    doneConfirm: 'Yes, erase',
    doneCancel: 'No, go back',
  },
};
