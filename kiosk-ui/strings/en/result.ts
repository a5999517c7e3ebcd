/** What a customer reads in English while photos are analysed, and afterwards. */

export const analysing = {
  title: 'Checking your photo',
  titleSeveral: 'Checking your photos',
  photo: 'Photo {n} of {total}',
  closeup: 'Looking at the close-up',
  failedTitle: 'The check stopped',
  failedOne: 'A photo could not be checked. It is still here.',
  retry: 'Try again',
  leaveOut: 'Go on without it',
  same: 'A circle does not mean it is bad.',
};

export const result = {
  legendShow: 'Number and two rings: show this spot',
  spotsToShow: 'Spots to show: {n}',
  next: 'Next',
  back: 'Back',
  printSlip: 'Print slip',
  printAgain: 'Print again',
  anotherPhoto: 'More photos',
  closeup: 'Close-up',
  finish: 'Finish',
  notReviewed: 'Not yet reviewed by a pharmacist.',
  /** Nobody may be here: whom to see instead, and by when, for a result that asks for the pharmacist. */
  elsewhere: {
    refer: 'Is nobody at the counter? Then see a pharmacist or a doctor by tomorrow.',
    'follow-up': 'Is nobody at the counter? Then see a pharmacist or a doctor within two weeks.',
    inconclusive: 'Is nobody at the counter? Then come back when the pharmacist is here.',
  },
  signed: 'The pharmacist has looked at it and signed.',
};

export const handOver = {
  question: 'May the pharmacist see your photos and answers?',
  reason: 'Then the pharmacist can look closely.',
  help: 'Kept for {hours} at most.',
  yes: 'Yes',
  no: 'No',
  given: 'The pharmacist can see it now: {number}.',
  notGiven: 'Your photos and answers will be deleted when you finish.',
  change: 'Let the pharmacist see them',
  notPossible:
    'Your photos can’t be sent to the pharmacist from this kiosk. They are deleted when you finish.',
  retake: 'The pharmacist asks you for a better photo. Please take another one.',
};

export const slipLeg = {
  title: 'Your slip for the pharmacist',
  number: 'Slip number: {number}.',
  printing: 'Your slip is being printed …',
  printed: 'Here is your slip.',
  resultStands: 'Your result still stands.',
  noPaper: 'No paper came out: no printer is connected.',
  canSave: 'You can save the slip as a file.',
  download: 'Download the slip (PDF)',
};

/** Asked once, where the result asks for the pharmacist. */
export const finish = {
  text: 'Please do not forget this when you leave.',
  call: 'Call the pharmacist',
  now: 'Finish',
};

export const done = {
  title: 'Thank you',
  text: 'Your photos and answers are deleted.',
  handedOver:
    'The pharmacist has your photos and answers. They are deleted when the pharmacist is done, or after {hours}.',
  slipKept: 'Only a slip that you asked for is kept on this kiosk.',
  advice: 'A spot that is new, changing or worries you? Please ask the pharmacist, today or any other day.',
  backToStart: 'Back to the start',
};
