/** Every sentence on the pharmacist's page in Spanish. A group (band) is never called a chance (RULES.md 13). */
import type * as english from '../en/pharmacist.ts';
import {
  bandMarks,
  bandNames,
  bands,
  classes,
  dismissals,
  doubts,
  faults,
  levels,
  moved,
  pathways,
  reasons,
  sevenPoint,
} from './clinical.ts';
import { decision } from './decision.ts';
import { faultsOfWork } from './desk-faults.ts';
import { findings } from './findings.ts';

export const desk: typeof english.desk = {
  title: 'Puesto del farmacéutico',
  brand: 'Revisión de manchas',
  role: 'Farmacéutico',

  frame: {
    queue: 'Cola',
    figures: 'Respuestas médicas, cifras',
    signOut: 'Cerrar sesión',
    arrived: 'Hay un cribado nuevo en espera.',
    lost: 'El quiosco no responde. Esta página sigue en cuanto responda.',
    endingTitle: '¿Sigue ahí?',
    ending: {
      one: 'Su sesión se cerrará en {n} segundo, para que nadie más vea estas fotos. Toque cualquier cosa para seguir. Lo que ha rellenado se guarda.',
      many: 'Su sesión se cerrará en {n} de segundos, para que nadie más vea estas fotos. Toque cualquier cosa para seguir. Lo que ha rellenado se guarda.',
      other:
        'Su sesión se cerrará en {n} segundos, para que nadie más vea estas fotos. Toque cualquier cosa para seguir. Lo que ha rellenado se guarda.',
    },
    stay: 'Seguir en la sesión',
    signOutTitle: '¿Cerrar sesión ya?',
    signOutBegun: 'Rellenado pero sin firmar: {numbers}.',
    signOutKept: 'Se guarda con las fotos y vuelve a aparecer cuando inicie sesión.',
    signOutConfirm: 'Sí, cerrar sesión',
    calledTitle: 'El cliente le llama',
    called:
      'Alguien pregunta por usted en el quiosco. Cuando usted responda, esa persona lo verá en pantalla.',
    answerCall: 'Ya voy',
  },

  queue: {
    title: 'Le están esperando',
    none: 'No espera nadie',
    noneText: 'Un cribado aparece aquí en cuanto un cliente lo entrega.',
    open: 'Abrir',
    number: 'Número {number}',
    search: 'Buscar un número',
    searchHelp: 'Escríbalo o escanee el código de la hoja.',
    notFound: 'Aquí no espera ningún cribado con este número.',
    waits: 'Espera: {time}',
    openElsewhere: 'Abierto ahora en una pantalla.',
    begun: 'Rellenado, sin firmar.',
    ending:
      'Sin firmar; se borran para siempre dentro de {time} o poco después: {numbers}. Véalos antes, o sus clientes tendrán que volver.',
    endsUnseen: 'Se borra dentro de {time}, sin firmar.',
    at: 'Fotos: {time}',
    expires: 'Se borra: {time}',
    photos: 'Fotos',
    lesions: 'Lesiones',
    spots: 'Señaladas',
    urgent: 'Señal urgente',
    status: { waiting: 'En espera', 'retake-asked': 'Fotos pedidas', signed: 'Firmado' },
    incomplete: 'Un corte de luz borró sus fotos y respuestas.',
  },

  levels,
  reasons,
  bands,
  bandNames,
  bandMarks,
  classes,
  doubts,
  moved,
  dismissals,
  faults,
  faultsOfWork,

  result: {
    title: 'El programa propone',
    because: 'Porque',
    noResult: 'Sin resultado',
    here: 'El cliente sigue en el quiosco.',
    gone: 'El cliente se ha ido del quiosco.',
    elsewhere: 'Otra pantalla también muestra este cribado.',
    incomplete:
      'Un corte de luz borró fotos, respuestas y hallazgos de este cribado. Solo quedan su nivel y sus horas.',
    ended: 'Este cribado ya no se guarda.',
    endedText: 'Se borró en otra pantalla, el cliente pidió borrarlo o se acabó su plazo.',
  },
  sevenPoint,

  figures: {
    title: 'En qué acabó',
    awaited: 'Médicos que aún no han respondido',
    awaitedText:
      'Anote lo que encontró el médico; el número se olvida entonces. A los 180 días desaparece solo.',
    noneAwaited: 'No se espera la respuesta de nadie.',
    outcomes: { benign: 'Benigna', follow: 'Seguimiento', treated: 'Tratada' },
    months: 'Sus propias cifras',
    caption: 'Por el mes en que empezó la visita',
    month: 'Mes',
    visits: 'Visitas',
    signed: 'Firmadas',
    referred: 'Derivadas',
    confirmed: 'Confirmadas (seguimiento o tratadas)',
    minutes: 'Minutos desde la primera foto hasta la decisión (mediana)',
    csv: 'Descargar como CSV',
  },

  keyboard: {
    label: 'Teclado en pantalla',
    shift: 'Mayúscula',
    space: 'espacio',
    erase: 'Borrar',
    close: 'Cerrar',
  },

  pathways,

  ...findings,
  ...decision,
};
