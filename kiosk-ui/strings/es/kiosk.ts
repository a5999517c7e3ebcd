/** Every sentence that a customer reads in Spanish, on the screen and on the slip. */
import type { KioskWords } from '../en/kiosk.ts';
import { poses, sideNames, siteNames } from './body.ts';
import { faults, guidance, photoFaults, photoFaultsAgain } from './faults.ts';
import { display, frame, idle, languageChoice, link, starting } from './frame.ts';
import { bodySite, capture, closeupSpot, countdown, photo, review } from './photo.ts';
import { analysing, done, finish, handOver, result, slipLeg } from './result.ts';
import { answers, historySigns, questions, spotSigns, urgentSigns } from './risk.ts';
import { sound } from './sound.ts';
import { privacy, welcome } from './welcome.ts';

const brownOnly =
  'Esta revisión busca manchas marrones y oscuras. Puede pasar por alto las rosas, rojas o del color de la piel: enséñelas al farmacéutico.';

export const es: KioskWords = {
  language: 'es',
  locale: 'es-ES',
  direction: 'ltr',
  hours: { one: '{n} hora', many: '{n} de horas', other: '{n} horas' },
  outcomes: {
    refer: 'Enseñe hoy al farmacéutico las manchas con número, por favor.',
    'follow-up': 'Pregunte al farmacéutico por las manchas con número, por favor.',
    'no-finding':
      'Esta revisión no ha señalado ninguna mancha. Puede pasar cosas por alto: enseñe al farmacéutico toda mancha nueva, que cambie o que le preocupe.',
    inconclusive: 'No hemos podido hacer bien esta revisión. Pregunte al farmacéutico, por favor.',
  },
  outcomesWithoutSpots: {
    refer: 'Enseñe hoy su piel al farmacéutico, por favor.',
    'follow-up': 'Hable con el farmacéutico sobre sus respuestas, por favor.',
  },
  speakNow: 'Hable ahora con el farmacéutico, por favor.',
  siteNames,
  sideNames,
  poses,
  urgentSigns,
  spotSigns,
  historySigns,
  questions,
  answers,
  photoFaults,
  photoFaultsAgain,
  faults,

  slip: {
    title: 'Revisión de manchas',
    number: 'Número {number}',
    byNumber: 'Con este número el farmacéutico encuentra su revisión.',
    date: 'Fecha: {date}',
    sites: 'Fotos de: {sites}',
    spots: 'Manchas para enseñar: {n}',
    more: { one: 'y {n} más', many: 'y {n} más', other: 'y {n} más' },
    moreHandedOver: {
      one: 'y {n} más en la pantalla del farmacéutico',
      many: 'y {n} más en la pantalla del farmacéutico',
      other: 'y {n} más en la pantalla del farmacéutico',
    },
    notReviewed: 'Aún sin revisar por un farmacéutico',
    brownOnly,
    doNotWait: 'Si una mancha sangra, crece rápido o no se cura, no espere: consulte hoy a un médico.',
    notExaminedTitle: 'Lo que no se ha revisado',
    notExamined: [
      'Zonas íntimas',
      'Párpados',
      'Piel cubierta de pelo',
      'Tatuajes',
      'Lo que no sale en ninguna foto',
    ],
    notPhotographed: 'Sin foto de: {places}',
    urgentTitle: 'Nos ha dicho que tiene:',
    urgentNotSure: 'No sabía si tenía:',
    howToDelete:
      'Sus fotos y respuestas se borran cuando usted termina. ¿Ha dejado que el farmacéutico las vea? Entonces se guardan {hours} como máximo; puede pedirle que las borre antes. Esta hoja es suya: rómpala cuando ya no la necesite.',
    howToDeleteKept:
      'Sus fotos y respuestas se borran cuando usted termina. ¿Ha dejado que el farmacéutico las vea? Entonces se guardan {hours} como máximo. Este quiosco guarda una copia de esta hoja. Puede pedir al farmacéutico que lo borre todo.',
    simulated: 'Cámara simulada: las fotos no son de usted.',
  },

  frame,
  display,
  languageChoice,
  sound,
  idle,
  link,
  starting,

  welcome: { ...welcome, brownOnly },
  privacy,

  consent: {
    title: '¿Está de acuerdo?',
    photos: 'El quiosco revisa sus fotos y las borra cuando usted termina.',
    notChecked: 'No mira zonas íntimas, párpados, piel bajo el pelo ni tatuajes.',
    slipKept: 'Este quiosco guarda una copia de cada hoja que usted pide.',
    agree: 'Tengo 18 años o más y acepto',
    decline: 'No',
  },

  declined: {
    title: 'Hoy no hay revisión',
    text: 'Esta revisión es para adultos que la aceptan. ¿Le preocupa una mancha? El farmacéutico le ayudará con gusto.',
    finish: 'Terminar',
  },

  speakNowScreen: {
    text: 'Por su respuesta, una foto no es lo adecuado. El farmacéutico puede mirarlo ahora con usted.',
    change: 'Cambiar mi respuesta',
    ask: '¿Deja que el farmacéutico vea sus respuestas en pantalla?',
    yes: 'Sí',
    given: 'El farmacéutico ya puede ver sus respuestas. Su número es {number}.',
    finish: 'Terminar',
  },

  bodySite,
  capture,
  guidance,
  countdown,
  review,
  closeupSpot,
  photo,
  analysing,
  result,
  handOver,
  slipLeg,
  finish,
  done,

  scaleCard: {
    onCard: 'Ponga esta tarjeta plana sobre la piel, junto a la mancha.',
    title: 'Tarjetas de medida para la revisión',
    howTo: [
      'Imprima esta página en papel blanco mate al 100 % (tamaño real, sin «ajustar a la página»), con una impresora que dé un negro puro.',
      'Ponga una regla sobre la línea de abajo. Si no mide exactamente lo que dice, no use las tarjetas: imprima otra vez.',
      'Recorte las tarjetas por las líneas grises y guárdelas planas, limpias y secas. Tire las dobladas o manchadas.',
    ],
    ruler: 'Esta línea mide {mm} mm.',
  },
};
