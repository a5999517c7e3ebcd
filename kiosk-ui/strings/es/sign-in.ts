/** Signing in with a PIN, in Spanish. */
import type * as english from '../en/sign-in.ts';

const missing =
  'En este quiosco aún no hay ningún PIN. Tiene que ponerlo un técnico: sudo spl-kiosk provision.';
const broken = 'No se puede leer el archivo que guarda el PIN. Un técnico tiene que poner uno nuevo.';
const failed = 'No ha funcionado. Pruebe otra vez o avise a un técnico.';

export const signIn: typeof english.signIn = {
  titles: {
    pharmacist: 'Introduzca el PIN del farmacéutico',
    technician: 'Introduzca el PIN del técnico',
  },
  ok: 'OK',
  erase: 'Borrar la última cifra',
  digits: {
    one: '{n} cifra introducida',
    many: '{n} de cifras introducidas',
    other: '{n} cifras introducidas',
  },
  wrong: {
    one: 'El PIN no es correcto. Queda {n} intento.',
    many: 'El PIN no es correcto. Quedan {n} de intentos.',
    other: 'El PIN no es correcto. Quedan {n} intentos.',
  },
  locked: 'Demasiados intentos fallidos. Podrá probar otra vez dentro de {time}.',
  missing,
  broken,
  refusals: { 'pin-missing': missing, 'pin-broken': broken, malformed: failed },
  noAnswer: 'El quiosco no responde. Pruebe otra vez en un momento.',
  failed,
  back: 'A la pantalla del cliente',
  others: {
    pharmacist: 'Para el técnico',
    technician: 'Para el farmacéutico',
  },
};
