/** What went wrong and what helps, for a customer, in Spanish. No sentence says whether the reader is a man or a woman. */
import type * as english from '../en/faults.ts';

export const photoFaults: typeof english.photoFaults = {
  'second-person': 'Hay otra persona en la foto. Procure que solo se le vea a usted.',
  'no-skin': 'No se ve piel en la foto. Destape la zona y haga que llene la imagen.',
  'no-colour': 'La foto no tiene color. Avise al farmacéutico: quizá la cámara está mal ajustada.',
  'too-dark': 'La foto está muy oscura. Gírese para que la luz le dé en la piel.',
  'too-bright': 'La foto tiene demasiada luz. Apártese de la luz directa.',
  'colour-cast': 'Los colores no salen bien. Evite luces de color sobre la piel.',
  moving: 'Se ha movido un poco. No se mueva nada hasta que se haga la foto.',
  blurred: 'La foto está borrosa. No se mueva nada, a un brazo de distancia de la cámara.',
  'too-far': 'Está demasiado lejos. Acérquese a la cámara.',
  'little-skin': 'Se ve muy poca piel. Acérquese y aparte la ropa.',
  glare: 'La piel brilla con la luz. Gírese un poco o séquese la piel.',
  hair: 'El pelo tapa la piel. Apártelo si puede.',
  noisy: 'La foto tiene grano. Hace falta más luz en la piel.',
};

export const photoFaultsAgain: typeof english.photoFaultsAgain = {
  'second-person': 'Aún hay alguien detrás de usted. Pídale que se aparte o cierre la cortina.',
  'no-skin': 'Aún no se ve piel. Quite lo que la tapa y póngala en el centro de la imagen.',
  'no-colour': 'La foto sigue sin color. Llame al farmacéutico, por favor.',
  'too-dark': 'Sigue muy oscura. Póngase de cara a la lámpara o pida más luz al farmacéutico.',
  'too-bright': 'Sigue con demasiada luz. Dé la espalda a la ventana o a la lámpara.',
  'colour-cast': 'Los colores siguen mal. Aléjese de paredes vivas o de ropa de color.',
  moving: 'Se ha vuelto a mover. Apóyese en la pared o siéntese, y suelte el aire antes de la foto.',
  blurred: 'Sigue borrosa. Aléjese un poco y limpie el cristal de la cámara con un paño suave.',
  'too-far': 'Sigue demasiado lejos. Acérquese medio paso más.',
  'little-skin': 'Aún se ve poca piel. Súbase la manga o la camisa.',
  glare: 'La piel sigue brillando. Séquela con un pañuelo y gírese hacia el otro lado.',
  hair: 'El pelo aún tapa la piel. Sepárelo con los dedos o elija otra parte.',
  noisy: 'La foto sigue con grano. Pida más luz al farmacéutico.',
};

export const guidance: typeof english.guidance = {
  'only-you': 'Solo usted, por favor',
  'show-skin': 'Enseñe la piel',
  brighter: 'Más luz, por favor',
  darker: 'Menos luz, por favor',
  'white-light': 'Luz blanca, por favor',
  closer: 'Acérquese',
  further: 'Aléjese',
  'turn-a-little': 'Gírese un poco: la piel brilla',
  'hold-still': 'No se mueva',
  ready: 'Bien. No se mueva',
};

const cannotCheck = 'Ahora no se puede hacer la revisión. Avise al farmacéutico.';
const didNotWork = 'Algo no ha funcionado. Pruebe otra vez o avise al farmacéutico.';
const unreadable = 'No se ha podido leer la foto. Hágala otra vez, por favor.';
const stopped = 'La revisión se ha parado. Su foto sigue aquí. Pruebe otra vez o avise al farmacéutico.';

export const faults: typeof english.faults = {
  'camera-missing': 'La cámara no está conectada. Avise al farmacéutico. Sus fotos anteriores siguen aquí.',
  'camera-changed': 'La cámara ha cambiado. Avise al farmacéutico.',
  'camera-ambiguous': 'El quiosco no sabe qué cámara usar. Avise al farmacéutico.',
  'camera-program-missing': 'Falta un programa para la cámara. Avise al farmacéutico.',
  'camera-timeout':
    'La cámara no responde. El quiosco la está reiniciando. Si sigue así, avise al farmacéutico.',
  'camera-no-picture': 'La cámara no ha dado imagen. Pruebe otra vez en un momento o avise al farmacéutico.',
  'camera-broken-picture':
    'La imagen de la cámara está dañada. Pruebe otra vez en un momento o avise al farmacéutico.',
  'camera-wrong-size': 'La imagen de la cámara no tiene el tamaño correcto. Avise al farmacéutico.',
  'camera-black': 'La cámara lo ve todo negro. ¿Hay algo delante? Si no, avise al farmacéutico.',
  'camera-one-colour': 'La cámara muestra un solo color, no una imagen. Avise al farmacéutico.',
  'camera-half-picture': 'La cámara muestra solo parte de la imagen. Avise al farmacéutico.',
  'camera-frozen':
    'La imagen de la cámara se ha parado. El quiosco la está reiniciando. Si sigue así, avise al farmacéutico.',
  'camera-no-space': 'No caben más fotos. Termine con las que tiene o avise al farmacéutico.',
  'photo-unreadable': unreadable,
  'photo-not-a-picture': unreadable,
  'photo-unsupported': unreadable,
  'photo-animated': unreadable,
  'photo-too-small': 'La foto es demasiado pequeña para revisarla. Avise al farmacéutico.',
  'photo-too-large': 'La foto es demasiado grande para revisarla. Avise al farmacéutico.',
  'inference-crashed': stopped,
  'inference-hung': stopped,
  'inference-failed': stopped,
  'inference-renewed': 'El quiosco se está preparando. Pruebe otra vez en un momento.',
  'photo-not-held': stopped,
  'store-failed':
    'El quiosco no puede guardar ahora lo que usted pone. No se pierde nada de esta pantalla. Avise al farmacéutico.',
  'record-gone': 'Esta visita ya no se guarda. Empiece otra vez o pregunte al farmacéutico.',
  'model-missing': cannotCheck,
  'model-altered': cannotCheck,
  'provider-unavailable': cannotCheck,
  'printer-out-of-paper':
    'La impresora no tiene papel. Avise al farmacéutico y luego imprima otra vez la hoja.',
  'printer-cover-open':
    'La tapa de la impresora está abierta. Avise al farmacéutico y luego imprima otra vez la hoja.',
  'printer-offline': 'La impresora no responde. Avise al farmacéutico.',
  'printer-error': 'La impresora tiene un problema. Avise al farmacéutico.',
  'printer-no-answer': '¿Ha salido su hoja? La impresora no lo dice. Si no ha salido, imprímala otra vez.',
  'printer-wrong-paper': 'La hoja no se ha impreso. Avise al farmacéutico.',
  'printer-failed': 'La hoja no se ha impreso. Pruebe otra vez o avise al farmacéutico.',
  usage: didNotWork,
  'settings-invalid': didNotWork,
  'manifest-invalid': didNotWork,
  'signature-invalid': didNotWork,
  'engine-failed': didNotWork,
  'provision-failed': didNotWork,
  'store-in-use': didNotWork,
  'store-newer': didNotWork,
  'port-in-use': didNotWork,
  'entry-failed': didNotWork,
  'out-of-order': didNotWork,
  malformed: didNotWork,
  'pin-broken': didNotWork,
  'pin-too-weak': didNotWork,
  'pin-missing': 'Desde este quiosco no se pueden enviar sus fotos al farmacéutico.',
  'file-unsafe': didNotWork,
  stopped: didNotWork,
  unknown: didNotWork,
};
