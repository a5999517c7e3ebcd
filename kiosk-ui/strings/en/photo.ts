/** What a customer reads in English from choosing a part of the body until a photo is accepted. */
import type { Plural } from '../plural.ts';

export const bodySite = {
  title: 'Touch where your spot is',
  front: 'Front',
  back: 'Back',
  left: 'Left',
  right: 'Right',
  /** In place of one spot. */
  all: { one: 'Whole body ({n} photo)', other: 'Whole body ({n} photos)' } as Plural,
  rest: {
    one: 'The rest of your body ({n} photo)',
    other: 'The rest of your body ({n} photos)',
  } as Plural,
  backToResult: 'Back to the result',
};

export const capture = {
  step: 'Photo {n} of {total}',
  pose: 'How to stand',
  handsFree: 'It takes the photo by itself.',
  byButton: 'Touch the button when you are ready.',
  covered: 'Keep intimate areas covered.',
  light: 'Camera on',
  tips: 'Tips',
  tipsClose: 'Close',
  tipList: [
    'Let the part fill the picture.',
    'Turn so that light falls on it.',
    /** The card is optional: without it no size is given. */
    'Is there a scale card (a black square)? Lay it flat on your skin, close to the spot.',
  ],
  waiting: 'Waiting for the camera …',
  preview: 'Live picture from the camera',
  simulated: 'Simulated picture',
  takePhoto: 'Take photo',
  changeSite: 'Back',
  skip: 'Leave out this part',
  end: 'No more photos',
  closeupTitle: 'A close-up of one spot',
  closeupPose: 'Bring the spot close to the camera, about a hand’s width away. Let it fill the middle.',
  backToResult: 'Back to the result',
};

export const countdown = {
  turn: 'Turn round now',
  ready: 'Get ready',
  still: 'Hold still',
  cancel: 'Cancel',
};

export const review = {
  judgingTitle: 'One moment',
  goodTitle: 'Good photo',
  poorTitle: 'Let’s try that again',
  keepTitle: 'Still not quite right',
  keep: 'You can try once more or keep this photo. If you keep it, the kiosk can’t check you well: please ask the pharmacist too.',
  usePhoto: 'Use it',
  keepPhoto: 'Keep it',
  tryAgain: 'Check it again',
  takeAgain: 'Take again',
};

export const closeupSpot = {
  title: 'Which spot?',
  text: 'Touch a circle. Then take a photo of that spot from close up.',
  list: 'Spots in this photo',
  spot: 'Spot {n}',
  circle: 'Circle {n}',
  backToResult: 'Back to the result',
};

export const photo = {
  label: 'Your photo: {site}',
  labelWithSpots: 'Your photo: {site}. Spots found: {found}. Spots to show: {shown}.',
  spot: 'Spot {n}',
  place: 'Photo {n} of {total}: {site}',
  photos: 'Your photos',
  before: 'Previous photo',
  next: 'Next photo',
  closeup: 'Close-up of spot {n}',
  closeupOther: 'Close-up of a spot',
  simulated: 'Simulated picture',
};
