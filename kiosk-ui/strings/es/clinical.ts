/** Names of levels, groups, classes, faults and answers in Spanish, for a professional. A "band" is a "grupo". */
import type * as english from '../en/clinical.ts';

export const levels: typeof english.levels = {
  refer: 'Derivar',
  'follow-up': 'Seguimiento',
  'no-finding': 'Sin hallazgos',
  inconclusive: 'No concluyente',
};

export const reasons: typeof english.reasons = {
  'lesion-refer': 'Al menos una lesión está en el grupo «derivar».',
  'seven-point': 'La lista de 7 puntos suma 3 puntos o más (NICE NG12).',
  'lesion-follow': 'Al menos una lesión está en el grupo «seguimiento».',
  history: 'Una respuesta de los antecedentes pide una revisión presencial.',
  'lesion-unassessable':
    'Una lesión no se puede valorar en su foto, o al menos la mitad de las lesiones son dudosas.',
  'no-photo': 'No hay ninguna foto.',
  'no-skin': 'En una foto no se ve piel.',
  'photo-unusable': 'Una foto no se puede usar o su análisis ha fallado.',
  'photo-poor': 'Tras varios intentos se aceptó una foto mala.',
  'no-lesion-found': 'No se encontró ninguna lesión en las fotos. Eso no significa que no haya ninguna.',
  'tone-dark': 'Tono de piel declarado Monk 7 a 10: nada demuestra que los modelos funcionen en él.',
  'tone-not-declared': 'No se declaró el tono de piel, así que cuenta como oscuro.',
  'seven-point-incomplete': 'Un punto de la lista de 7 está abierto, así que el total es «al menos».',
  'history-incomplete': 'Una pregunta importante de los antecedentes se saltó o su respuesta no se conoce.',
  'every-lesion-none':
    'Todas las lesiones encontradas están en el grupo «ninguno» y todas las fotos son utilizables.',
};

export const bands: typeof english.bands = {
  refer: 'Grupo «derivar»',
  follow: 'Grupo «seguimiento»',
  none: 'Grupo «ninguno»',
  unassessable: 'No valorable',
};

export const bandNames: typeof english.bandNames = {
  refer: 'derivar',
  follow: 'seguimiento',
  none: 'ninguno',
  unassessable: 'no valorable',
};

export const bandMarks: typeof english.bandMarks = {
  refer: 'tres anillos rojos',
  follow: 'dos anillos amarillos',
  none: 'un anillo blanco',
  unassessable: 'anillo discontinuo',
};

export const classes: typeof english.classes = {
  background: 'fondo',
  skinEdge: 'borde de la piel',
  skin: 'piel sin lesión',
  nsplA: 'NSPL-A (no sospechosa)',
  nsplB: 'NSPL-B (para seguimiento)',
  spl: 'SPL (lesión pigmentada sospechosa)',
};

export const doubts: typeof english.doubts = {
  'no-detail': 'Muy pocos píxeles o muy poco detalle para valorarla bien.',
  unfamiliar: 'Distinta de todas las lesiones que ha visto el clasificador.',
};

export const moved: typeof english.moved = {
  'common-among-own':
    'Ha pasado del grupo «{from}» al grupo «{to}»: se parece mucho a las demás lesiones de esta persona.',
  'odd-among-own':
    'Ha pasado del grupo «{from}» al grupo «{to}»: resulta rara entre las lesiones de esta persona.',
};

export const dismissals: typeof english.dismissals = {
  'no-lesion': 'El programa cree que no es una lesión',
  'off-skin': 'No está rodeada de piel',
  'scale-card': 'En la tarjeta de medida',
};

export const faults: typeof english.faults = {
  'second-person': 'sale otra persona',
  'no-skin': 'sin piel',
  'too-dark': 'muy oscura',
  'too-bright': 'sobreexpuesta',
  'no-colour': 'sin color',
  'colour-cast': 'colores falseados',
  moving: 'movida',
  blurred: 'borrosa',
  'too-far': 'demasiado lejos',
  'little-skin': 'poca piel',
  glare: 'brillo en la piel',
  hair: 'pelo sobre la piel',
  noisy: 'con grano',
};

export const pathways: typeof english.pathways = {
  urgent: {
    name: 'Derivación urgente',
    text: 'Circuito de sospecha de cáncer de su comunidad autónoma, hoy.',
  },
  routine: { name: 'Derivación ordinaria', text: 'Al médico de familia o al dermatólogo.' },
  'watch-8-weeks': { name: 'Vigilar 8 semanas', text: 'El papel indica la fecha para volver.' },
  'not-assessable': { name: 'No valorable aquí', text: 'Debe verlo un médico.' },
  none: { name: 'Sin derivación', text: 'Solo consejo al cliente.' },
};

export const sevenPoint: typeof english.sevenPoint = {
  'change-in-size': 'Cambio de tamaño',
  'irregular-shape': 'Forma irregular',
  'irregular-colour': 'Color irregular',
  'diameter-7mm': 'Diámetro máximo de 7 mm o más',
  inflammation: 'Inflamación',
  oozing: 'Exudación o costra',
  'change-in-sensation': 'Cambio de sensibilidad',
};

export const answers: typeof english.answers = {
  yes: 'Sí',
  no: 'No',
  'not-sure': 'No lo sabe',
  skipped: 'Sin responder',
};
