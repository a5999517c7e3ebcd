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
  start: 'Getting ready',
  finding: 'Looking for spots',
  checking: 'Checking spot {n} of {total}',
  found: 'Spots found so far: {n}',
  same: 'Every spot that is found gets the same thin circle. A circle does not mean that something is wrong.',
  wait: 'You don’t need to do anything.',
};

export const result = {
  title: 'Your result',
  legendShow: 'Number and two rings: show this spot',
  legendOther: 'Thin circle: found, no number',
  onlyNumbered: 'Only the spots with a number stood out. Ask about any spot that worries you.',
  mostNumbered: 'The spots with a number stood out most. Ask about any spot that worries you.',
  spotsToShow: 'Spots to show: {n}',
  printSlip: 'Print slip',
  printAgain: 'Print slip again',
  anotherPhoto: 'More photos',
  closeup: 'Close-up of a spot',
  notChecked: 'What was not checked',
  finish: 'Finish',
  notReviewed: 'Not yet reviewed by a pharmacist.',
};

export const handOver = {
  question: 'Show photos and answers to the pharmacist?',
  help: '“Yes” keeps them on this kiosk for {hours} hours at most. “No” deletes them when you finish.',
  yes: 'Yes',
  no: 'No',
  given: 'The pharmacist can see your photos and answers now. Your number is {number}.',
  notGiven: 'Your photos and answers will be deleted when you finish.',
  notPossible:
    'Your photos can’t be sent to the pharmacist from this kiosk. They are deleted when you finish.',
  retake: 'The pharmacist asks you for a better photo. Please take another one.',
};

export const slipLeg = {
  number: 'Slip number: {number}.',
  printing: 'Your slip is being printed …',
  printed: 'Your slip is printed. Please take it with you.',
  resultStands: 'Your result still stands.',
  noPaper: 'No paper came out: no printer is connected. You can save the slip as a file.',
  download: 'Download the slip (PDF)',
};

export const done = {
  title: 'Thank you',
  text: 'Everything is forgotten: your photos and your answers are deleted.',
  handedOver:
    'The pharmacist has your photos and answers. They are deleted when the pharmacist is done, or after {hours} hours.',
  slipKept: 'Only a slip that you asked for is kept on this kiosk.',
  advice: 'A spot that is new, changing or worries you? Please ask the pharmacist, today or any other day.',
  backToStart: 'Back to the start',
};
