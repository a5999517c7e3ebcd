/** Signing in with a PIN, in French. */
import type { PinCode } from '../../../src/contract/sign-in.ts';
import type * as english from '../en/sign-in.ts';

const missing =
  'Aucun code PIN n’a encore été défini sur cette borne. Un technicien doit en définir un : sudo spl-kiosk provision.';
const broken = 'Le fichier du code PIN est illisible. Un technicien doit en définir un nouveau.';
const failed = 'Cela n’a pas marché. Réessayez, ou prévenez un technicien.';

const refusals: Readonly<Record<Exclude<PinCode, 'pin-wrong' | 'pin-locked'>, string>> = {
  'pin-missing': missing,
  'pin-broken': broken,
  malformed: failed,
};

export const signIn: typeof english.signIn = {
  titles: {
    pharmacist: 'Entrez le code PIN du pharmacien',
    technician: 'Entrez le code PIN du technicien',
  },
  ok: 'OK',
  erase: 'Effacer le dernier chiffre',
  digits: { one: '{n} chiffre entré', many: '{n} de chiffres entrés', other: '{n} chiffres entrés' },
  wrong: {
    one: 'Ce code PIN n’est pas bon. Il reste {n} essai.',
    many: 'Ce code PIN n’est pas bon. Il reste {n} d’essais.',
    other: 'Ce code PIN n’est pas bon. Il reste {n} essais.',
  },
  locked: 'Trop d’essais ratés. Vous pourrez réessayer dans {time}.',
  missing,
  broken,
  refusals,
  noAnswer: 'La borne ne répond pas. Réessayez dans un instant.',
  failed,
  back: 'Vers l’écran du client',
  others: {
    pharmacist: 'Pour le technicien',
    technician: 'Pour le pharmacien',
  },
};
