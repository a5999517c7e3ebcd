/** What a customer reads in French of the sound, and hears that no screen shows. */
import type * as english from '../en/sound.ts';

export const sound: typeof english.sound = {
  open: 'Son',
  title: 'Son',
  aloud: 'Lire l’écran à voix haute',
  on: 'Oui',
  off: 'Non',
  volume: 'Volume',
  volumes: { quiet: 'Faible', normal: 'Normal', loud: 'Fort' },
  speed: 'Vitesse',
  speeds: { slow: 'Lente', normal: 'Normale', fast: 'Rapide' },
  pause: 'Pause',
  goOn: 'Reprendre',
  repeat: 'Relire',
  others: 'Les personnes proches de vous peuvent aussi l’entendre.',
  none: 'Cette borne n’a pas de son.',
  close: 'Fermer',
  chosen: 'Choisi',
  notChosen: 'Pas choisi',
};
