/** The questions in a customer's French. */
import type { HistoryQuestion, SevenPointItem, UrgentQuestion } from '../../../src/contract/kiosk.ts';
import type * as english from '../en/risk.ts';

export const urgentSigns: Record<UrgentQuestion, string> = {
  'bleeding-wound': 'Une tache qui saigne, ou une plaie ouverte',
  'growing-lump': 'Une bosse qui grossit vite, ou une nouvelle, rose ou rouge, qui grossit',
  'nail-line': 'Un nouveau trait foncé dans un ongle',
  'unhealed-sore': 'Une plaie qui ne guérit pas',
};

export const spotSigns: Record<SevenPointItem, string> = {
  'change-in-size': 'Elle a grandi',
  'irregular-shape': 'Forme irrégulière ou bord déchiqueté',
  'irregular-colour': 'Plusieurs couleurs',
  'diameter-7mm': 'Plus large qu’un crayon',
  inflammation: 'Bord rouge ou douloureux',
  oozing: 'Elle suinte ou fait croûte',
  'change-in-sensation': 'Elle démange ou je la sens autrement',
};

export const historySigns: Record<HistoryQuestion, string> = {
  'own-melanoma': 'Un médecin m’a retiré une tache foncée dangereuse',
  'family-melanoma': 'Mon père, ma mère, un frère, une sœur ou un enfant a eu une telle tache',
  'weak-immune-system': 'Un médicament affaiblit mes défenses immunitaires',
  'many-spots': 'J’ai plus de 50 taches brunes',
  sunburns: 'Enfant, j’ai souvent eu des coups de soleil douloureux',
  'new-spot': 'Une nouvelle tache foncée depuis un an',
  'palms-soles-nails': 'Tache ou trait foncé sur paume, plante du pied ou ongle',
};

export const questions: typeof english.questions = {
  urgent: 'Avez-vous l’un de ces signes ?',
  someUrgent: 'J’en ai un, ou je ne sais pas',
  tone: 'Quelle couleur a l’intérieur du haut de votre bras ?',
  toneName: 'Couleur de peau {n} sur 10, de claire à foncée',
  spots: 'Avez-vous une tache comme ceci ?',
  history: 'Est-ce votre cas ?',
  none: 'Rien de tout cela',
  next: 'Continuer',
  notSure: 'Je ne sais pas',
  notSureOfRest: 'Je ne sais pas pour le reste',
  back: 'Retour',
  skipAll: 'Passer les questions',
  skipTitle: 'Passer les questions ?',
  skipText:
    'Sans vos réponses, la borne peut seulement vous demander de voir le pharmacien. Rien d’autre ne change.',
  skipConfirm: 'Oui, les passer',
  skipCancel: 'Non, je réponds',
};

export const answers: typeof english.answers = {
  open: 'Mes réponses',
  title: 'Vos réponses',
  urgent: 'Signes urgents',
  tone: 'Couleur de peau',
  spots: 'Vos taches',
  history: 'Sur vous',
  none: 'Rien de tout cela',
  notSure: 'Je ne sais pas',
  skipped: 'Passé',
  change: 'Modifier',
  right: 'C’est juste',
};
