/** What went wrong, for technicians, in Spanish. */
import type * as english from '../en/doctor-faults.ts';
import { rareFaults } from '../rare-faults.ts';

const didNotWork = 'No ha funcionado. Pruebe otra vez; si vuelve a fallar, el registro dice más.';
const modelsStopped = 'El proceso de los modelos se ha parado. El quiosco lo arranca de nuevo por sí solo.';

export const faults: Readonly<Record<keyof typeof english.faults, string>> = {
  'signed-out': 'Su sesión está cerrada. Entre de nuevo.',
  busy: 'Hay un cliente en el quiosco. Espere a que termine la visita.',
  'not-supervised':
    'Nada volvería a arrancar el quiosco. Párelo donde se arrancó y arránquelo allí de nuevo.',
  malformed: 'El quiosco no puede leer lo que ha enviado esta página. Cárguela de nuevo.',
  stopped: 'El quiosco se está apagando o ha cerrado este dispositivo. Pruebe otra vez cuando vuelva.',
  'store-failed':
    'Las visitas guardadas no se pueden leer o escribir. Revise con df -h y dmesg, y reinicie el quiosco.',
  'file-unsafe':
    'Un archivo del quiosco es un enlace o una carpeta, y no se sigue. Mire en su carpeta de estado.',
  'pin-broken': 'El archivo de un PIN no se puede leer. Defina un PIN nuevo: sudo spl-kiosk provision',
  'manifest-invalid':
    'La lista de los modelos (models/manifest.json) no se puede leer. Instale de nuevo la versión.',
  'signature-invalid': 'La clave de publicación no firmó los modelos. Pida de nuevo la versión e instálela.',
  'model-missing': 'El archivo de un modelo no se puede leer. Instale de nuevo la versión.',
  'model-altered': 'El archivo de un modelo ha cambiado. Instale de nuevo la versión.',
  'provision-failed': 'Un paso de la preparación no terminó. Ejecute otra vez: sudo spl-kiosk provision',

  'camera-missing': 'No hay ninguna cámara. Revise su cable o indique otra en los ajustes: SPL_KIOSK_CAMERA',
  'camera-changed':
    'Se conectó otra cámara. Conecte de nuevo la primera, o reinicie el quiosco para usar la nueva.',
  'camera-ambiguous':
    'No se pueden distinguir dos cámaras. Desconecte una o indique una en los ajustes por su conector, /dev/v4l/by-path/….',
  'camera-program-missing':
    'Falta un programa para la cámara. Instálelo: sudo apt-get install fswebcam ffmpeg',
  'camera-timeout':
    'La cámara no responde a tiempo. Desconéctela, conéctela de nuevo y espere diez segundos.',
  'camera-no-picture':
    'La cámara no ha dado imagen. Compruebe que no la use otro programa; después desconéctela y conéctela de nuevo.',
  'camera-broken-picture':
    'La cámara da una imagen dañada. Revise su cable, o desconéctela y conéctela de nuevo.',
  'camera-wrong-size':
    'La cámara da una imagen de {size}, que no sirve. Ponga en cameraWidth y cameraHeight un tamaño que tenga, o use otra cámara.',
  'camera-black': 'La cámara solo ve negro. Quite la tapa del objetivo o abra su obturador.',
  'camera-one-colour':
    'La cámara da un solo color en vez de una imagen. Desconéctela, conéctela de nuevo y espere diez segundos.',
  'camera-half-picture':
    'La cámara da media imagen. Desconéctela y conéctela de nuevo, sin concentrador USB si lo hay.',
  'camera-frozen':
    'La imagen en directo está congelada. Desconecte la cámara, conéctela de nuevo y espere diez segundos.',
  'camera-no-space': 'No hay memoria para una foto. Cierre otros programas y mire /dev/shm.',

  'printer-out-of-paper': 'La impresora no tiene papel. Ponga un rollo u hojas nuevas e imprima otra vez.',
  'printer-cover-open': 'La tapa de la impresora está abierta. Ciérrela e imprima otra vez.',
  'printer-offline':
    'La impresora no responde. Enciéndala, revise su cable, con CUPS también lpstat -p, e imprima otra vez.',
  'printer-error': 'La impresora avisa de «{kind}». Mire su pantalla o sus luces.',
  'printer-no-answer':
    'La impresora aceptó el papel, pero no dijo que lo imprimiera. Compruebe si ha salido.',
  'printer-wrong-paper':
    'La impresora solo imprime hojas de resultado. Indique en los ajustes una impresora para cartas (letterPrinter).',
  'printer-failed':
    'El papel no se pudo crear o guardar. Compruebe que la carpeta slipFolder exista, se pueda escribir y no esté llena.',

  ...rareFaults(didNotWork, modelsStopped),
};
