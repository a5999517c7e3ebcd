/** What a customer reads in French around every screen, and in its dialogs. */
import type * as english from '../en/frame.ts';

export const frame: typeof english.frame = {
  name: 'Contrôle des taches de peau',
  researchNotice: 'Usage de recherche uniquement. Ce n’est pas un diagnostic.',
  simulated: 'Caméra simulée : les photos ne sont pas de vous.',
  simulatedPrinter: 'Pas d’imprimante.',
  more: 'Plus',
  moreTitle: 'Pour le technicien',
  simulatedCamera: 'Aucune caméra n’est branchée. Des images enregistrées remplacent les photos.',
  noPrinter: 'Pas d’imprimante branchée. Un ticket est un fichier à enregistrer.',
  slipFolder: 'Chaque ticket est gardé dans un dossier de cette borne.',
  noGpu: 'Le contrôle tourne sur le processeur principal : il est plus lent.',
  close: 'Fermer',
  stop: 'Arrêter et effacer',
  pharmacist: 'Pour le pharmacien',
  call: 'Appeler le pharmacien',
  ringing: 'Appel au comptoir…',
  coming: 'Le pharmacien arrive',
  nobody: 'Demandez au comptoir',
  hide: 'Cacher la photo',
  show: 'Voir la photo',
  stopTitle: 'Arrêter le contrôle ?',
  stopText: 'Vos photos et vos réponses seront effacées maintenant, sans retour possible.',
  stopConfirm: 'Oui, arrêter et effacer',
  stopCancel: 'Non, continuer',
  parts: { questions: 'Questions', photo: 'Photo', check: 'Contrôle', result: 'Résultat' },
  step: 'Partie {n} sur 4 : {part}',
  next: 'Suite',
  before: 'Page précédente',
  page: 'Page {n} sur {total}',
  refused: 'Cela n’a pas marché. Veuillez réessayer.',
  modelsNotReady: 'La borne se prépare. Le contrôle peut être un peu plus long.',
};

export const display: typeof english.display = {
  open: 'Taille du texte',
  title: 'Texte et couleurs',
  close: 'Fermer',
  size: 'Taille du texte',
  sizes: { small: 'Petite', normal: 'Normale', large: 'Grande', largest: 'Très grande' },
  theme: 'Couleurs',
  themes: {
    default: 'Standard',
    light: 'Contraste fort, clair',
    dark: 'Contraste fort, sombre',
    soft: 'Doux',
  },
};

export const languageChoice: typeof english.languageChoice = { title: 'Langue', close: 'Fermer' };

export const idle: typeof english.idle = {
  title: 'Êtes-vous toujours là ?',
  text: 'Si personne ne touche l’écran, vos photos et vos réponses seront effacées dans',
  seconds: { one: '{n} seconde', many: '{n} de secondes', other: '{n} secondes' },
  stay: 'Je suis toujours là',
};

export const link: typeof english.link = {
  lost: 'Un instant, s’il vous plaît',
  lostText:
    'L’écran cherche la borne. Cela prend quelques secondes. Si cela continue, prévenez le pharmacien.',
  restarted: 'La borne a redémarré',
  restartedText:
    'Votre contrôle a été interrompu. Vos photos et vos réponses sont effacées. Vous pouvez recommencer.',
  dismiss: 'OK',
};

export const starting: typeof english.starting = {
  title: 'Un instant, s’il vous plaît',
  text: 'La borne démarre. Cela prend une minute ou deux.',
};
