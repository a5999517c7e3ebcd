/** The computer behind the counter, in Spanish. */
import type * as english from '../en/desk-link.ts';

export const deskLink: typeof english.deskLink = {
  title: 'El ordenador del mostrador',
  text: 'La página del farmacéutico se abre también allí, cuando un código ha vinculado ese ordenador con el quiosco.',
  off: 'Apagado: el ajuste deskLink no nombra ninguna interfaz de red. Nada escucha fuera de esta máquina.',
  faults: {
    'no-address':
      'No está abierto: la interfaz de red del ajuste deskLink no tiene dirección. Revise el cable.',
    'port-taken': 'No está abierto: otro programa usa el puerto del ajuste deskLinkPort.',
    'no-certificate': 'No está abierto: falta el certificado. Un técnico ejecuta: sudo spl-kiosk provision.',
  },
  address: 'Dirección para abrir allí',
  fingerprint: 'Certificado (SHA-256)',
  compare: 'El navegador de allí avisa de este certificado. Siga solo si muestra las mismas letras y cifras.',
  paired: {
    one: 'Hay {n} ordenador vinculado.',
    many: 'Hay {n} de ordenadores vinculados.',
    other: 'Hay {n} ordenadores vinculados.',
  },
  pair: 'Vincular un ordenador',
  code: 'Escriba allí este código',
  codeLasts: 'Vincula un ordenador y caduca dentro de {time}.',
  codeOver: 'Este código ha caducado. Pida otro.',
  close: 'Cerrar',
  noFiles: 'La pantalla del quiosco no guarda archivos. Use un ordenador vinculado con el quiosco.',
  forget: 'Olvidar todos los ordenadores vinculados',
  forgetTitle: '¿Olvidar todos los ordenadores vinculados?',
  forgetText:
    'Se cierra la sesión de todos en la página del farmacéutico, y cada ordenador necesita otro código.',
  forgetConfirm: 'Sí, olvidarlos',
  forgetCancel: 'No, volver',
  failed: 'No ha funcionado. Pruebe otra vez o mire el registro.',
};

export const pairPage: typeof english.pairPage = {
  title: 'Vincular este ordenador',
  text: 'En el quiosco, entre en la página del farmacéutico y pulse «Vincular un ordenador». Después escriba aquí su código.',
  label: 'Código de 8 cifras',
  ok: 'Vincular',
  paused: 'Demasiados códigos incorrectos. Podrá probar otra vez dentro de {time}.',
  refusals: {
    'code-wrong': 'El código no es correcto. Mire otra vez el quiosco.',
    'code-paused': 'Demasiados códigos incorrectos. Espere un poco.',
    'code-none': 'No hay ningún código abierto. Pulse «Vincular un ordenador» en el quiosco para tener otro.',
    malformed: 'El código tiene 8 cifras.',
  },
  failed: 'El quiosco no ha aceptado el código. Pruebe otra vez o avise a un técnico.',
};

export const bell: typeof english.bell = {
  none: 'No espera nadie',
  waiting: { one: '{n} en espera', many: '{n} en espera', other: '{n} en espera' },
  ending: { one: '{n} se borra pronto', many: '{n} se borran pronto', other: '{n} se borran pronto' },
  called: 'El cliente del quiosco le llama',
};
