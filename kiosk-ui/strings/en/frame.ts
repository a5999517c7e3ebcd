/** What a customer reads in English around every screen, and in its dialogs. */
import type { Plural } from '../plural.ts';

export const frame = {
  name: 'Skin spot check',
  /** Unless the pharmacy has a text of its own (the setting of this name). */
  researchNotice: 'Research use only. Not a diagnosis.',
  simulated: 'Simulated camera: the photos are not of you.',
  simulatedPrinter: 'No printer.',
  more: 'More',
  moreTitle: 'For the technician',
  simulatedCamera: 'No camera is connected. Stored pictures take the place of photos.',
  noPrinter: 'No printer is connected. A slip is a file to save.',
  slipFolder: 'Every slip is kept in a folder on this kiosk.',
  noGpu: 'The check runs on the main processor, so it takes longer.',
  close: 'Close',
  stop: 'Stop and delete',
  pharmacist: 'For the pharmacist',
  call: 'Call the pharmacist',
  ringing: 'Ringing at the desk …',
  coming: 'The pharmacist is coming',
  nobody: 'Please ask at the counter',
  hide: 'Hide photo',
  show: 'Show photo',
  stopTitle: 'Stop the check?',
  stopText: 'Your photos and answers will be deleted now. They can’t be brought back.',
  stopConfirm: 'Yes, stop and delete',
  stopCancel: 'No, go on',
  parts: { questions: 'Questions', photo: 'Photo', check: 'Check', result: 'Result' },
  step: 'Part {n} of 4: {part}',
  next: 'More',
  before: 'Page before',
  page: 'Page {n} of {total}',
  refused: 'That did not work. Please try again.',
  modelsNotReady: 'The kiosk is getting ready. The check may take a little longer.',
};

export const display = {
  open: 'Text size',
  title: 'Text and colours',
  close: 'Close',
  size: 'Text size',
  sizes: { small: 'Small', normal: 'Normal', large: 'Large', largest: 'Largest' },
  theme: 'Colours',
  themes: { default: 'Standard', light: 'High contrast, light', dark: 'High contrast, dark', soft: 'Soft' },
};

/** The languages themselves stand there by their own names. */
export const languageChoice = { title: 'Language', close: 'Close' };

export const idle = {
  title: 'Are you still here?',
  text: 'If nobody touches the screen, your photos and answers are deleted in',
  seconds: { one: '{n} second', other: '{n} seconds' } as Plural,
  stay: 'I am still here',
};

export const link = {
  lost: 'One moment, please',
  lostText:
    'The screen is looking for the kiosk. This takes a few seconds. If it goes on, tell the pharmacist.',
  restarted: 'The kiosk was restarted',
  restartedText: 'Your check has ended. Your photos and answers were forgotten. You can start again.',
  dismiss: 'OK',
};

/** Shown before the daemon runs: deploy/display/starting.html has these words too. */
export const starting = {
  title: 'One moment, please',
  text: 'This kiosk is starting. It takes a minute or two.',
};
