/** The referral slip and the letter in French: "lésion" and "patient" for the doctor, "tache" and "vous" for the customer. */
import type * as english from '../en/referral.ts';
import type { ReferralWords } from '../en/referral.ts';
import { fr } from './kiosk.ts';

export const referral: typeof english.referral = {
  slipTitle: 'Lésions cutanées : adressage',
  letterTitle: 'Lésions cutanées : adressage par une pharmacie',
  intro:
    'Au médecin : cette personne a fait contrôler sa peau dans notre pharmacie. Une borne a pris des photos sans dermatoscope, un logiciel de recherche a trié les lésions brunes et foncées, et le pharmacien a décidé. Veuillez examiner la peau elle-même avant de vous y fier.',
  from: 'De : {pharmacy}',
  screened: 'Photos prises le {date}',
  signed: 'Signé le {date}',
  alias: 'Initiales ou pseudonyme : {alias}',
  name: 'Nom du patient',
  birth: 'Date de naissance',
  pathwayTitle: 'Demande',
  pathways: {
    urgent: 'Urgent : veuillez examiner ce patient',
    routine: 'Non urgent : veuillez examiner ce patient',
    'watch-8-weeks': 'Surveiller 8 semaines : le patient revient à la pharmacie le {date}',
    'not-assessable': 'Non évaluable sur photos : veuillez examiner la peau elle-même',
    none: 'Pour information : rien ne vous est demandé',
  },
  reception: {
    urgent:
      'Pour l’accueil : le prochain rendez-vous urgent, s’il vous plaît. S’il n’y en a pas sous quelques jours, demandez au médecin aujourd’hui.',
    routine:
      'Pour l’accueil : un rendez-vous ordinaire pour examiner la peau. Si une lésion saigne ou grossit vite, un rendez-vous urgent.',
    'watch-8-weeks':
      'Pour l’accueil : pas de rendez-vous pour l’instant. Si une lésion change, saigne ou grossit d’ici là, un rendez-vous urgent.',
    'not-assessable':
      'Pour l’accueil : un rendez-vous ordinaire pour examiner la peau. Si une lésion saigne ou grossit vite, un rendez-vous urgent.',
    none: 'Pour l’accueil : aucun rendez-vous n’est demandé.',
  },
  contact: 'Téléphone ou cachet de la pharmacie',
  decision: 'Décision du pharmacien : {level}. Proposition du logiciel : {software}.',
  reason: 'Motif d’une autre décision : {reason}',
  note: 'Note du pharmacien : {note}',
  cut: '{text} … (suite dans la lettre)',
  levels: {
    refer: 'à adresser',
    'follow-up': 'à suivre',
    'no-finding': 'aucune lésion retenue',
    inconclusive: 'non concluant',
  },
  noLevel: 'aucune, le contrôle s’est terminé avant toute photo',
  signature: '{name}, pharmacien, n° RPPS {registration}',
  spots: 'Lésions trouvées par le logiciel : {found}. Retenues : {shown}.',
  noSpots: 'Aucune lésion n’a été retenue. Lésions trouvées par le logiciel : {found}.',
  more: {
    one: '{n} des lésions retenues n’est pas montrée ici : veuillez regarder aussi le reste de la peau',
    many: '{n} des lésions retenues ne sont pas montrées ici : veuillez regarder aussi le reste de la peau',
    other: '{n} des lésions retenues ne sont pas montrées ici : veuillez regarder aussi le reste de la peau',
  },
  spot: 'Lésion {n} : {site}',
  diameter: 'Diamètre {mm} mm (± {error} mm)',
  noScale: 'Diamètre non mesuré : pas de carte de mesure à côté',
  closeup: 'La seconde image est un gros plan pris à part',
  bands: {
    refer: 'Proposition du logiciel : adresser',
    follow: 'Proposition du logiciel : suivre',
    none: 'Proposition du logiciel : sans suite',
    unassessable: 'Proposition du logiciel : aucune, il n’a pas pu évaluer cette lésion',
  },
  pictures: 'Première image : la photo, la lésion entourée. Seconde image : la lésion, découpée et agrandie.',
  scope:
    'Le logiciel cherche les lésions brunes et foncées : celles qui sont roses, rouges ou couleur de peau peuvent lui échapper.',
  bandNote:
    'Le logiciel place chaque lésion dans l’un de trois groupes : adresser, suivre, sans suite. Un groupe ne dit pas à quel point une chose est probable.',
  doubts: {
    'no-detail': 'Moins sûr : peu de détails sur la photo',
    unfamiliar: 'Moins sûr : différente des lésions d’entraînement du logiciel',
  },
  oddness: 'Différence avec les autres lésions du patient : rang {rank} sur {of} (1 = la plus différente)',
  noOddness: 'Non comparée à d’autres lésions : moins de trois',
  qualityGood: 'Qualité de la photo : bonne',
  qualityFaults: 'Qualité de la photo : limitée ({faults})',
  faults: {
    'second-person': 'autre personne visible',
    'no-skin': 'pas de peau visible',
    'no-colour': 'sans couleurs',
    'too-dark': 'trop sombre',
    'too-bright': 'trop claire',
    'colour-cast': 'couleurs faussées',
    moving: 'bougée',
    blurred: 'floue',
    'too-far': 'prise de trop loin',
    'little-skin': 'peu de peau visible',
    glare: 'reflets sur la peau',
    hair: 'poils ou cheveux sur la peau',
    noisy: 'trop de grain',
  },
  mapTitle: 'Emplacement approximatif des lésions',
  mapNote: 'La gauche et la droite sont celles du patient.',
  mapLeft: 'gauche',
  mapRight: 'droite',
  front: 'De face',
  back: 'De dos',
  sevenPointTitle: 'Grille pondérée des 7 points',
  sevenPointNote:
    'Remplie une seule fois, pour toutes les lésions ensemble. Trois points ou plus demandent un adressage (NICE NG12).',
  sevenPointItems: {
    'change-in-size': 'Changement de taille (2)',
    'irregular-shape': 'Forme irrégulière (2)',
    'irregular-colour': 'Couleur irrégulière (2)',
    'diameter-7mm': 'Diamètre de 7 mm ou plus (1)',
    inflammation: 'Inflammation (1)',
    oozing: 'Suintement ou croûte (1)',
    'change-in-sensation': 'Changement de sensation (1)',
  },
  sevenPointAnswers: { yes: 'oui', no: 'non', 'not-sure': 'ne sait pas', skipped: 'sans réponse' },
  origins: { asked: 'demandé', measured: 'mesuré' },
  sevenPointTotal: 'Total : {points}',
  sevenPointAtLeast: 'Total : au moins {points}',
  historyTitle: 'Antécédents, selon le patient',
  history: {
    'own-melanoma': 'Mélanome déjà retiré',
    'family-melanoma': 'Mélanome chez un parent, un frère, une sœur ou un enfant',
    'weak-immune-system': 'Médicament immunosuppresseur',
    'many-spots': 'Plus de 50 taches brunes',
    sunburns: 'Coups de soleil douloureux dans l’enfance',
    'new-spot': 'Nouvelle tache brune ou foncée depuis un an',
    'palms-soles-nails': 'Tache ou trait foncé sur paume, plante ou ongle',
  },
  answers: { yes: 'oui', no: 'non', 'not-sure': 'ne sait pas', skipped: 'sans réponse' },
  tone: 'Couleur de peau déclarée : Monk {tone} sur 10',
  noTone: 'Couleur de peau : non déclarée',
  yesTo: 'Oui : {items}',
  historyYes: 'Antécédents, oui : {items}',
  madeByTitle: 'Établi par',
  madeBy: 'Borne {serial}, spl-kiosk {version}',
  runOn: 'modèles exécutés sur {provider}',
  model: '{name} {version}, SHA-256 {hash}',
  page: 'Page {n} sur {total}',
  answerTitle: 'Réponse du médecin : à renvoyer à {pharmacy}',
  answerNote:
    'Numéro {number}. Envoyez une copie de cette page, ou découpez le formulaire : le patient le rapportera.',
  answerResult: 'Résultat, par numéro de lésion',
  answerDate: 'Date',
  answerSignature: 'Signature et cachet',
  safetyNetTitle: 'Pour vous',
  nextStep: {
    urgent:
      'Appelez aujourd’hui le cabinet de votre médecin, dites qu’un pharmacien demande un rendez-vous urgent, et apportez ce papier.',
    routine:
      'Appelez cette semaine le cabinet de votre médecin, demandez un rendez-vous, et apportez ce papier.',
    'watch-8-weeks': 'Revenez à la pharmacie ({pharmacy}) le {date}, avec ce papier.',
    'not-assessable':
      'Les photos n’en montrent pas assez. Appelez cette semaine le cabinet de votre médecin, demandez un rendez-vous, et apportez ce papier.',
    none: 'Le pharmacien ne demande pas de rendez-vous pour l’instant. Gardez ce papier, et montrez-le si vous consultez un médecin pour votre peau.',
  },
  safetyNet: [
    'Ce contrôle peut laisser passer des choses. Une tache nouvelle, qui change, saigne ou vous inquiète doit être vue, quoi que dise ce papier.',
  ],
  howToDelete:
    'Ce papier remplace le ticket imprimé par la borne. Une question sur ce papier ? Demandez à {pharmacy} et donnez le numéro {number}. Vous pouvez aussi y faire effacer vos photos et réponses à tout moment. Elles sont gardées {hours} au plus. Ce papier est à vous.',
  howToDeleteKept:
    'Ce papier remplace le ticket imprimé par la borne. Une question sur ce papier ? Demandez à {pharmacy} et donnez le numéro {number}. Vous pouvez aussi y faire effacer vos photos et réponses à tout moment. Cette borne garde une copie de ce papier : demandez aussi de l’effacer.',
};

export const frReferral: ReferralWords = { ...fr, referral };
