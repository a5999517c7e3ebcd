/**
 * Every sentence on the pharmacist's page in English. A professional reads them, so bands and their figures have names
 * here. A band is never called a chance, and each figure says what it was counted on (RULES.md 13).
 */
import type { Plural } from '../plural.ts';
import {
  bandMarks,
  bandNames,
  bands,
  classes,
  dismissals,
  doubts,
  faults,
  levels,
  moved,
  pathways,
  reasons,
  sevenPoint,
} from './clinical.ts';
import { decision } from './decision.ts';
import { faultsOfWork } from './desk-faults.ts';
import { findings } from './findings.ts';

export const desk = {
  title: 'Pharmacist’s desk',
  brand: 'Skin spot check',
  role: 'Pharmacist',

  frame: {
    queue: 'Queue',
    figures: 'Doctors’ answers, figures',
    signOut: 'Sign out',
    arrived: 'A new screening is waiting.',
    lost: 'The kiosk does not answer. This page continues as soon as it does.',
    endingTitle: 'Still there?',
    ending: {
      one: 'You are signed out in {n} second, so that nobody else sees these photos. Touch anything to go on. What you have filled in is kept.',
      other:
        'You are signed out in {n} seconds, so that nobody else sees these photos. Touch anything to go on. What you have filled in is kept.',
    } as Plural,
    stay: 'Stay signed in',
    signOutTitle: 'Sign out now?',
    signOutBegun: 'Filled in but not signed: {numbers}.',
    signOutKept: 'It is kept with the photos and comes back when you sign in again.',
    signOutConfirm: 'Yes, sign out',
    calledTitle: 'The customer calls you',
    called: 'Somebody at the kiosk asks for you. Their screen says so when you answer.',
    answerCall: 'I am coming',
  },

  queue: {
    title: 'Waiting for you',
    none: 'Nobody is waiting',
    noneText: 'A screening appears here as soon as a customer hands it over.',
    open: 'Open',
    number: 'Number {number}',
    search: 'Find a number',
    searchHelp: 'Type it, or scan the code on the slip.',
    notFound: 'No screening with this number waits here.',
    waits: 'Waits {time}',
    openElsewhere: 'Open on a screen now.',
    begun: 'Filled in, not signed.',
    ending:
      'Not signed, and erased for good in {time} or a little later: {numbers}. See them before, or their customers have to come again.',
    endsUnseen: 'Erased in {time}, not signed.',
    at: 'Photographed {time}',
    expires: 'Erased {time}',
    photos: 'Photos',
    lesions: 'Lesions',
    spots: 'Picked out',
    urgent: 'Urgent sign',
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
    elsewhere: 'Another screen shows this screening too.',
    incomplete:
      'A power cut took photos, answers and findings of this screening. Only its level and times are left.',
    ended: 'This screening is no longer kept.',
    endedText: 'It was erased on another screen, its customer had it deleted, or its time ran out.',
  },
  sevenPoint,

  figures: {
    title: 'What became of it',
    awaited: 'Doctors who have not answered yet',
    awaitedText:
      'Enter what the doctor found; the number is then forgotten. After 180 days it goes by itself.',
    noneAwaited: 'Nobody’s answer is awaited.',
    outcomes: { benign: 'Benign', follow: 'Follow-up', treated: 'Treated' },
    months: 'Your own figures',
    caption: 'By the month in which the visit began',
    month: 'Month',
    visits: 'Visits',
    signed: 'Signed',
    referred: 'Referred',
    confirmed: 'Confirmed (follow-up or treated)',
    minutes: 'Minutes from first photo to decision (median)',
    csv: 'Download as CSV',
  },

  keyboard: {
    label: 'Keyboard on the screen',
    shift: 'Capital letter',
    space: 'space',
    erase: 'Erase',
    close: 'Close',
  },

  pathways,

  ...findings,
  ...decision,
};
