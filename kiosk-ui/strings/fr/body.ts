/** Parts of the body in French, and how to show each to the camera. */
import type { BodySite, View } from '../../../src/contract/kiosk.ts';

export const siteNames: Record<BodySite, string> = {
  face: 'Visage',
  neck: 'Cou',
  chest: 'Poitrine',
  abdomen: 'Ventre',
  'upper-back': 'Haut du dos',
  'lower-back': 'Bas du dos',
  'left-arm': 'Bras gauche',
  'right-arm': 'Bras droit',
  'left-hand': 'Main gauche',
  'right-hand': 'Main droite',
  'left-leg': 'Jambe gauche',
  'right-leg': 'Jambe droite',
  'left-foot': 'Pied gauche',
  'right-foot': 'Pied droit',
};

export const sideNames: Partial<Record<BodySite, Record<View, string>>> = {
  neck: { front: 'Devant du cou', back: 'Nuque' },
  'left-arm': { front: 'Bras gauche, côté intérieur', back: 'Bras gauche, côté extérieur' },
  'right-arm': { front: 'Bras droit, côté intérieur', back: 'Bras droit, côté extérieur' },
  'left-hand': { front: 'Paume gauche', back: 'Dos de la main gauche' },
  'right-hand': { front: 'Paume droite', back: 'Dos de la main droite' },
  'left-leg': { front: 'Jambe gauche, devant', back: 'Jambe gauche, derrière' },
  'right-leg': { front: 'Jambe droite, devant', back: 'Jambe droite, derrière' },
  'left-foot': { front: 'Dessus du pied gauche', back: 'Plante du pied gauche' },
  'right-foot': { front: 'Dessus du pied droit', back: 'Plante du pied droit' },
};

const inner = 'Tendez le bras sur le côté, la paume vers la caméra.';
const outer = 'Tendez le bras sur le côté, le dos de la main vers la caméra.';
const palm = 'Levez la main ouverte, la paume vers la caméra.';
const backOfHand = 'Levez la main ouverte, le dos de la main vers la caméra.';
const legFront = 'Mettez-vous face à la caméra. Reculez pour que toute la jambe soit dans l’image.';
const legBack = 'Tournez le dos à la caméra. Reculez pour que toute la jambe soit dans l’image.';
const top = 'Posez le pied sur un tabouret ou une chaise. Montrez le dessus à la caméra.';
const sole = 'Asseyez-vous et levez le pied. Montrez la plante à la caméra.';

export const poses: Record<BodySite, Partial<Record<View, string>>> = {
  face: { front: 'Regardez la caméra. Enlevez vos lunettes et dégagez vos cheveux.' },
  neck: {
    front: 'Mettez-vous face à la caméra et levez un peu le menton.',
    back: 'Tournez le dos à la caméra. Relevez vos cheveux.',
  },
  chest: { front: 'Mettez-vous face à la caméra, les bras le long du corps.' },
  abdomen: { front: 'Face à la caméra, relevez votre haut jusqu’à la poitrine.' },
  'upper-back': { back: 'Tournez le dos à la caméra, les bras le long du corps.' },
  'lower-back': { back: 'Tournez le dos à la caméra. Relevez votre haut jusqu’aux côtes.' },
  'left-arm': { front: inner, back: outer },
  'right-arm': { front: inner, back: outer },
  'left-hand': { front: palm, back: backOfHand },
  'right-hand': { front: palm, back: backOfHand },
  'left-leg': { front: legFront, back: legBack },
  'right-leg': { front: legFront, back: legBack },
  'left-foot': { front: top, back: sole },
  'right-foot': { front: top, back: sole },
};
