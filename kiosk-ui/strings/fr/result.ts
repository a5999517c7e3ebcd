/** What a customer reads in French while photos are analysed, and afterwards. */
import type * as english from '../en/result.ts';

export const analysing: typeof english.analysing = {
  title: 'Contrôle de votre photo',
  titleSeveral: 'Contrôle de vos photos',
  photo: 'Photo {n} sur {total}',
  closeup: 'Contrôle du gros plan',
  failedTitle: 'Le contrôle s’est arrêté',
  failedOne: 'Une photo n’a pas pu être contrôlée. Elle est toujours là.',
  retry: 'Réessayer',
  leaveOut: 'Continuer sans elle',
  same: 'Un cercle ne veut pas dire que c’est grave.',
};

export const result: typeof english.result = {
  legendShow: 'Numéro et deux cercles : tache à montrer',
  spotsToShow: 'Taches à montrer : {n}',
  next: 'Suite',
  back: 'Retour',
  printSlip: 'Imprimer le ticket',
  printAgain: 'Réimprimer',
  anotherPhoto: 'Autres photos',
  closeup: 'Gros plan',
  finish: 'Terminer',
  notReviewed: 'Pas encore vu par un pharmacien.',
  elsewhere: {
    refer: 'Personne au comptoir ? Voyez un pharmacien ou un médecin demain au plus tard.',
    'follow-up': 'Personne au comptoir ? Voyez un pharmacien ou un médecin d’ici deux semaines.',
    inconclusive: 'Personne au comptoir ? Revenez quand le pharmacien sera là.',
  },
  signed: 'Le pharmacien a regardé et signé.',
};

export const handOver: typeof english.handOver = {
  question: 'Le pharmacien peut-il voir vos photos et vos réponses ?',
  reason: 'Il pourra alors bien regarder.',
  help: 'Elles restent ici {hours} au plus.',
  yes: 'Oui',
  no: 'Non',
  given: 'Le pharmacien peut les voir maintenant : {number}.',
  notGiven: 'Vos photos et vos réponses seront effacées quand vous terminerez.',
  change: 'Les montrer au pharmacien',
  notPossible:
    'Cette borne ne peut pas envoyer vos photos au pharmacien. Elles sont effacées quand vous terminez.',
  retake: 'Le pharmacien demande une meilleure photo. Veuillez en prendre une autre.',
};

export const slipLeg: typeof english.slipLeg = {
  title: 'Votre ticket pour le pharmacien',
  number: 'Numéro du ticket : {number}.',
  printing: 'Votre ticket s’imprime…',
  printed: 'Voici votre ticket.',
  resultStands: 'Votre résultat reste valable.',
  noPaper: 'Pas d’imprimante branchée : aucun papier n’est sorti.',
  canSave: 'Vous pouvez enregistrer le ticket (fichier).',
  download: 'Télécharger le ticket (PDF)',
};

export const finish: typeof english.finish = {
  text: 'Ne l’oubliez pas en partant, s’il vous plaît.',
  call: 'Appeler le pharmacien',
  now: 'Terminer',
};

export const done: typeof english.done = {
  title: 'Merci',
  text: 'Vos photos et vos réponses sont effacées.',
  handedOver:
    'Le pharmacien a vos photos et vos réponses. Elles sont effacées quand il a fini, ou après {hours}.',
  slipKept: 'Cette borne garde seulement le ticket, si vous en avez demandé un.',
  advice:
    'Une tache est nouvelle, change ou vous inquiète ? Parlez-en au pharmacien, aujourd’hui ou un autre jour.',
  backToStart: 'Retour au début',
};
