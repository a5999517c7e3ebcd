/** What a customer reads in French from choosing a part of the body until a photo is accepted. */
import type * as english from '../en/photo.ts';

export const bodySite: typeof english.bodySite = {
  title: 'Touchez l’endroit de votre tache',
  front: 'De face',
  back: 'De dos',
  left: 'Gauche',
  right: 'Droite',
  all: {
    one: 'Tout le corps ({n} photo)',
    many: 'Tout le corps ({n} de photos)',
    other: 'Tout le corps ({n} photos)',
  },
  rest: {
    one: 'Le reste du corps ({n} photo)',
    many: 'Le reste du corps ({n} de photos)',
    other: 'Le reste du corps ({n} photos)',
  },
  backToResult: 'Retour au résultat',
};

export const capture: typeof english.capture = {
  step: 'Photo {n} sur {total}',
  pose: 'Comment vous placer',
  handsFree: 'La borne prend la photo toute seule.',
  byButton: 'Quand vous êtes en place, touchez le bouton.',
  covered: 'Gardez les zones intimes couvertes.',
  light: 'Caméra allumée',
  tips: 'Conseils',
  tipsClose: 'Fermer',
  tipList: [
    'La zone doit remplir l’image.',
    'Tournez-vous pour qu’elle soit éclairée.',
    'Y a-t-il une carte de mesure (un carré noir) ? Posez-la à plat sur la peau, près de la tache.',
  ],
  waiting: 'En attente de la caméra…',
  preview: 'Image de la caméra en direct',
  simulated: 'Image simulée',
  takePhoto: 'Prendre la photo',
  changeSite: 'Retour',
  skip: 'Sauter cette zone',
  end: 'Finir les photos',
  closeupTitle: 'Gros plan d’une tache',
  closeupPose:
    'Approchez la tache de la caméra, à une largeur de main environ. Elle doit remplir le milieu de l’image.',
  backToResult: 'Retour au résultat',
};

export const countdown: typeof english.countdown = {
  turn: 'Tournez-vous',
  ready: 'Préparez-vous',
  still: 'Ne bougez pas',
  cancel: 'Annuler',
};

export const review: typeof english.review = {
  judgingTitle: 'Un instant',
  goodTitle: 'Bonne photo',
  poorTitle: 'Essayons encore une fois',
  keepTitle: 'Ce n’est pas encore ça',
  keep: 'Vous pouvez réessayer ou garder cette photo. Si vous la gardez, la borne ne peut pas bien contrôler : voyez aussi le pharmacien.',
  usePhoto: 'L’utiliser',
  keepPhoto: 'La garder',
  tryAgain: 'Revérifier',
  takeAgain: 'Refaire',
};

export const closeupSpot: typeof english.closeupSpot = {
  title: 'Quelle tache ?',
  text: 'Touchez un cercle. Puis prenez cette tache en photo de près.',
  list: 'Taches sur cette photo',
  spot: 'Tache {n}',
  circle: 'Cercle {n}',
  backToResult: 'Retour au résultat',
};

export const photo: typeof english.photo = {
  label: 'Votre photo : {site}',
  labelWithSpots: 'Votre photo : {site}. Taches trouvées : {found}. Taches à montrer : {shown}.',
  spot: 'Tache {n}',
  place: 'Photo {n} sur {total} : {site}',
  photos: 'Vos photos',
  before: 'Photo précédente',
  next: 'Photo suivante',
  closeup: 'Gros plan de la tache {n}',
  closeupOther: 'Gros plan d’une tache',
  simulated: 'Image simulée',
};
