/** What the checks say about the software and its use, in German. */
import type * as english from '../en/doctor-software.ts';

export const software: Readonly<Record<keyof typeof english.software, string>> = {
  nodeTested: '{own}, getestet mit {pinned}',
  nodeMadeFor: '{own}, gemacht für {pinned}',
  nodeStart: 'Starten Sie spl-kiosk mit npm oder seiner Unit: Beide bringen ihr eigenes Node mit.',
  packagesLocked: 'spl-kiosk {release}, Pakete wie festgeschrieben: {n}',
  packagesOdd: 'nicht wie festgeschrieben: {names}',
  packagesInstall: 'Installieren Sie die Version neu, oder führen Sie aus: npm ci',
  releaseBecause: '{version}, weil {newer} nicht richtig lief',
  releaseReason:
    'Suchen Sie den Grund mit: journalctl -u spl-kiosk. Installieren Sie dann eine berichtigte Version.',
  settingsShipped: 'alle wie ausgeliefert',
  settingsSet: 'geändert: {names}',

  bindingReinstall: 'Installieren Sie die Version neu. Ihr onnxruntime-Modul lädt nicht.',
  bindingVersion: '{version}, übersetzt mit {providers}',
  bindingWithout: '{version}, übersetzt mit {providers}; ohne {missing}',
  bindingExact:
    'Installieren Sie das Modul für genau onnxruntime {version}: Das installierte gehört zu einer anderen Version.',
  bindingInstall:
    'Installieren Sie das TensorRT-Modul für dieses Board: deploy/install --onnxruntime FILE (welches, steht in deploy/README.md).',
  modelsMissing: 'es fehlen: {models}',
  modelsReinstall: 'Installieren Sie die Version neu.',
  modelsAltered: 'verändert: {models}',
  modelsReinstallAltered:
    'Installieren Sie die Version neu. Mit veränderten Modellen startet das Gerät nicht.',
  signatureBy: 'mit dem Freigabeschlüssel {key}',
  signatureUnpinned: 'signiert, aber ohne hinterlegten Schlüssel, der zeigt, von wem',
  signatureWrong: 'die Signatur der Modelle passt nicht zum hinterlegten Freigabeschlüssel',
  signatureAgain:
    'Holen Sie die Version neu bei dem, der den Schlüssel hat, oder hinterlegen Sie den richtigen: deploy/install --release-key FILE.',
  signaturePin: 'Hinterlegen Sie den Freigabeschlüssel: deploy/install --release-key FILE.',
  signatureNone: 'nicht signiert, und kein Schlüssel hinterlegt: Modelle jeder Version werden angenommen',
  signatureInstall:
    'Installieren Sie eine Version, die mit "npm run package -- --sign KEYFILE" gebaut ist, und hinterlegen Sie deren Schlüssel: deploy/install --release-key FILE.',
  providersFollow: 'Folgen Sie dem, was bei „providers“ steht: Die Modelle wurden nicht geladen.',
  providersLower: '{models}; schnellere Provider laufen nicht',
  providersProvision:
    'Führen Sie aus: npm run provision, und installieren Sie das TensorRT-Modul, wenn es das verlangt.',
  enginesNone: 'kein TensorRT auf diesem Gerät',
  enginesUnfit: 'fehlen oder sind veraltet: {models}',
  enginesInstall: 'Installieren Sie libnvinfer10 aus JetPack, oder erlauben Sie "cpu" in den Einstellungen.',
  enginesBuild: 'Führen Sie npm run provision aus: Es baut die Engines, die fehlen oder veraltet sind.',
  latencyRelieve:
    'Beenden Sie andere Programme, stellen Sie den stärksten Leistungsmodus ein, und prüfen Sie „temperature“ und „providers“.',

  loopLongest: 'höchstens {ms} ms',
  loopRestart: 'Starten Sie das Gerät neu; geschieht es wieder, senden Sie das Support-Paket ein.',
  inferenceSince: '{seconds} s seit dem letzten Lauf',
  inferenceNone: 'noch kein Lauf',
  inferenceRestart: 'Starten Sie das Gerät neu; geschieht es wieder, führen Sie aus: npm run doctor',
  modelsWait: 'Warten Sie eine Minute: Die Modelle werden neu geladen. Führen Sie dann aus: npm run doctor',
  storeCheck: 'Prüfen Sie mit df -h und dmesg, ob der Datenträger voll oder schreibgeschützt ist.',
  storeBroken: '{folder}: nicht lesbar oder nicht beschreibbar ({code})',
  storeAside:
    '{folder}: Die Datenbank war beschädigt; sie liegt nun beiseite als {files}, und eine neue wurde angelegt',
  storeTell:
    'Sagen Sie der Apotheke, dass die dort wartenden Besuche verloren sind. Prüfen Sie den Datenträger mit dmesg, verschieben Sie dann diese Dateien, und starten Sie neu.',

  pinsSet: 'beide festgelegt',
  pinsPharmacist: 'die PIN der Apotheke fehlt oder ist nicht lesbar',
  pinsTechnician: 'die PIN der Technik fehlt oder ist nicht lesbar',
  pinsNone: 'beide PINs fehlen oder sind nicht lesbar',
  pinsProvision:
    'Führen Sie aus: npm run provision. Es erzeugt fehlende PINs und gibt sie aus; eine PIN, die Sie dort eingeben, ersetzt die bisherige.',
  cardsNone: 'noch kein Bogen erstellt: Kein Fleck kann gemessen werden',
  cardsPrint:
    'Drucken Sie den Bogen mit 100 %, und legen Sie eine Maßkarte neben die Kamera: npm run scale-card -- --out FILE.pdf',
  cardsMade: 'Bogen erstellt am {date}',
  translationsReviewed: 'alle von einem Menschen geprüft',
  translationsOpen: 'noch nicht von einem Menschen geprüft: {languages}',
  translationsRead:
    'Lassen Sie jede von jemandem lesen, der sie als Muttersprache spricht und die Apotheke kennt, und tragen Sie den Namen in kiosk-ui/strings/languages.ts ein.',
  sessionNone: 'noch keine',
  sessionToday: 'innerhalb eines Tages',
  sessionDays: 'Tage seither: {days}',
  sessionAsk: 'Fragen Sie in der Apotheke, ob die PIN bekannt ist und wer die wartenden Besuche ansieht.',
};
