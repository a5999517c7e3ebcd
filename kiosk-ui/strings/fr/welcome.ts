/** What a customer reads in French before the check begins. */
import type * as english from '../en/welcome.ts';

export const welcome: typeof english.welcome = {
  title: 'Contrôlez vos taches de peau',
  begin: 'Commencer',
  gettingReady: 'Préparation…',
  privacy: 'Vos données',
  empty: 'Personne n’est devant l’écran du pharmacien. Demandez au comptoir après le contrôle.',
  closed: 'Le pharmacien n’est pas là. Vous pouvez quand même faire le contrôle et emporter un ticket.',
  outOfOrder: 'Hors service : adressez-vous au pharmacien.',
};

export const privacy: typeof english.privacy = {
  title: 'Vos données',
  who: 'Cette pharmacie gère la borne et est responsable de vos données.',
  what: 'La borne garde vos photos et vos réponses. Elle ne demande pas de nom et n’envoie rien ailleurs.',
  long: 'Tout est effacé quand vous terminez. Si vous le montrez au pharmacien, c’est gardé {hours} au plus.',
  rights:
    'À tout moment, vous pouvez arrêter, demander ce qui est gardé et demander au pharmacien de l’effacer.',
  close: 'Fermer',
};
