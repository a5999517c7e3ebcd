/** What went wrong, for technicians, in German. */
import type * as english from '../en/doctor-faults.ts';
import { rareFaults } from '../rare-faults.ts';

const didNotWork =
  'Das hat nicht geklappt. Versuchen Sie es noch einmal; klappt es wieder nicht, steht mehr im Protokoll.';
const modelsStopped = 'Der Prozess der Modelle ist beendet. Das Gerät startet ihn von selbst neu.';

export const faults: Readonly<Record<keyof typeof english.faults, string>> = {
  'signed-out': 'Sie sind abgemeldet. Melden Sie sich neu an.',
  busy: 'Gerade ist jemand am Gerät. Warten Sie, bis der Besuch zu Ende ist.',
  'not-supervised':
    'Nichts würde das Gerät wieder starten. Beenden Sie es dort, wo es gestartet wurde, und starten Sie es dort neu.',
  malformed: 'Das Gerät kann nicht lesen, was diese Seite gesendet hat. Laden Sie die Seite neu.',
  stopped:
    'Das Gerät fährt herunter oder hat dieses Teil geschlossen. Versuchen Sie es wieder, wenn es läuft.',
  'store-failed':
    'Die aufbewahrten Besuche sind nicht lesbar oder nicht beschreibbar. Prüfen Sie mit df -h und dmesg, und starten Sie das Gerät neu.',
  'file-unsafe':
    'Eine Datei des Geräts ist ein Link oder ein Ordner; ihr wird nicht gefolgt. Sehen Sie in seinem Ordner nach.',
  'pin-broken':
    'Die Datei einer PIN ist nicht lesbar. Legen Sie eine neue PIN fest: sudo spl-kiosk provision',
  'manifest-invalid':
    'Die Liste der Modelle (models/manifest.json) ist nicht lesbar. Installieren Sie die Version neu.',
  'signature-invalid':
    'Die Modelle sind nicht mit dem Freigabeschlüssel signiert. Holen Sie die Version neu, und installieren Sie sie.',
  'model-missing': 'Die Datei eines Modells ist nicht lesbar. Installieren Sie die Version neu.',
  'model-altered': 'Die Datei eines Modells wurde verändert. Installieren Sie die Version neu.',
  'provision-failed':
    'Ein Schritt der Einrichtung wurde nicht fertig. Führen Sie noch einmal aus: sudo spl-kiosk provision',

  'camera-missing':
    'Es ist keine Kamera da. Prüfen Sie ihr Kabel, oder nennen Sie in den Einstellungen eine andere: SPL_KIOSK_CAMERA',
  'camera-changed':
    'Eine andere Kamera wurde angesteckt. Stecken Sie die erste wieder an, oder starten Sie das Gerät neu, um die neue zu verwenden.',
  'camera-ambiguous':
    'Zwei Kameras sind nicht zu unterscheiden. Ziehen Sie eine ab, oder nennen Sie in den Einstellungen eine nach ihrer Buchse, /dev/v4l/by-path/….',
  'camera-program-missing':
    'Ein Programm für die Kamera fehlt. Installieren Sie es: sudo apt-get install fswebcam ffmpeg',
  'camera-timeout':
    'Die Kamera antwortet nicht rechtzeitig. Ziehen Sie sie ab, stecken Sie sie wieder an, und warten Sie zehn Sekunden.',
  'camera-no-picture':
    'Die Kamera gab kein Bild. Prüfen Sie, dass kein anderes Programm sie benutzt; ziehen Sie sie dann ab, und stecken Sie sie wieder an.',
  'camera-broken-picture':
    'Die Kamera gibt ein beschädigtes Bild. Prüfen Sie ihr Kabel, oder ziehen Sie sie ab, und stecken Sie sie wieder an.',
  'camera-wrong-size':
    'Die Kamera gibt ein Bild von {size}, das nicht zu gebrauchen ist. Stellen Sie cameraWidth und cameraHeight auf eine Größe, die sie hat, oder verwenden Sie eine andere Kamera.',
  'camera-black':
    'Die Kamera sieht nur Schwarz. Nehmen Sie den Deckel vom Objektiv, oder öffnen Sie dessen Schieber.',
  'camera-one-colour':
    'Die Kamera gibt eine einzige Farbe statt eines Bildes. Ziehen Sie sie ab, stecken Sie sie wieder an, und warten Sie zehn Sekunden.',
  'camera-half-picture':
    'Die Kamera gibt ein halbes Bild. Ziehen Sie sie ab, und stecken Sie sie wieder an, ohne Hub, falls einer dazwischen ist.',
  'camera-frozen':
    'Das Live-Bild steht. Ziehen Sie die Kamera ab, stecken Sie sie wieder an, und warten Sie zehn Sekunden.',
  'camera-no-space':
    'Für ein Foto ist kein Arbeitsspeicher frei. Beenden Sie andere Programme, und sehen Sie /dev/shm an.',

  'printer-out-of-paper':
    'Der Drucker hat kein Papier. Legen Sie eine neue Rolle oder Blätter ein, und drucken Sie noch einmal.',
  'printer-cover-open':
    'Die Abdeckung des Druckers ist offen. Schließen Sie sie, und drucken Sie noch einmal.',
  'printer-offline':
    'Der Drucker antwortet nicht. Schalten Sie ihn ein, prüfen Sie sein Kabel, bei CUPS mit lpstat -p, und drucken Sie noch einmal.',
  'printer-error': 'Der Drucker meldet „{kind}“. Sehen Sie auf seine Anzeige oder Lampen.',
  'printer-no-answer':
    'Der Drucker nahm den Auftrag an, meldete aber nicht, dass er gedruckt hat. Sehen Sie nach, ob Papier herauskam.',
  'printer-wrong-paper':
    'Der Drucker druckt nur Zettel. Nennen Sie in den Einstellungen einen Drucker für Briefe (letterPrinter).',
  'printer-failed':
    'Das Papier konnte nicht erstellt oder aufbewahrt werden. Prüfen Sie, dass der Ordner slipFolder da, beschreibbar und nicht voll ist.',

  ...rareFaults(didNotWork, modelsStopped),
};
