/** The computer behind the counter, in French. */
import type * as english from '../en/desk-link.ts';

export const deskLink: typeof english.deskLink = {
  title: 'L’ordinateur du comptoir',
  text: 'La page du pharmacien s’y ouvre aussi, une fois qu’un code a associé cet ordinateur à la borne.',
  off: 'Désactivé : le réglage deskLink ne nomme aucune interface réseau. Rien n’écoute hors de cette machine.',
  faults: {
    'no-address':
      'Non ouvert : l’interface réseau du réglage deskLink n’a pas d’adresse. Vérifiez son câble.',
    'port-taken': 'Non ouvert : un autre programme utilise le port du réglage deskLinkPort.',
    'no-certificate':
      'Non ouvert : il n’y a pas de certificat. Un technicien lance : sudo spl-kiosk provision.',
  },
  address: 'À ouvrir là-bas',
  fingerprint: 'Certificat (SHA-256)',
  compare:
    'Le navigateur de cet ordinateur met en garde contre ce certificat. Ne continuez que s’il affiche les mêmes lettres et chiffres.',
  paired: {
    one: '{n} ordinateur est associé.',
    many: '{n} d’ordinateurs sont associés.',
    other: '{n} ordinateurs sont associés.',
  },
  pair: 'Associer un ordinateur',
  code: 'Saisissez ce code là-bas',
  codeLasts: 'Il associe un ordinateur et expire dans {time}.',
  codeOver: 'Ce code a expiré. Demandez-en un autre.',
  close: 'Fermer',
  noFiles: 'L’écran de la borne n’enregistre aucun fichier. Utilisez un ordinateur associé à la borne.',
  forget: 'Oublier tous les ordinateurs associés',
  forgetTitle: 'Oublier tous les ordinateurs associés ?',
  forgetText:
    'Tout le monde est déconnecté de la page du pharmacien, et chaque ordinateur a besoin d’un nouveau code.',
  forgetConfirm: 'Oui, les oublier',
  forgetCancel: 'Non, revenir',
  failed: 'Cela n’a pas marché. Réessayez, ou consultez le journal.',
};

export const pairPage: typeof english.pairPage = {
  title: 'Associer cet ordinateur',
  text: 'Sur la borne, ouvrez la page du pharmacien et appuyez sur « Associer un ordinateur ». Saisissez ensuite son code ici.',
  label: 'Code à 8 chiffres',
  ok: 'Associer',
  paused: 'Trop de mauvais codes. Vous pourrez réessayer dans {time}.',
  refusals: {
    'code-wrong': 'Ce code n’est pas bon. Regardez de nouveau la borne.',
    'code-paused': 'Trop de mauvais codes. Attendez un peu.',
    'code-none':
      'Aucun code n’est valable. Appuyez sur « Associer un ordinateur » sur la borne pour en avoir un.',
    malformed: 'Un code a 8 chiffres.',
  },
  failed: 'La borne n’a pas accepté le code. Réessayez, ou prévenez un technicien.',
};

export const bell: typeof english.bell = {
  none: 'Personne n’attend',
  waiting: { one: '{n} en attente', many: '{n} en attente', other: '{n} en attente' },
  ending: {
    one: '{n} bientôt effacé',
    many: '{n} bientôt effacés',
    other: '{n} bientôt effacés',
  },
  called: 'Le client de la borne vous appelle',
};
