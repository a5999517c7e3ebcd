/** Finding a screening by the code on its slip, in French. */
import type * as english from '../en/scan.ts';

export const scan: typeof english.scan = {
  start: 'Scanner un ticket',
  title: 'Présentez le code du ticket devant la caméra',
  waiting: 'La caméra démarre…',
  busy: 'Un client utilise la caméra. Saisissez plutôt le numéro.',
  failed: 'La caméra ne montre aucune image. Saisissez plutôt le numéro.',
  unknown: 'Aucun dépistage portant le numéro {number} n’attend ici.',
  close: 'Fermer',
  picture: 'Ce que voit la caméra de la borne',
};
