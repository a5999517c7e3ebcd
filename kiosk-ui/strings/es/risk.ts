/** The questions in a customer's words, in Spanish. */
import type * as english from '../en/risk.ts';

export const urgentSigns: typeof english.urgentSigns = {
  'bleeding-wound': 'Una mancha que sangra o una herida abierta',
  'growing-lump': 'Un bulto que crece rápido, o uno nuevo rosa o rojo que crece',
  'nail-line': 'Una línea oscura nueva en una uña',
  'unhealed-sore': 'Una herida o llaga que no se cura',
};

export const spotSigns: typeof english.spotSigns = {
  'change-in-size': 'Ha crecido',
  'irregular-shape': 'Forma desigual o borde irregular',
  'irregular-colour': 'Más de un color',
  'diameter-7mm': 'Más ancha que un lápiz',
  inflammation: 'Borde rojo o dolorido',
  oozing: 'Húmeda o con costra',
  'change-in-sensation': 'Pica o se nota distinta',
};

export const historySigns: typeof english.historySigns = {
  'own-melanoma': 'Un médico me quitó una mancha oscura peligrosa',
  'family-melanoma': 'Mi padre, mi madre, un hermano o un hijo tuvo una mancha así',
  'weak-immune-system': 'Un medicamento me baja las defensas',
  'many-spots': 'Tengo más de 50 lunares o manchas marrones',
  sunburns: 'En la infancia, el sol me quemó muchas veces y me dolía',
  'new-spot': 'Una mancha oscura nueva en el último año',
  'palms-soles-nails': 'Una mancha o línea oscura en palma, planta o uña',
};

export const questions: typeof english.questions = {
  urgent: '¿Tiene algo de esto?',
  someUrgent: 'Tengo algo de esto, o no lo sé',
  tone: '¿Qué color tiene su brazo por dentro, encima del codo?',
  toneName: 'Color de piel {n} de 10, de claro a oscuro',
  spots: '¿Tiene alguna mancha así?',
  history: '¿Se da alguno de estos casos?',
  none: 'Nada de esto',
  next: 'Continuar',
  notSure: 'No lo sé',
  notSureOfRest: 'No sé el resto',
  back: 'Atrás',
  skipAll: 'Saltar las preguntas',
  skipTitle: '¿Saltar las preguntas?',
  skipText: 'Sin sus respuestas, el quiosco solo puede pedirle que vea al farmacéutico. Lo demás no cambia.',
  skipConfirm: 'Sí, saltarlas',
  skipCancel: 'No, responderé',
};

export const answers: typeof english.answers = {
  open: 'Mis respuestas',
  title: 'Sus respuestas',
  urgent: 'Señales urgentes',
  tone: 'Color de piel',
  spots: 'Sus manchas',
  history: 'Sobre usted',
  none: 'Nada de esto',
  notSure: 'No lo sé',
  skipped: 'Sin responder',
  change: 'Cambiar',
  right: 'Correcto',
};
