import type * as english from '../en/findings.ts';
import { answers } from './clinical.ts';

export const findings: typeof english.findings = {
  findings: {
    label: 'Ce qui a été trouvé',
    table: 'Toutes les lésions ({n})',
    limits: 'Qualité des photos et limites',
    keys: 'Touches : Alt+N lésion suivante, Alt+P précédente, Alt+A accepter, Alt+R adresser.',
  },

  viewer: {
    label: 'Photo {n} sur {total} : {place}',
    closeup: 'Gros plan de la lésion {n}',
    overlay: 'Sur la photo',
    none: 'Rien',
    evidence: 'Indices de SPL',
    oddness: 'De commune à singulière',
    strength: 'Intensité',
    fit: 'Photo entière',
    native: '1:1, pixel par pixel',
    closer: 'Plus près',
    further: 'Plus loin',
    marks: 'Repères',
    leftOut: 'Écartées ({n})',
    keys: 'Glisser ou flèches pour déplacer, molette ou + et − pour zoomer.',
    evidenceFrom: 'aucun',
    evidenceTo: 'fort',
    oddFrom: 'commune',
    oddTo: 'singulière',
    tooFew: 'Moins de trois lésions : aucune ne peut être dite singulière.',
    simulated: 'Caméra simulée',
    photos: 'Photos',
    legend: 'Anneaux par groupe',
  },

  strip: {
    label: 'Lésions, les plus singulières d’abord',
    byScore: 'Lésions, score SPL le plus élevé d’abord',
  },

  lesion: {
    title: 'Lésion {n}',
    first: 'Lésions à regarder d’abord',
    noCrop: 'Pas d’image',
    previous: 'Lésion précédente',
    next: 'Lésion suivante',
    zoom: 'Zoom',
    toFit: 'ajusté',
    band: 'Groupe',
    evidence: 'Indices',
    crop: 'Lésion {n}, pixel par pixel',
    pixels: '{w} × {h} pixels',
    rank: '{rank} plus différente des autres lésions de la personne, sur {total}',
    ordinals: { zero: 'e', one: 're', two: 'e', few: 'e', many: 'e', other: 'e' },
    oddest: 'La plus différente des autres lésions de la personne, sur {total}',
    mostCommon: 'La moins différente des autres lésions de la personne, sur {total}',
    noRank: 'Trop peu de lésions à comparer',
    size: 'Diamètre',
    sizeMm: 'Diamètre {mm} ± {error} mm',
    noSize: 'Inconnu : pas de carte de mesure à côté',
    printCards: 'Cartes de mesure à imprimer (PDF)',
    likeliest: 'Ressemble le plus à',
    colour: 'Couleur',
    notBrown:
      'Rouge, rose ou couleur de peau. Le logiciel cherche les taches brunes et foncées, et laisse passer plus de celles-ci.',
    doubts: 'Doutes',
    views: 'Visible aussi sur',
    closeups: 'Gros plans',
    closeup: 'Gros plan {n} : {band}',
    notGraded: 'non classé',
    similar: 'Lésions de la personne qui lui ressemblent le plus',
    noLesion: 'Aucune lésion n’a été trouvée sur ces photos.',
  },

  contradictions: {
    'higher-odd':
      'Ressemble le plus à : {likeliest}. Mais elle tranche avec les autres lésions de la personne.',
    'higher-score':
      'Ressemble le plus à : {likeliest}. Mais elle montre assez d’indices de SPL pour le groupe « {band} », dont le seuil est bas pour en manquer peu.',
    'lower-common':
      'Ressemble le plus à : {likeliest}. Mais elle ressemble aussi aux autres lésions de la personne.',
    'lower-score':
      'Ressemble le plus à : {likeliest}. Mais pas assez nettement pour un groupe plus élevé. Regardez bien.',
    'no-lesion': 'Ressemble le plus à : {likeliest}. Ce n’est peut-être pas une lésion.',
    'oddest-but-none':
      'Tranche plus que les autres lésions de la personne, mais est dans le groupe « sans suite ».',
    'closeup-differs': 'Son gros plan a été classé « {closeup} », la photo large « {band} ».',
  },

  bandNote: {
    counted:
      'Sur 100 lésions du groupe « {band} » de nos photos de validation, {spl} se sont révélées SPL (mélanome, carcinome basocellulaire ou épidermoïde) et {other} non ; intervalle à 95 % : {low} à {high}.',
    basis:
      'Compté sur {lesions} recadrages de {people} personnes. {all} lésions sur 100 y étaient des SPL, bien plus qu’en pharmacie.',
    inPharmacy:
      'Là où 1 personne sur {people} a une SPL parmi environ {found} lésions, environ 1 lésion sur {spots} du groupe « {band} » en est une.',
    closeup: 'Gros plans : {spl} sur 100 ({low} à {high} ; {lesions} lésions).',
    unassessable: 'On ne sait rien de ce groupe : regardez vous-même la lésion.',
    notCounted:
      'Pour cette version du modèle, personne n’a encore compté ce que les lésions de ce groupe se sont révélées être.',
  },

  table: {
    caption: 'Lésions ; le nom d’une colonne trie par elle',
    number: 'N°',
    place: 'Endroit',
    band: 'Groupe',
    oddness: 'Singularité',
    size: 'mm',
    photo: 'Photo',
    show: 'Ticket',
    yes: 'oui',
    inDoubt: 'en doute',
    csv: 'Télécharger en CSV',
    bundle: 'Télécharger le bundle FHIR',
  },

  answers: {
    urgent: 'Questions urgentes',
    history: 'Antécédents',
    tone: 'Couleur de peau déclarée',
    toneOf: 'Monk {n} sur 10',
    notDeclared: 'Non déclarée : compte comme foncée',
    notReached: 'Non demandé',
    checklist: 'Grille des 7 points',
    checklistText: 'Interrogez le client, regardez la lésion, et corrigez ce qui est faux.',
    points: { one: '{n} point', many: '{n} de points', other: '{n} points' },
    total: 'Total {n}',
    atLeast: 'Total au moins {n}',
    refers: '{n} ou plus : adresser (NICE NG12) ; votre jugement l’emporte.',
    asked: 'demandé',
    measured: 'mesuré',
    byYou: 'par vous',
    signed: 'Cette grille est signée. Pour la changer, changez la décision.',
  },
  sevenPointAnswers: answers,

  limits: {
    photos: 'Photos',
    good: 'Utilisable',
    poor: 'Gardée bien que médiocre',
    unusable: 'Inutilisable',
    failed: 'L’analyse a échoué',
    waiting: 'Analyse en cours',
    scale: 'carte de mesure lue',
    noScale: 'pas de carte de mesure',
    retake: 'Demander de meilleures photos',
    retakeHere: 'L’écran du client l’indiquera.',
    retakeGone: 'Le client est parti : le dépistage sera marqué.',
    retakeAsked: 'De meilleures photos ont été demandées ({time}).',
    dismissed: 'Écartées par le logiciel',
    dismissedText: 'Le logiciel a pu se tromper : regardez-les.',
    noneDismissed: 'Rien n’a été écarté.',
    notShown: 'Endroits sans photo',
    never: 'Jamais examiné',
    neverList:
      'Zones intimes, paupières, peau sous cheveux ou poils, tatouages, et taches roses, rouges ou couleur de peau.',
    known: 'Limites connues',
    knownList: [
      'Peau foncée : seulement 4 des photos d’apprentissage des modèles sont de phototype V ou VI (Fitzpatrick).',
      'Le classifieur a appris sur 23 mélanomes pris au smartphone ; les lésions beiges peu visibles et celles sous les poils ou cheveux sont manquées.',
      'Quand une personne a beaucoup de lésions, fiez-vous au classement par singularité : le niveau en dit alors peu.',
    ],
    made: 'Établi par',
    kiosk: 'Borne {serial}, logiciel {version}, modèles exécutés sur {provider}',
    model: '{name} {version} ({hash})',
  },
};
