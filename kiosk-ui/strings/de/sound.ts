/** What a customer reads in German of the sound, and hears that no screen shows. */
import type * as english from '../en/sound.ts';

export const sound: typeof english.sound = {
  open: 'Ton',
  title: 'Ton',
  aloud: 'Bildschirm vorlesen',
  on: 'An',
  off: 'Aus',
  volume: 'Lautstärke',
  volumes: { quiet: 'Leise', normal: 'Normal', loud: 'Laut' },
  speed: 'Tempo',
  speeds: { slow: 'Langsam', normal: 'Normal', fast: 'Schnell' },
  pause: 'Pause',
  goOn: 'Weiter',
  repeat: 'Noch einmal vorlesen',
  others: 'Auch andere in der Nähe können es hören.',
  none: 'An diesem Gerät gibt es keinen Ton.',
  close: 'Schließen',
  chosen: 'Gewählt',
  notChosen: 'Nicht gewählt',
};
