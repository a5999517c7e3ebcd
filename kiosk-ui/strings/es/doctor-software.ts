/** What the checks say about the software and its use, in Spanish. */
import type * as english from '../en/doctor-software.ts';

export const software: Readonly<Record<keyof typeof english.software, string>> = {
  nodeTested: '{own}, probado con {pinned}',
  nodeMadeFor: '{own}, hecho para {pinned}',
  nodeStart: 'Arranque el quiosco con npm o con su unidad, que traen su propio Node.',
  packagesLocked: 'spl-kiosk {release}, paquetes fijados: {n}',
  packagesOdd: 'no como se fijaron: {names}',
  packagesInstall: 'Instale de nuevo la versión o ejecute: npm ci',
  releaseBecause: '{version}, porque {newer} no llegó a funcionar bien',
  releaseReason: 'Busque la causa con: journalctl -u spl-kiosk. Después instale una versión corregida.',
  settingsShipped: 'todos como vienen de fábrica',
  settingsSet: 'cambiados: {names}',

  bindingReinstall: 'Instale de nuevo la versión. Su módulo de onnxruntime no se carga.',
  bindingVersion: '{version}, compilado con {providers}',
  bindingWithout: '{version}, compilado con {providers}; sin {missing}',
  bindingExact: 'Instale el módulo exactamente para onnxruntime {version}: el instalado es de otra versión.',
  bindingInstall:
    'Instale el módulo TensorRT para esta placa: deploy/install --onnxruntime FILE (deploy/README.md dice cuál).',
  modelsMissing: 'faltan: {models}',
  modelsReinstall: 'Instale de nuevo la versión.',
  modelsAltered: 'alterados: {models}',
  modelsReinstallAltered: 'Instale de nuevo la versión. El quiosco no arranca con modelos alterados.',
  signatureBy: 'con la clave de publicación {key}',
  signatureUnpinned: 'firmados, pero sin clave fijada que diga por quién',
  signatureWrong: 'la firma de los modelos no corresponde a la clave de publicación fijada',
  signatureAgain:
    'Pida de nuevo la versión a quien tiene la clave, o fije la clave correcta: deploy/install --release-key FILE.',
  signaturePin: 'Fije la clave de publicación: deploy/install --release-key FILE.',
  signatureNone: 'sin firmar y sin clave fijada: se aceptan modelos de cualquier versión',
  signatureInstall:
    'Instale una versión creada con "npm run package -- --sign KEYFILE" y fije su clave: deploy/install --release-key FILE.',
  providersFollow: 'Siga lo que dice «providers»: los modelos no se han cargado.',
  providersLower: '{models}; los proveedores mejores no funcionan',
  providersProvision: 'Ejecute: npm run provision, e instale el módulo TensorRT si así lo indica.',
  enginesNone: 'esta máquina no tiene TensorRT',
  enginesUnfit: 'faltan o están anticuados: {models}',
  enginesInstall: 'Instale libnvinfer10 de JetPack o permita "cpu" en los ajustes.',
  enginesBuild: 'Ejecute npm run provision, que crea los motores que faltan o están anticuados.',
  latencyRelieve:
    'Cierre otros programas, active el modo de energía más potente y revise «temperature» y «providers».',

  loopLongest: '{ms} ms como máximo',
  loopRestart: 'Reinicie el quiosco; si vuelve a ocurrir, envíe el paquete de soporte.',
  inferenceSince: '{seconds} s desde la última ejecución',
  inferenceNone: 'aún sin ejecuciones',
  inferenceRestart: 'Reinicie el quiosco; si vuelve a ocurrir, ejecute: npm run doctor',
  modelsWait: 'Espere un minuto: los modelos se están cargando de nuevo. Después ejecute: npm run doctor',
  storeCheck: 'Compruebe con df -h y dmesg si el disco está lleno o es de solo lectura.',
  storeBroken: '{folder}: no se puede leer o escribir ({code})',
  storeAside: '{folder}: la base de datos estaba dañada; se apartó como {files} y se creó otra nueva',
  storeTell:
    'Avise al farmacéutico de que se han perdido las visitas que esperaban en ella. Revise el disco con dmesg, retire esos archivos y reinicie.',

  pinsSet: 'los dos definidos',
  pinsPharmacist: 'el PIN del farmacéutico falta o no se puede leer',
  pinsTechnician: 'el PIN del técnico falta o no se puede leer',
  pinsNone: 'los dos PIN faltan o no se pueden leer',
  pinsProvision:
    'Ejecute: npm run provision. Crea e imprime los PIN que faltan; el PIN que escriba allí sustituye al anterior.',
  cardsNone: 'no se ha hecho ninguna hoja: no se puede medir ninguna mancha',
  cardsPrint:
    'Imprima la hoja al 100 % y ponga una tarjeta junto a la cámara: npm run scale-card -- --out FILE.pdf',
  cardsMade: 'hoja creada el {date}',
  translationsReviewed: 'todas revisadas por una persona',
  translationsOpen: 'aún sin revisar por una persona: {languages}',
  translationsRead:
    'Pida a un hablante nativo que conozca la farmacia que lea cada una y anote su nombre en kiosk-ui/strings/languages.ts.',
  sessionNone: 'ninguna todavía',
  sessionToday: 'en el último día',
  sessionDays: 'días transcurridos: {days}',
  sessionAsk: 'Pregunte al farmacéutico si conoce el PIN y quién atiende las visitas en espera.',
};
