/** What the checks say about camera, printer and screen, in German. */
import type * as english from '../en/doctor-devices.ts';

export const devices: Readonly<Record<keyof typeof english.devices, string>> = {
  cameraNone: 'keine Kamera',
  cameraTwice: '{camera} mehr als einmal',
  cameraTwin:
    'Zwei Kameras haben dieselbe Kennung. Ziehen Sie eine ab, oder nennen Sie eine in den Einstellungen nach ihrer Buchse, /dev/v4l/by-path/….',
  cameraName: 'Nennen Sie die Kamera in den Einstellungen: SPL_KIOSK_CAMERA={camera}',
  cameraUnnamed: 'Ziehen Sie die Kamera ab, und stecken Sie sie wieder an: Der Kernel erkennt sie nicht.',
  formatsInstall: 'Installieren Sie v4l2-ctl: sudo apt-get install v4l-utils',
  formatsNone: 'kein MJPG',
  formatsSet: 'Stellen Sie cameraWidth und cameraHeight auf eine Größe, die diese Kamera hat ({sizes}).',
  formatsSetNone:
    'Stellen Sie cameraWidth und cameraHeight auf eine Größe, die diese Kamera hat (keine in MJPG).',
  formatsUse: 'Verwenden Sie eine Kamera mit MJPG in 1280x720 und mindestens 15 Bildern je Sekunde.',

  cameraSimulated: 'simuliert',
  cameraNoStill: 'es wurde kein Foto gemacht',
  cameraPlugInOrName:
    'Stecken Sie die Kamera an, oder nennen Sie sie in den Einstellungen: SPL_KIOSK_CAMERA=usb:VENDOR:PRODUCT:SERIAL',
  stills: '{n} mit {width} × {height}, höchstens {seconds} s ({driver})',
  stillsSimulated: 'simuliert: {n} mit {width} × {height}, höchstens {seconds} s ({driver})',
  stillsSlow: 'Stecken Sie die Kamera direkt am Board an: Ein Foto dauert über 4 s.',
  stillsUneven:
    '{n} mit {width} × {height}, höchstens {seconds} s ({driver}); Foto und Live-Bild weichen um {levels} von 255 ab',
  stillsLight:
    'Beleuchten Sie den Platz gleichmäßig, und versuchen Sie es noch einmal: Die Kamera macht das Foto, bevor ihre Belichtung stimmt.',
  liveNone: 'kein Bild',
  live: '{rate} Bilder je Sekunde über {seconds} s',
  liveGone: '{rate} Bilder je Sekunde über {seconds} s; nach einem Foto keines mehr',
  liveReplug: 'Ziehen Sie die Kamera ab, stecken Sie sie wieder an, und versuchen Sie es noch einmal.',
  liveFaster:
    'Installieren Sie ffmpeg, und verwenden Sie eine Kamera mit MJPEG in 1280 x 720 und 30 Bildern je Sekunde.',
  liveBack: '{rate} Bilder je Sekunde über {seconds} s; wieder da {back} s nach einem Foto',
  liveOtherPort: 'Stecken Sie die Kamera an einem Anschluss des Boards an.',
  liveTwice: '{rate} Bilder je Sekunde über {seconds} s, davon doppelt: {n}',
  liveOtherCable:
    'Verwenden Sie ein anderes Kabel oder einen anderen Anschluss: Die Kamera wiederholt Bilder.',
  freeUnseen: 'für diesen Benutzer nicht sichtbar',
  free: 'von keinem Prozess belegt',
  freeHeld: 'belegt, Zahl der Prozesse: {n}',
  freeEnd: 'Beenden Sie das andere Programm, das die Kamera benutzt: fuser -v /dev/video0',
  replugUnseen: 'der Ausfall wurde nicht gemeldet',
  replugPull:
    'Ziehen Sie das Kabel der Kamera, wenn der Befehl es verlangt, und versuchen Sie es noch einmal.',
  replugNone: 'es kam kein Bild mehr',
  replugCheck: 'Prüfen Sie das Kabel, und versuchen Sie es noch einmal.',
  replugTimes: 'gemeldet nach {told} s, wieder da nach {back} s',
  replugSlow:
    'Verwenden Sie einen anderen Anschluss oder ein anderes Kabel: Das Bild sollte binnen 10 s wieder da sein.',
  cameraPlugInAndRestart:
    'Stecken Sie eine Kamera an, oder nennen Sie sie in den Einstellungen, und starten Sie neu.',
  cameraCheck: 'Prüfen Sie die Kamera und ihr Kabel, und führen Sie dann aus: npm run doctor',
  cameraUnplugged: 'nicht angesteckt',
  cameraPlugIn: 'Stecken Sie die Kamera an.',

  printerName:
    'Nennen Sie in den Einstellungen einen Drucker: Ohne ihn sind Zettel Dateien, und es kommt kein Papier.',
  printerFiles: 'Papiere als PDF, nicht aufbewahrt',
  printerFolder: 'Papiere als PDF, aufbewahrt in {folder}',
  printerReady: '{printer}: bereit',
  printerLook: 'Sehen Sie auf Anzeige oder Lampen des Druckers, und beheben Sie, was sie melden.',
  printerEmpty: '{printer}: kein Papier',
  printerRoll: 'Legen Sie eine neue Rolle ein.',
  printerOpen: '{printer}: Abdeckung offen',
  printerClose: 'Schließen Sie die Abdeckung des Druckers.',
  printerOffline: '{printer}: antwortet nicht',
  printerSwitchOn:
    'Schalten Sie den Drucker ein, und prüfen Sie sein Kabel; die Einstellungen müssen ihn nennen.',
  queueNoCups: 'kein CUPS',
  queueInstall: 'Installieren Sie CUPS: sudo apt-get install cups',
  queueNoDefault: 'keine Standardwarteschlange',
  queueSetDefault: 'Richten Sie den Drucker in CUPS ein, und nennen Sie ihn: sudo lpadmin -d QUEUE',
  queueNone: 'keine Warteschlange {queue}',
  queueSetUp: 'Richten Sie die Warteschlange {queue} in CUPS ein, oder nennen Sie eine andere.',
  queueIdle: '{queue}: frei',
  queuePrinting: '{queue}: druckt',
  queueStopped: '{queue}: angehalten',
  queueStoppedBecause: '{queue}: angehalten ({reason})',
  queueEnable: 'Prüfen Sie Papier, Abdeckung und Kabel, und führen Sie dann aus: cupsenable {queue}',

  displayNoConnector: 'dieses Gerät zeigt keinen Anschluss',
  displayNone: 'kein Bildschirm verbunden',
  displayConnect: 'Schließen Sie den Touchscreen an, schalten Sie ihn ein, und starten Sie das Gerät neu.',
  usbInstall: 'Installieren Sie lsusb: sudo apt-get install usbutils',
  usbNone: 'nichts angesteckt',
  usbPlugIn: 'Stecken Sie Kamera und Drucker an.',

  linkOff: 'aus',
  linkNoAddress: 'die Schnittstelle {name} hat keine Adresse',
  linkNoInterface: 'die Schnittstelle {name} gibt es nicht',
  linkCheck:
    'Prüfen Sie ihr Kabel und die Einstellung deskLink: Schnittstellen mit einer Adresse sind {interfaces}.',
  linkNoCertificate: '{url} hat kein Zertifikat',
  linkCertificateBroken:
    'Seine Datei ist nicht lesbar. Entfernen Sie desk-link.pem aus dem Ordner des Geräts, und führen Sie aus: npm run provision. Gekoppelte Computer fragen dann einmal, ob sie dem neuen trauen sollen.',
  linkShut: 'die Unit lässt unter {url} keinen Computer herein',
  linkProvision: 'Führen Sie aus: npm run provision. Es öffnet die Unit für das Netz dieser Schnittstelle.',
  linkSilent: 'unter {url} antwortet nichts',
  linkStart: 'Starten Sie spl-kiosk; läuft es schon, steht der Grund im Protokoll (desk-link-closed).',
  linkOn: 'offen unter {url}, Zertifikat SHA-256 {fingerprint}',
  linkOnUnmade: 'offen unter {url}, Zertifikat SHA-256 nicht erstellt',
};
