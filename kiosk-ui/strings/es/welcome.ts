/** What a customer reads in Spanish before the check begins. */
import type * as english from '../en/welcome.ts';

/** "Lunares" stands here beside "manchas": many people would not call a mole a "mancha". */
export const welcome: typeof english.welcome = {
  title: 'Revise sus lunares y manchas',
  begin: 'Empezar',
  gettingReady: 'Preparando…',
  privacy: 'Su privacidad',
  empty:
    'Ahora no hay nadie ante la pantalla del farmacéutico. Pregunte en el mostrador después de la revisión.',
  closed: 'El farmacéutico no está ahora. Puede hacer la revisión y llevarse una hoja.',
  outOfOrder: 'No funciona: pregunte al farmacéutico.',
};

export const privacy: typeof english.privacy = {
  title: 'Su privacidad',
  who: 'Esta farmacia lleva el quiosco y es responsable de sus datos.',
  what: 'El quiosco guarda sus fotos y respuestas. No pide su nombre ni envía nada fuera.',
  long: 'Todo se borra cuando usted termina. Si deja que el farmacéutico lo vea, se guarda {hours} como máximo.',
  rights: 'Puede parar cuando quiera, preguntar qué se guarda y pedir al farmacéutico que lo borre.',
  close: 'Cerrar',
};
