/** Every sentence that a customer reads in French, on the screen and on the slip. */
import type { TriageLevel } from '../../../src/contract/kiosk.ts';
import type { KioskWords } from '../en/kiosk.ts';
import { poses, sideNames, siteNames } from './body.ts';
import { faults, guidance, photoFaults, photoFaultsAgain } from './faults.ts';
import { display, frame, idle, languageChoice, link, starting } from './frame.ts';
import { bodySite, capture, closeupSpot, countdown, photo, review } from './photo.ts';
import { analysing, done, finish, handOver, result, slipLeg } from './result.ts';
import { answers, historySigns, questions, spotSigns, urgentSigns } from './risk.ts';
import { sound } from './sound.ts';
import { privacy, welcome } from './welcome.ts';

const outcomes: Record<TriageLevel, string> = {
  refer: 'Veuillez montrer les taches numérotées au pharmacien aujourd’hui.',
  'follow-up': 'Veuillez demander son avis au pharmacien sur les taches numérotées.',
  'no-finding':
    'Ce contrôle n’a fait ressortir aucune tache. Il peut en laisser passer : montrez au pharmacien toute tache nouvelle, qui change ou qui vous inquiète.',
  inconclusive: 'Nous n’avons pas pu bien faire ce contrôle. Veuillez voir le pharmacien.',
};

const outcomesWithoutSpots: Pick<Record<TriageLevel, string>, 'refer' | 'follow-up'> = {
  refer: 'Veuillez montrer votre peau au pharmacien aujourd’hui.',
  'follow-up': 'Veuillez parler de vos réponses au pharmacien.',
};

const brownOnly =
  'Ce contrôle cherche les taches brunes et foncées. Celles qui sont roses, rouges ou couleur de peau peuvent lui échapper : montrez-les au pharmacien.';

const notExaminedTitle = 'Ce qui n’a pas été contrôlé';

const notExamined: string[] = [
  'Zones intimes',
  'Paupières',
  'Peau sous cheveux ou poils',
  'Tatouages',
  'Ce qu’aucune photo ne montre',
];

export const fr: KioskWords = {
  language: 'fr',
  locale: 'fr-FR',
  direction: 'ltr',
  hours: { one: '{n} heure', many: '{n} d’heures', other: '{n} heures' },
  outcomes,
  outcomesWithoutSpots,
  speakNow: 'Veuillez parler au pharmacien maintenant.',
  siteNames,
  sideNames,
  poses,
  urgentSigns,
  spotSigns,
  historySigns,
  questions,
  answers,
  photoFaults,
  photoFaultsAgain,
  faults,

  slip: {
    title: 'Contrôle des taches de peau',
    number: 'Numéro {number}',
    byNumber: 'Avec ce numéro, le pharmacien retrouve votre contrôle.',
    date: 'Date : {date}',
    sites: 'Photos : {sites}',
    spots: 'Taches à montrer : {n}',
    more: { one: 'et {n} autre', many: 'et {n} d’autres', other: 'et {n} autres' },
    moreHandedOver: {
      one: 'et {n} autre sur l’écran du pharmacien',
      many: 'et {n} d’autres sur l’écran du pharmacien',
      other: 'et {n} autres sur l’écran du pharmacien',
    },
    notReviewed: 'Pas encore vu par un pharmacien',
    brownOnly,
    doNotWait:
      'Si une tache saigne, grossit vite ou ne guérit pas, n’attendez pas : demandez à un médecin aujourd’hui.',
    notExaminedTitle,
    notExamined,
    notPhotographed: 'Pas de photo : {places}',
    urgentTitle: 'Vous avez indiqué :',
    urgentNotSure: 'Vous aviez un doute sur :',
    howToDelete:
      'Vos photos et réponses sont effacées quand vous terminez. Si vous avez laissé le pharmacien les voir, elles sont gardées {hours} au plus : demandez-lui de les effacer plus tôt. Ce ticket est à vous : déchirez-le quand il ne vous sert plus.',
    howToDeleteKept:
      'Vos photos et réponses sont effacées quand vous terminez. Si vous avez laissé le pharmacien les voir, elles sont gardées {hours} au plus. Cette borne garde une copie de ce ticket. Demandez au pharmacien de tout effacer.',
    simulated: 'Caméra simulée : les photos ne sont pas de vous.',
  },

  frame,
  display,
  languageChoice,
  sound,
  idle,
  link,
  starting,

  welcome: { ...welcome, brownOnly },
  privacy,

  consent: {
    title: 'Êtes-vous d’accord ?',
    photos: 'La borne contrôle vos photos et les efface quand vous terminez.',
    notChecked: 'Pas contrôlé : zones intimes, paupières, peau sous cheveux ou poils, tatouages.',
    slipKept: 'Cette borne garde une copie de chaque ticket que vous demandez.',
    agree: 'J’ai 18 ans ou plus et j’accepte',
    decline: 'Non',
  },

  declined: {
    title: 'Pas de contrôle aujourd’hui',
    text: 'Ce contrôle est pour les adultes qui l’acceptent. Une tache vous inquiète ? Le pharmacien vous aidera volontiers.',
    finish: 'Terminer',
  },

  speakNowScreen: {
    text: 'Vu votre réponse, une photo n’est pas ce qu’il faut. Le pharmacien peut regarder avec vous maintenant.',
    change: 'Changer ma réponse',
    ask: 'Le pharmacien peut-il voir vos réponses à l’écran ?',
    yes: 'Oui',
    given: 'Le pharmacien peut maintenant voir vos réponses. Votre numéro est le {number}.',
    finish: 'Terminer',
  },

  bodySite,
  capture,
  guidance,
  countdown,
  review,
  closeupSpot,
  photo,
  analysing,
  result,
  handOver,
  slipLeg,
  finish,
  done,

  scaleCard: {
    onCard: 'Posez cette carte à plat sur la peau, tout près de la tache.',
    title: 'Cartes de mesure pour le contrôle de peau',
    howTo: [
      'Imprimez cette page sur du papier blanc mat à 100 % (taille réelle, sans « ajuster à la page »), avec une imprimante qui imprime un noir profond.',
      'Posez une règle le long du trait ci-dessous. Si sa longueur n’est pas exactement celle indiquée, n’utilisez pas les cartes : réimprimez.',
      'Découpez les cartes le long des traits gris et gardez-les plates, propres et sèches. Jetez les cartes pliées ou tachées.',
    ],
    ruler: 'Ce trait mesure {mm} mm.',
  },
};
