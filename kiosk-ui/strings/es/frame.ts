/** What a customer reads in Spanish around every screen, and in its dialogs. */
import type * as english from '../en/frame.ts';

export const frame: typeof english.frame = {
  name: 'Revisión de manchas',
  researchNotice: 'Solo para investigación. No es un diagnóstico.',
  simulated: 'Cámara simulada: las fotos no son de usted.',
  simulatedPrinter: 'Sin impresora.',
  more: 'Más',
  moreTitle: 'Para el técnico',
  simulatedCamera: 'No hay cámara conectada. En lugar de fotos se usan imágenes guardadas.',
  noPrinter: 'No hay impresora conectada. La hoja es un archivo para guardar.',
  slipFolder: 'Cada hoja se guarda en una carpeta de este quiosco.',
  noGpu: 'La revisión usa el procesador principal y tarda más.',
  close: 'Cerrar',
  stop: 'Parar y borrar',
  pharmacist: 'Para el farmacéutico',
  call: 'Llamar al farmacéutico',
  ringing: 'Avisando al farmacéutico…',
  coming: 'El farmacéutico ya viene',
  nobody: 'Pregunte en el mostrador',
  hide: 'Ocultar foto',
  show: 'Mostrar foto',
  stopTitle: '¿Parar la revisión?',
  stopText: 'Sus fotos y respuestas se borrarán ahora. No se podrán recuperar.',
  stopConfirm: 'Sí, parar y borrar',
  stopCancel: 'No, seguir',
  parts: { questions: 'Preguntas', photo: 'Foto', check: 'Revisión', result: 'Resultado' },
  step: 'Parte {n} de 4: {part}',
  next: 'Más',
  before: 'Página anterior',
  page: 'Página {n} de {total}',
  refused: 'No ha funcionado. Pruebe otra vez.',
  modelsNotReady: 'El quiosco se está preparando. La revisión puede tardar un poco más.',
};

export const display: typeof english.display = {
  open: 'Tamaño de letra',
  title: 'Letra y colores',
  close: 'Cerrar',
  size: 'Tamaño de letra',
  sizes: { small: 'Pequeño', normal: 'Normal', large: 'Grande', largest: 'Muy grande' },
  theme: 'Colores',
  themes: {
    default: 'Normales',
    light: 'Alto contraste, claro',
    dark: 'Alto contraste, oscuro',
    soft: 'Suaves',
  },
};

export const languageChoice: typeof english.languageChoice = { title: 'Idioma', close: 'Cerrar' };

export const idle: typeof english.idle = {
  title: '¿Sigue usted ahí?',
  text: 'Si nadie toca la pantalla, sus fotos y respuestas se borran en',
  seconds: { one: '{n} segundo', many: '{n} de segundos', other: '{n} segundos' },
  stay: 'Sigo aquí',
};

export const link: typeof english.link = {
  lost: 'Un momento, por favor',
  lostText: 'La pantalla busca el quiosco. Tarda unos segundos. Si sigue así, avise al farmacéutico.',
  restarted: 'El quiosco se ha reiniciado',
  restartedText: 'Su revisión ha terminado. Sus fotos y respuestas se han borrado. Puede empezar otra vez.',
  dismiss: 'Aceptar',
};

export const starting: typeof english.starting = {
  title: 'Un momento, por favor',
  text: 'Este quiosco se está poniendo en marcha. Tarda uno o dos minutos.',
};
