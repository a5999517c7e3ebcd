/** Finding a screening by the code on its slip, in Spanish. */
import type * as english from '../en/scan.ts';

export const scan: typeof english.scan = {
  start: 'Escanear una hoja',
  title: 'Ponga el código de la hoja delante de la cámara',
  waiting: 'La cámara se está encendiendo…',
  busy: 'Un cliente está usando la cámara. Escriba el número.',
  failed: 'La cámara no muestra imagen. Escriba el número.',
  unknown: 'Aquí no espera ningún cribado con el número {number}.',
  close: 'Cerrar',
  picture: 'Lo que ve la cámara del quiosco',
};
