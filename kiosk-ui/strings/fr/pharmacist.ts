/** Every sentence on the pharmacist's page in French. A band is a "groupe", as on the letter. */
import type * as english from '../en/pharmacist.ts';
import {
  bandMarks,
  bandNames,
  bands,
  classes,
  dismissals,
  doubts,
  faults,
  levels,
  moved,
  pathways,
  reasons,
  sevenPoint,
} from './clinical.ts';
import { decision } from './decision.ts';
import { faultsOfWork } from './desk-faults.ts';
import { findings } from './findings.ts';

export const desk: typeof english.desk = {
  title: 'Poste du pharmacien',
  brand: 'Contrôle des taches de peau',
  role: 'Pharmacien',

  frame: {
    queue: 'File d’attente',
    figures: 'Réponses des médecins, chiffres',
    signOut: 'Se déconnecter',
    arrived: 'Un nouveau dépistage attend.',
    lost: 'La borne ne répond pas. Cette page reprendra dès qu’elle répondra.',
    endingTitle: 'Toujours là ?',
    ending: {
      one: 'Votre session se ferme dans {n} seconde, pour que personne d’autre ne voie ces photos. Touchez l’écran pour continuer. Ce que vous avez rempli est gardé.',
      many: 'Votre session se ferme dans {n} de secondes, pour que personne d’autre ne voie ces photos. Touchez l’écran pour continuer. Ce que vous avez rempli est gardé.',
      other:
        'Votre session se ferme dans {n} secondes, pour que personne d’autre ne voie ces photos. Touchez l’écran pour continuer. Ce que vous avez rempli est gardé.',
    },
    stay: 'Garder la session',
    signOutTitle: 'Se déconnecter maintenant ?',
    signOutBegun: 'Rempli mais non signé : {numbers}.',
    signOutKept: 'C’est gardé avec les photos et réapparaît quand vous vous reconnectez.',
    signOutConfirm: 'Oui, me déconnecter',
    calledTitle: 'Le client vous appelle',
    called: 'Quelqu’un vous demande à la borne. Son écran l’indique quand vous répondez.',
    answerCall: 'J’arrive',
  },

  queue: {
    title: 'En attente de vous',
    none: 'Personne n’attend',
    noneText: 'Un dépistage apparaît ici dès qu’un client vous le transmet.',
    open: 'Ouvrir',
    number: 'Numéro {number}',
    search: 'Chercher un numéro',
    searchHelp: 'Saisissez-le, ou scannez le code du ticket.',
    notFound: 'Aucun dépistage avec ce numéro n’attend ici.',
    waits: 'Attend depuis {time}',
    openElsewhere: 'Ouvert sur un écran en ce moment.',
    begun: 'Rempli, non signé.',
    ending:
      'Non signés, et effacés pour toujours dans {time} ou un peu plus tard : {numbers}. Regardez-les avant, sinon les clients devront revenir.',
    endsUnseen: 'Effacé dans {time}, non signé.',
    at: 'Photographié : {time}',
    expires: 'Effacé : {time}',
    photos: 'Photos',
    lesions: 'Lésions',
    spots: 'Retenues',
    urgent: 'Signe urgent',
    status: { waiting: 'En attente', 'retake-asked': 'Reprise demandée', signed: 'Signé' },
    incomplete: 'Une coupure de courant a fait perdre ses photos et réponses.',
  },

  levels,
  reasons,
  bands,
  bandNames,
  bandMarks,
  classes,
  doubts,
  moved,
  dismissals,
  faults,
  faultsOfWork,

  result: {
    title: 'Le logiciel propose',
    because: 'Parce que',
    noResult: 'Pas de résultat',
    here: 'Le client est encore à la borne.',
    gone: 'Le client a quitté la borne.',
    elsewhere: 'Un autre écran affiche aussi ce dépistage.',
    incomplete:
      'Une coupure de courant a fait perdre les photos, réponses et constatations de ce dépistage. Il ne reste que son niveau et ses heures.',
    ended: 'Ce dépistage n’est plus gardé.',
    endedText: 'Il a été effacé sur un autre écran ou à la demande du client, ou son délai est écoulé.',
  },
  sevenPoint,

  figures: {
    title: 'Ce qu’il en est advenu',
    awaited: 'Médecins qui n’ont pas encore répondu',
    awaitedText:
      'Saisissez ce que le médecin a trouvé ; le numéro est alors oublié. Après 180 jours, il disparaît de lui-même.',
    noneAwaited: 'Aucune réponse n’est attendue.',
    outcomes: { benign: 'Bénin', follow: 'Suivi', treated: 'Traité' },
    months: 'Vos propres chiffres',
    caption: 'Par mois de début du passage',
    month: 'Mois',
    visits: 'Passages',
    signed: 'Signés',
    referred: 'Adressés',
    confirmed: 'Confirmés (suivi ou traité)',
    minutes: 'Minutes de la première photo à la décision (médiane)',
    csv: 'Télécharger en CSV',
  },

  keyboard: {
    label: 'Clavier à l’écran',
    shift: 'Majuscule',
    space: 'espace',
    erase: 'Effacer',
    close: 'Fermer',
  },

  pathways,

  ...findings,
  ...decision,
};
