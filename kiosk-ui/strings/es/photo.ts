/** What a customer reads in Spanish from choosing a part of the body until a photo is accepted. */
import type * as english from '../en/photo.ts';

export const bodySite: typeof english.bodySite = {
  title: 'Toque dónde está la mancha',
  front: 'Delante',
  back: 'Detrás',
  left: 'Izquierda',
  right: 'Derecha',
  all: {
    one: 'Todo el cuerpo ({n} foto)',
    many: 'Todo el cuerpo ({n} de fotos)',
    other: 'Todo el cuerpo ({n} fotos)',
  },
  rest: {
    one: 'El resto del cuerpo ({n} foto)',
    many: 'El resto del cuerpo ({n} de fotos)',
    other: 'El resto del cuerpo ({n} fotos)',
  },
  backToResult: 'Volver al resultado',
};

export const capture: typeof english.capture = {
  step: 'Foto {n} de {total}',
  pose: 'Cómo ponerse',
  handsFree: 'El quiosco hace la foto solo.',
  byButton: 'Cuando quiera, toque el botón.',
  covered: 'No descubra las zonas íntimas.',
  light: 'Cámara encendida',
  tips: 'Consejos',
  tipsClose: 'Cerrar',
  tipList: [
    'Haga que la zona llene la imagen.',
    'Gírese para que le dé la luz.',
    '¿Hay una tarjeta de medida (un cuadrado negro)? Póngala plana sobre la piel, junto a la mancha.',
  ],
  waiting: 'Esperando a la cámara…',
  preview: 'Imagen en directo de la cámara',
  simulated: 'Imagen simulada',
  takePhoto: 'Hacer foto',
  changeSite: 'Atrás',
  skip: 'Saltar esta parte',
  end: 'No más fotos',
  closeupTitle: 'Foto de cerca de una mancha',
  closeupPose:
    'Acerque la mancha a la cámara, a unos 10 cm (el ancho de una mano). Haga que llene el centro.',
  backToResult: 'Volver al resultado',
};

export const countdown: typeof english.countdown = {
  turn: 'Dese la vuelta',
  ready: 'Prepárese',
  still: 'No se mueva',
  cancel: 'Cancelar',
};

export const review: typeof english.review = {
  judgingTitle: 'Un momento',
  goodTitle: 'Buena foto',
  poorTitle: 'Vamos a repetirla',
  keepTitle: 'Aún no ha salido bien',
  keep: 'Puede probar otra vez o usar esta foto. Si la usa, el quiosco no podrá revisarla bien: pregunte también al farmacéutico.',
  usePhoto: 'Usarla',
  keepPhoto: 'Usar esta',
  tryAgain: 'Revisar otra vez',
  takeAgain: 'Repetir foto',
};

export const closeupSpot: typeof english.closeupSpot = {
  title: '¿Qué mancha?',
  text: 'Toque un círculo. Luego haga una foto de cerca de esa mancha.',
  list: 'Manchas de esta foto',
  spot: 'Mancha {n}',
  circle: 'Círculo {n}',
  backToResult: 'Volver al resultado',
};

export const photo: typeof english.photo = {
  label: 'Su foto: {site}',
  labelWithSpots: 'Su foto: {site}. Manchas encontradas: {found}. Manchas para enseñar: {shown}.',
  spot: 'Mancha {n}',
  place: 'Foto {n} de {total}: {site}',
  photos: 'Sus fotos',
  before: 'Foto anterior',
  next: 'Foto siguiente',
  closeup: 'Foto de cerca de la mancha {n}',
  closeupOther: 'Foto de cerca de una mancha',
  simulated: 'Imagen simulada',
};
