/** What a customer reads in Spanish of the sound, and hears that no screen shows. */
import type * as english from '../en/sound.ts';

export const sound: typeof english.sound = {
  open: 'Sonido',
  title: 'Sonido',
  aloud: 'Leer la pantalla en voz alta',
  on: 'Sí',
  off: 'No',
  volume: 'Volumen',
  volumes: { quiet: 'Bajo', normal: 'Normal', loud: 'Alto' },
  speed: 'Velocidad',
  speeds: { slow: 'Lenta', normal: 'Normal', fast: 'Rápida' },
  pause: 'Pausa',
  goOn: 'Seguir',
  repeat: 'Leer otra vez',
  others: 'También pueden oírlo las personas que estén cerca.',
  none: 'Este quiosco no tiene sonido.',
  close: 'Cerrar',
  chosen: 'Elegido',
  notChosen: 'No elegido',
};
