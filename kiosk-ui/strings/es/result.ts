/** What a customer reads in Spanish while photos are analysed, and afterwards. */
import type * as english from '../en/result.ts';

export const analysing: typeof english.analysing = {
  title: 'Revisando su foto',
  titleSeveral: 'Revisando sus fotos',
  photo: 'Foto {n} de {total}',
  closeup: 'Revisando la foto de cerca',
  failedTitle: 'La revisión se ha parado',
  failedOne: 'No se ha podido revisar una foto. Sigue aquí.',
  retry: 'Probar otra vez',
  leaveOut: 'Seguir sin ella',
  same: 'Un círculo no quiere decir que sea mala.',
};

export const result: typeof english.result = {
  legendShow: 'Número y doble círculo: enseñe esta mancha',
  spotsToShow: 'Manchas para enseñar: {n}',
  next: 'Siguiente',
  back: 'Atrás',
  printSlip: 'Imprimir hoja',
  printAgain: 'Imprimir otra vez',
  anotherPhoto: 'Más fotos',
  closeup: 'Foto de cerca',
  finish: 'Terminar',
  notReviewed: 'Aún sin revisar por un farmacéutico.',
  elsewhere: {
    refer:
      '¿No hay nadie en el mostrador? Vaya a ver a un farmacéutico o a un médico, mañana como muy tarde.',
    'follow-up':
      '¿No hay nadie en el mostrador? Vaya a ver a un farmacéutico o a un médico antes de dos semanas.',
    inconclusive: '¿No hay nadie en el mostrador? Vuelva cuando esté el farmacéutico.',
  },
  signed: 'El farmacéutico lo ha mirado y lo ha firmado.',
};

export const handOver: typeof english.handOver = {
  question: '¿Deja que el farmacéutico vea sus fotos y respuestas?',
  reason: 'Así podrá mirarlas con atención.',
  help: 'Se quedan aquí {hours} como máximo.',
  yes: 'Sí',
  no: 'No',
  given: 'El farmacéutico ya puede verlas: {number}.',
  notGiven: 'Sus fotos y respuestas se borrarán cuando usted termine.',
  change: 'Dejar que el farmacéutico las vea',
  notPossible:
    'Desde este quiosco no se pueden enviar sus fotos al farmacéutico. Se borran cuando usted termina.',
  retake: 'El farmacéutico le pide una foto mejor. Haga otra, por favor.',
};

export const slipLeg: typeof english.slipLeg = {
  title: 'Su hoja para el farmacéutico',
  number: 'Número de la hoja: {number}.',
  printing: 'Imprimiendo su hoja…',
  printed: 'Aquí tiene su hoja.',
  resultStands: 'Su resultado no cambia.',
  noPaper: 'No ha salido papel: no hay impresora conectada.',
  canSave: 'Puede guardar la hoja como archivo.',
  download: 'Descargar la hoja (PDF)',
};

export const finish: typeof english.finish = {
  text: 'Por favor, no lo olvide al marcharse.',
  call: 'Llamar al farmacéutico',
  now: 'Terminar',
};

export const done: typeof english.done = {
  title: 'Gracias',
  text: 'Sus fotos y respuestas se han borrado.',
  handedOver:
    'El farmacéutico tiene sus fotos y respuestas. Se borran cuando acabe de verlas, o al cabo de {hours}.',
  slipKept: 'En este quiosco solo se guarda la hoja, si usted la pidió.',
  advice:
    '¿Tiene una mancha nueva, que cambia o que le preocupa? Pregunte al farmacéutico, hoy o cualquier otro día.',
  backToStart: 'Volver al inicio',
};
