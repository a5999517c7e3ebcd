/** Names of levels, bands, classes, faults and answers in French, for a professional. */
import type {
  DismissalReason,
  Doubt,
  LesionClass,
  Level,
  MoveReason,
  Pathway,
  QualityFault,
  SevenPointAnswer,
  SevenPointItem,
  TriageLevel,
  TriageReason,
} from '../../../src/contract/pharmacist.ts';

export const levels: Record<TriageLevel, string> = {
  refer: 'À adresser',
  'follow-up': 'À suivre',
  'no-finding': 'Rien de retenu',
  inconclusive: 'Non concluant',
};

export const reasons: Record<TriageReason, string> = {
  'lesion-refer': 'Au moins une lésion est dans le groupe « adresser ».',
  'seven-point': 'La grille des 7 points atteint 3 points ou plus (NICE NG12).',
  'lesion-follow': 'Au moins une lésion est dans le groupe « suivre ».',
  history: 'Une réponse sur les antécédents demande un examen sur place.',
  'lesion-unassessable':
    'Une lésion ne peut pas être évaluée sur sa photo, ou la moitié des lésions au moins sont douteuses.',
  'no-photo': 'Il n’y a pas de photo.',
  'no-skin': 'Une photo ne montre pas de peau.',
  'photo-unusable': 'Une photo est inutilisable, ou son analyse a échoué.',
  'photo-poor': 'Une photo médiocre a été gardée après plusieurs essais.',
  'no-lesion-found':
    'Aucune lésion n’a été trouvée sur les photos. Cela ne veut pas dire qu’il n’y en a pas.',
  'tone-dark':
    'Couleur de peau déclarée Monk 7 à 10 : rien ne montre que les modèles fonctionnent sur celle-ci.',
  'tone-not-declared': 'Aucune couleur de peau n’a été déclarée : elle compte comme foncée.',
  'seven-point-incomplete':
    'Un critère de la grille des 7 points est sans réponse : son total est « au moins ».',
  'history-incomplete':
    'Une question importante sur les antécédents a été passée, ou la réponse n’est pas connue.',
  'every-lesion-none':
    'Toutes les lésions trouvées sont dans le groupe « sans suite », et toutes les photos étaient utilisables.',
};

export const bands: Record<Level, string> = {
  refer: 'Groupe « adresser »',
  follow: 'Groupe « suivre »',
  none: 'Groupe « sans suite »',
  unassessable: 'Non évaluable',
};

export const bandNames: Record<Level, string> = {
  refer: 'adresser',
  follow: 'suivre',
  none: 'sans suite',
  unassessable: 'non évaluable',
};

export const bandMarks: Record<Level, string> = {
  refer: 'trois anneaux rouges',
  follow: 'deux anneaux jaunes',
  none: 'un anneau blanc',
  unassessable: 'anneau en tirets',
};

export const classes: Record<LesionClass, string> = {
  background: 'arrière-plan',
  skinEdge: 'bord de la peau',
  skin: 'peau nue',
  nsplA: 'NSPL-A (non suspecte)',
  nsplB: 'NSPL-B (à suivre)',
  spl: 'SPL (lésion pigmentée suspecte)',
};

export const doubts: Record<Doubt, string> = {
  'no-detail': 'Trop peu de pixels ou de détails pour bien l’évaluer.',
  unfamiliar: 'Différente de toutes les lésions que le classifieur a vues.',
};

export const moved: Record<MoveReason, string> = {
  'common-among-own':
    'Passée du groupe « {from} » à « {to} » : elle ressemble beaucoup aux autres lésions de la personne.',
  'odd-among-own':
    'Passée du groupe « {from} » à « {to} » : elle tranche avec les autres lésions de la personne.',
};

export const dismissals: Record<DismissalReason, string> = {
  'no-lesion': 'Jugée ne pas être une lésion',
  'off-skin': 'Pas entourée de peau',
  'scale-card': 'Sur la carte de mesure',
};

export const faults: Record<QualityFault, string> = {
  'second-person': 'autre personne sur la photo',
  'no-skin': 'pas de peau',
  'too-dark': 'trop sombre',
  'too-bright': 'trop claire',
  'no-colour': 'sans couleurs',
  'colour-cast': 'couleurs faussées',
  moving: 'bougée',
  blurred: 'floue',
  'too-far': 'prise de trop loin',
  'little-skin': 'peu de peau',
  glare: 'peau brillante',
  hair: 'poils ou cheveux sur la peau',
  noisy: 'trop de grain',
};

export const pathways: Record<Pathway, { readonly name: string; readonly text: string }> = {
  urgent: {
    name: 'Adressage urgent',
    text: 'Filière de votre région pour suspicion de cancer, aujourd’hui.',
  },
  routine: { name: 'Adressage non urgent', text: 'Au médecin traitant ou au dermatologue.' },
  'watch-8-weeks': { name: 'Surveiller 8 semaines', text: 'Le papier donne la date à laquelle revenir.' },
  'not-assessable': { name: 'Non évaluable ici', text: 'À faire examiner par un médecin.' },
  none: { name: 'Pas d’adressage', text: 'Conseils au client seulement.' },
};

export const sevenPoint: Record<SevenPointItem, string> = {
  'change-in-size': 'Changement de taille',
  'irregular-shape': 'Forme irrégulière',
  'irregular-colour': 'Couleur irrégulière',
  'diameter-7mm': 'Plus grand diamètre de 7 mm ou plus',
  inflammation: 'Inflammation',
  oozing: 'Suintement ou croûte',
  'change-in-sensation': 'Changement de sensation',
};

export const answers: Record<SevenPointAnswer, string> = {
  yes: 'Oui',
  no: 'Non',
  'not-sure': 'Ne sait pas',
  skipped: 'Passée',
};
