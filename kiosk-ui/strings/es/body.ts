/** Parts of the body in Spanish, and how to show each to the camera. */
import type * as english from '../en/body.ts';

export const siteNames: typeof english.siteNames = {
  face: 'Cara',
  neck: 'Cuello',
  chest: 'Pecho',
  abdomen: 'Abdomen',
  'upper-back': 'Espalda alta',
  'lower-back': 'Espalda baja',
  'left-arm': 'Brazo izquierdo',
  'right-arm': 'Brazo derecho',
  'left-hand': 'Mano izquierda',
  'right-hand': 'Mano derecha',
  'left-leg': 'Pierna izquierda',
  'right-leg': 'Pierna derecha',
  'left-foot': 'Pie izquierdo',
  'right-foot': 'Pie derecho',
};

export const sideNames: typeof english.sideNames = {
  neck: { front: 'Cuello por delante', back: 'Cuello por detrás' },
  'left-arm': { front: 'Brazo izquierdo, por dentro', back: 'Brazo izquierdo, por fuera' },
  'right-arm': { front: 'Brazo derecho, por dentro', back: 'Brazo derecho, por fuera' },
  'left-hand': { front: 'Palma izquierda', back: 'Dorso de la mano izquierda' },
  'right-hand': { front: 'Palma derecha', back: 'Dorso de la mano derecha' },
  'left-leg': { front: 'Pierna izquierda, delante', back: 'Pierna izquierda, detrás' },
  'right-leg': { front: 'Pierna derecha, delante', back: 'Pierna derecha, detrás' },
  'left-foot': { front: 'Empeine izquierdo', back: 'Planta del pie izquierdo' },
  'right-foot': { front: 'Empeine derecho', back: 'Planta del pie derecho' },
};

const inner = 'Extienda el brazo hacia un lado, con la palma hacia la cámara.';
const outer = 'Extienda el brazo hacia un lado, con el dorso de la mano hacia la cámara.';
const palm = 'Levante la mano abierta, con la palma hacia la cámara.';
const backOfHand = 'Levante la mano abierta, con el dorso hacia la cámara.';
const legFront = 'Póngase de frente a la cámara. Aléjese hasta que se vea toda la pierna.';
const legBack = 'Póngase de espaldas a la cámara. Aléjese hasta que se vea toda la pierna.';
const top = 'Apoye el pie en un taburete o una silla. Enseñe el empeine a la cámara.';
const sole = 'Siéntese y levante el pie. Enseñe la planta a la cámara.';

export const poses: typeof english.poses = {
  face: { front: 'Mire a la cámara. Quítese las gafas y apártese el pelo.' },
  neck: {
    front: 'Póngase de frente a la cámara y levante un poco la barbilla.',
    back: 'Póngase de espaldas a la cámara. Levántese el pelo.',
  },
  chest: { front: 'Póngase de frente a la cámara. Deje los brazos caídos.' },
  abdomen: { front: 'Póngase de frente a la cámara. Súbase la camisa hasta el pecho.' },
  'upper-back': { back: 'Póngase de espaldas a la cámara. Deje los brazos caídos.' },
  'lower-back': { back: 'Póngase de espaldas a la cámara. Súbase la camisa hasta las costillas.' },
  'left-arm': { front: inner, back: outer },
  'right-arm': { front: inner, back: outer },
  'left-hand': { front: palm, back: backOfHand },
  'right-hand': { front: palm, back: backOfHand },
  'left-leg': { front: legFront, back: legBack },
  'right-leg': { front: legFront, back: legBack },
  'left-foot': { front: top, back: sole },
  'right-foot': { front: top, back: sole },
};
