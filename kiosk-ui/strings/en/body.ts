/** Parts of the body in English, and how to show each to the camera. */
import type { BodySite, View } from '../../../src/contract/kiosk.ts';

export const siteNames: Record<BodySite, string> = {
  face: 'Face',
  neck: 'Neck',
  chest: 'Chest',
  abdomen: 'Belly',
  'upper-back': 'Upper back',
  'lower-back': 'Lower back',
  'left-arm': 'Left arm',
  'right-arm': 'Right arm',
  'left-hand': 'Left hand',
  'right-hand': 'Right hand',
  'left-leg': 'Left leg',
  'right-leg': 'Right leg',
  'left-foot': 'Left foot',
  'right-foot': 'Right foot',
};

/** For the parts that have two sides. */
export const sideNames: Partial<Record<BodySite, Record<View, string>>> = {
  neck: { front: 'Front of the neck', back: 'Back of the neck' },
  'left-arm': { front: 'Left arm, inner side', back: 'Left arm, outer side' },
  'right-arm': { front: 'Right arm, inner side', back: 'Right arm, outer side' },
  'left-hand': { front: 'Left palm', back: 'Back of the left hand' },
  'right-hand': { front: 'Right palm', back: 'Back of the right hand' },
  'left-leg': { front: 'Left leg, front', back: 'Left leg, back' },
  'right-leg': { front: 'Right leg, front', back: 'Right leg, back' },
  'left-foot': { front: 'Top of the left foot', back: 'Sole of the left foot' },
  'right-foot': { front: 'Top of the right foot', back: 'Sole of the right foot' },
};

const inner = 'Hold the arm out to the side, with the palm to the camera.';
const outer = 'Hold the arm out to the side, with the back of the hand to the camera.';
const palm = 'Hold your open hand up, with the palm to the camera.';
const backOfHand = 'Hold your open hand up, with its back to the camera.';
const legFront = 'Face the camera. Step back until the whole leg is in the picture.';
const legBack = 'Turn your back to the camera. Walk away from it until the whole leg is in the picture.';
const top = 'Set the foot on a stool or chair. Show its top to the camera.';
const sole = 'Sit down and lift the foot. Show its sole to the camera.';

/** How to stand for a photo, for each side from which a site can be seen. */
export const poses: Record<BodySite, Partial<Record<View, string>>> = {
  face: { front: 'Look at the camera. Take off your glasses and hold your hair back.' },
  neck: {
    front: 'Face the camera and lift your chin a little.',
    back: 'Turn your back to the camera. Hold your hair up.',
  },
  chest: { front: 'Face the camera. Let your arms hang down.' },
  abdomen: { front: 'Face the camera. Lift your shirt to the chest.' },
  'upper-back': { back: 'Turn your back to the camera. Let your arms hang down.' },
  'lower-back': { back: 'Turn your back to the camera. Lift your shirt to the ribs.' },
  'left-arm': { front: inner, back: outer },
  'right-arm': { front: inner, back: outer },
  'left-hand': { front: palm, back: backOfHand },
  'right-hand': { front: palm, back: backOfHand },
  'left-leg': { front: legFront, back: legBack },
  'right-leg': { front: legFront, back: legBack },
  'left-foot': { front: top, back: sole },
  'right-foot': { front: top, back: sole },
};
