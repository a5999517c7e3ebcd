/**
 * The referral slip and the letter in Spanish: a doctor reads "lesión" and "paciente", and in their own part the customer
 * reads "mancha" and "usted".
 */
import type * as english from '../en/referral.ts';
import type { ReferralWords } from '../en/referral.ts';
import { es } from './kiosk.ts';

export const referral: typeof english.referral = {
  slipTitle: 'Lesiones de la piel: derivación',
  letterTitle: 'Lesiones de la piel: derivación desde una farmacia',
  intro:
    'Al médico: a esta persona se le ha revisado la piel en nuestra farmacia. Un quiosco hizo fotos sin dermatoscopio, un programa de investigación clasificó las lesiones marrones y oscuras y el farmacéutico decidió. Le rogamos que examine la propia piel antes de confiar en nada de ello.',
  from: 'De {pharmacy}',
  screened: 'Fotos hechas: {date}',
  signed: 'Firmado: {date}',
  alias: 'Iniciales o alias: {alias}',
  name: 'Nombre del paciente',
  birth: 'Fecha de nacimiento',
  pathwayTitle: 'Solicitud',
  pathways: {
    urgent: 'Urgente: se ruega examinar a este paciente',
    routine: 'Ordinaria: se ruega examinar a este paciente',
    'watch-8-weeks': 'Vigilar 8 semanas: el paciente vuelve a la farmacia el {date}',
    'not-assessable': 'No valorable en las fotos: se ruega examinar la propia piel',
    none: 'Para su información: no se le solicita nada',
  },
  reception: {
    urgent:
      'Para recepción: por favor, la próxima cita urgente. Si no hay ninguna en pocos días, consulten hoy al médico.',
    routine:
      'Para recepción: una cita ordinaria para mirar la piel. Si una lesión sangra o crece rápido, una urgente.',
    'watch-8-weeks':
      'Para recepción: por ahora, ninguna cita. Si antes una lesión cambia, sangra o crece, una urgente.',
    'not-assessable':
      'Para recepción: una cita ordinaria para mirar la piel. Si una lesión sangra o crece rápido, una urgente.',
    none: 'Para recepción: no se pide cita.',
  },
  contact: 'Teléfono o sello de la farmacia',
  decision: 'Decisión del farmacéutico: {level}. Propuesta del programa: {software}.',
  reason: 'Motivo para decidir otra cosa: {reason}',
  note: 'Nota del farmacéutico: {note}',
  cut: '{text}… (sigue en la carta)',
  levels: {
    refer: 'derivar',
    'follow-up': 'seguimiento',
    'no-finding': 'ninguna lesión señalada',
    inconclusive: 'no concluyente',
  },
  noLevel: 'ninguna, la revisión acabó antes de hacer fotos',
  signature: '{name}, farmacéutico/a, n.º de colegiado {registration}',
  spots: 'Lesiones que encontró el programa: {found}. Señaladas: {shown}.',
  noSpots: 'No se ha señalado ninguna lesión. Lesiones que encontró el programa: {found}.',
  more: {
    one: '{n} de las señaladas no se muestra aquí: se ruega mirar también el resto de la piel',
    many: '{n} de las señaladas no se muestran aquí: se ruega mirar también el resto de la piel',
    other: '{n} de las señaladas no se muestran aquí: se ruega mirar también el resto de la piel',
  },
  spot: 'Lesión {n}: {site}',
  diameter: 'Diámetro: {mm} mm (± {error} mm)',
  noScale: 'Diámetro sin medir: no había tarjeta de medida al lado',
  closeup: 'La segunda imagen es una foto de cerca aparte',
  bands: {
    refer: 'Propuesta del programa: derivar',
    follow: 'Propuesta del programa: seguimiento',
    none: 'Propuesta del programa: ninguna',
    unassessable: 'Propuesta del programa: ninguna, no ha podido valorar esta lesión',
  },
  pictures:
    'Primera imagen: la foto, con la lesión rodeada. Segunda imagen: la lesión, recortada y ampliada.',
  scope:
    'El programa busca lesiones marrones y oscuras: se le pueden escapar las rosadas, rojas o del color de la piel.',
  bandNote:
    'El programa pone cada lesión en uno de tres grupos: derivar, seguimiento, ninguna. El grupo no indica ninguna probabilidad.',
  doubts: {
    'no-detail': 'Menos fiable: poco detalle en la foto',
    unfamiliar: 'Menos fiable: distinta de las lesiones con las que aprendió el programa',
  },
  oddness: 'Diferencia con las demás lesiones del paciente: puesto {rank} de {of} (1 = la más distinta)',
  noOddness: 'Sin comparar con otras lesiones: hay menos de tres',
  qualityGood: 'Calidad de la foto: buena',
  qualityFaults: 'Calidad de la foto: limitada ({faults})',
  faults: {
    'second-person': 'sale otra persona',
    'no-skin': 'no se ve piel',
    'no-colour': 'sin color',
    'too-dark': 'muy oscura',
    'too-bright': 'sobreexpuesta',
    'colour-cast': 'colores falseados',
    moving: 'movida',
    blurred: 'borrosa',
    'too-far': 'hecha desde demasiado lejos',
    'little-skin': 'se ve poca piel',
    glare: 'brillo en la piel',
    hair: 'pelo sobre la piel',
    noisy: 'con grano',
  },
  mapTitle: 'Dónde están las lesiones, aproximadamente',
  mapNote: 'Izquierda y derecha son las del paciente.',
  mapLeft: 'izquierda',
  mapRight: 'derecha',
  front: 'Delante',
  back: 'Detrás',
  sevenPointTitle: 'Lista ponderada de 7 puntos',
  sevenPointNote:
    'Preguntada una vez, para todas las lesiones juntas. Con tres puntos o más se pide derivar (NICE NG12).',
  sevenPointItems: {
    'change-in-size': 'Cambio de tamaño (2)',
    'irregular-shape': 'Forma irregular (2)',
    'irregular-colour': 'Color irregular (2)',
    'diameter-7mm': 'Diámetro de 7 mm o más (1)',
    inflammation: 'Inflamación (1)',
    oozing: 'Exudación o costra (1)',
    'change-in-sensation': 'Cambio de sensibilidad (1)',
  },
  sevenPointAnswers: { yes: 'sí', no: 'no', 'not-sure': 'no lo sabe', skipped: 'sin responder' },
  origins: { asked: 'preguntado', measured: 'medido' },
  sevenPointTotal: 'Total: {points}',
  sevenPointAtLeast: 'Total: al menos {points}',
  historyTitle: 'Antecedentes, según el paciente',
  history: {
    'own-melanoma': 'Melanoma extirpado anteriormente',
    'family-melanoma': 'Melanoma en padre, madre, hermanos o hijos',
    'weak-immune-system': 'Medicamento inmunosupresor',
    'many-spots': 'Más de 50 lunares o manchas marrones',
    sunburns: 'Quemaduras de sol dolorosas en la infancia',
    'new-spot': 'Mancha marrón u oscura nueva en el último año',
    'palms-soles-nails': 'Mancha o línea oscura en palma, planta o uña',
  },
  answers: { yes: 'sí', no: 'no', 'not-sure': 'no lo sabe', skipped: 'sin responder' },
  tone: 'Tono de piel declarado: Monk {tone} de 10',
  noTone: 'Tono de piel: no declarado',
  yesTo: 'Sí: {items}',
  historyYes: 'Antecedentes, sí: {items}',
  madeByTitle: 'Elaborado por',
  madeBy: 'Quiosco {serial}, spl-kiosk {version}',
  runOn: 'modelos ejecutados en {provider}',
  model: '{name} {version}, SHA-256 {hash}',
  page: 'Página {n} de {total}',
  answerTitle: 'Respuesta del médico: se ruega devolverla a {pharmacy}',
  answerNote:
    'Número {number}. Envíe una copia de esta página, o recorte el formulario y déselo al paciente para que lo devuelva.',
  answerResult: 'Resultado, por número de lesión',
  answerDate: 'Fecha',
  answerSignature: 'Firma y sello',
  safetyNetTitle: 'Para usted',
  nextStep: {
    urgent:
      'Llame hoy a la consulta de su médico, diga que un farmacéutico pide una cita urgente y lleve este papel.',
    routine: 'Llame esta semana a la consulta de su médico, pida una cita y lleve este papel.',
    'watch-8-weeks': 'Vuelva a la farmacia ({pharmacy}) el {date} y traiga este papel.',
    'not-assessable':
      'Las fotos no muestran lo suficiente. Llame esta semana a la consulta de su médico, pida una cita y lleve este papel.',
    none: 'El farmacéutico no pide ninguna cita por ahora. Guarde este papel y enséñelo si va al médico por su piel.',
  },
  safetyNet: [
    'Esta revisión puede pasar cosas por alto. Si una mancha es nueva, cambia, sangra o le preocupa, haga que se la miren, diga lo que diga este papel.',
  ],
  howToDelete:
    'Este papel sustituye al que imprimió el quiosco. ¿Preguntas sobre este papel? Pregunte en {pharmacy} y diga el número {number}. Allí también puede pedir en cualquier momento que borren sus fotos y respuestas. Se guardan {hours} como máximo. Este papel es suyo.',
  howToDeleteKept:
    'Este papel sustituye al que imprimió el quiosco. ¿Preguntas sobre este papel? Pregunte en {pharmacy} y diga el número {number}. Allí también puede pedir en cualquier momento que borren sus fotos y respuestas. Este quiosco guarda una copia de este papel: pida que la borren también.',
};

export const esReferral: ReferralWords = { ...es, referral };
