/** What a customer reads in English from choosing a part of the body until a photo is accepted. */

export const bodySite = {
  title: 'Where is the spot?',
  text: 'Touch the place on the picture, or choose from the list.',
  mirror: 'Left means your own left, as in a mirror.',
  front: 'Front',
  back: 'Back',
  yourLeft: 'Your left',
  yourRight: 'Your right',
  list: 'Parts of the body',
  sides: 'Side of the body',
  goBack: 'Go back',
};

export const capture = {
  step: 'Photo {n} of {total}',
  pose: 'How to stand',
  touched: 'The dot is where you touched.',
  tips: ['Let the part fill the picture.', 'Turn so that light falls on it.'],
  closeupTips: ['Hold it still, and turn so that light falls on it.'],
  /** The card is optional: without it no size is given. */
  scaleCard: 'Is there a scale card (a black square)? Lay it flat on your skin, close to the spot.',
  covered: 'Keep intimate areas covered.',
  waiting: 'Waiting for the camera …',
  preview: 'Live picture from the camera',
  simulated: 'Simulated picture',
  takePhoto: 'Take photo',
  changeSite: 'Choose another part',
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
  judging: 'The kiosk is checking whether the photo is good enough.',
  goodTitle: 'Is this the photo you want?',
  checks: ['Is it sharp?', 'Is the whole part in the picture?'],
  poorTitle: 'Let’s try that again',
  keepTitle: 'Still not quite right',
  keep: 'You can try once more or keep this photo. If you keep it, the kiosk can’t check you well: please ask the pharmacist too.',
  usePhoto: 'Use it',
  keepPhoto: 'Keep it',
  tryAgain: 'Check it again',
  takeAgain: 'Take it again',
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
