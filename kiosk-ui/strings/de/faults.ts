import type * as english from '../en/faults.ts';

export const photoFaults: typeof english.photoFaults = {
  'second-person': 'Auf dem Foto ist noch jemand. Bitte achten Sie darauf, dass nur Sie zu sehen sind.',
  'no-skin': 'Auf dem Foto ist keine Haut. Machen Sie die Stelle frei. Sie soll das Bild füllen.',
  'no-colour':
    'Das Foto hat keine Farbe. Bitte rufen Sie das Apothekenteam: Die Kamera ist vielleicht falsch eingestellt.',
  'too-dark': 'Das Foto ist zu dunkel. Drehen Sie sich so, dass Licht auf die Haut fällt.',
  'too-bright': 'Das Foto ist zu hell. Gehen Sie aus dem direkten Licht.',
  'colour-cast': 'Die Farben stimmen nicht. Auf die Haut soll kein farbiges Licht fallen.',
  moving: 'Sie haben sich etwas bewegt. Halten Sie ganz still, bis das Foto gemacht ist.',
  blurred: 'Das Foto ist unscharf. Halten Sie ganz still, etwa eine Armlänge vor der Kamera.',
  'too-far': 'Sie sind zu weit weg. Kommen Sie näher zur Kamera.',
  'little-skin': 'Es ist nur wenig Haut zu sehen. Kommen Sie näher und schieben Sie die Kleidung weg.',
  glare: 'Ihre Haut glänzt im Licht. Drehen Sie sich etwas, oder trocknen Sie die Haut ab.',
  hair: 'Haare verdecken die Haut. Schieben Sie sie weg, wenn es geht.',
  noisy: 'Das Foto ist körnig. Die Haut braucht mehr Licht.',
};

export const photoFaultsAgain: typeof english.photoFaultsAgain = {
  'second-person':
    'Hinter Ihnen ist noch jemand. Bitten Sie die Person zur Seite, oder schließen Sie den Vorhang.',
  'no-skin':
    'Es ist immer noch keine Haut zu sehen. Nehmen Sie weg, was sie bedeckt. Halten Sie die Stelle in die Bildmitte.',
  'no-colour': 'Das Foto hat immer noch keine Farbe. Bitte rufen Sie das Apothekenteam.',
  'too-dark':
    'Es ist immer noch zu dunkel. Drehen Sie sich zur Lampe, oder bitten Sie das Apothekenteam um mehr Licht.',
  'too-bright': 'Es ist immer noch zu hell. Drehen Sie dem Fenster oder der Lampe den Rücken zu.',
  'colour-cast': 'Die Farben stimmen immer noch nicht. Gehen Sie weg von bunten Wänden oder bunter Kleidung.',
  moving:
    'Sie haben sich wieder bewegt. Lehnen Sie sich an oder setzen Sie sich. Atmen Sie vor dem Foto aus.',
  blurred:
    'Es ist immer noch unscharf. Gehen Sie etwas zurück, und wischen Sie das Glas der Kamera mit einem weichen Tuch ab.',
  'too-far': 'Sie sind immer noch zu weit weg. Kommen Sie einen halben Schritt näher.',
  'little-skin':
    'Es ist immer noch wenig Haut zu sehen. Krempeln Sie den Ärmel hoch, oder heben Sie das Hemd.',
  glare: 'Ihre Haut glänzt noch. Tupfen Sie sie mit einem Tuch trocken, und drehen Sie sich andersherum.',
  hair: 'Haare verdecken noch die Haut. Teilen Sie sie mit den Fingern, oder wählen Sie eine andere Stelle.',
  noisy: 'Das Foto ist immer noch körnig. Bitten Sie das Apothekenteam um mehr Licht.',
};

export const guidance: typeof english.guidance = {
  'only-you': 'Bitte nur Sie allein',
  'show-skin': 'Bitte Haut zeigen',
  brighter: 'Bitte mehr Licht',
  darker: 'Bitte weniger Licht',
  'white-light': 'Bitte weißes Licht',
  closer: 'Kommen Sie näher',
  further: 'Gehen Sie zurück',
  'turn-a-little': 'Etwas drehen: Die Haut glänzt',
  'hold-still': 'Stillhalten',
  ready: 'Gut. Stillhalten',
};

const cannotCheck = 'Der Check ist gerade nicht möglich. Bitte rufen Sie das Apothekenteam.';
const didNotWork = 'Etwas hat nicht geklappt. Bitte noch einmal versuchen oder das Apothekenteam rufen.';
const unreadable = 'Das Foto ist nicht lesbar. Bitte machen Sie es noch einmal.';
const stopped =
  'Der Check brach ab. Ihr Foto ist noch da. Bitte noch einmal versuchen oder das Apothekenteam rufen.';

export const faults: typeof english.faults = {
  'camera-missing':
    'Die Kamera ist nicht angeschlossen. Bitte rufen Sie das Apothekenteam. Ihre bisherigen Fotos sind noch da.',
  'camera-changed': 'Die Kamera ist eine andere als vorher. Bitte rufen Sie das Apothekenteam.',
  'camera-ambiguous':
    'Das Gerät weiß nicht, welche Kamera es nehmen soll. Bitte rufen Sie das Apothekenteam.',
  'camera-program-missing': 'Ein Programm für die Kamera fehlt. Bitte rufen Sie das Apothekenteam.',
  'camera-timeout':
    'Die Kamera antwortet nicht. Das Gerät startet sie neu. Hilft das nicht, rufen Sie das Apothekenteam.',
  'camera-no-picture':
    'Die Kamera liefert kein Bild. Bitte gleich noch einmal versuchen oder das Apothekenteam rufen.',
  'camera-broken-picture':
    'Das Bild der Kamera ist beschädigt. Bitte gleich noch einmal versuchen oder das Apothekenteam rufen.',
  'camera-wrong-size': 'Das Bild der Kamera hat die falsche Größe. Bitte rufen Sie das Apothekenteam.',
  'camera-black': 'Die Kamera sieht nur Schwarz. Ist etwas davor? Wenn nicht, rufen Sie das Apothekenteam.',
  'camera-one-colour': 'Die Kamera zeigt nur eine Farbe und kein Bild. Bitte rufen Sie das Apothekenteam.',
  'camera-half-picture': 'Die Kamera zeigt nur einen Teil des Bildes. Bitte rufen Sie das Apothekenteam.',
  'camera-frozen':
    'Das Bild der Kamera steht still. Das Gerät startet die Kamera neu. Hilft das nicht, rufen Sie das Apothekenteam.',
  'camera-no-space':
    'Für ein weiteres Foto ist kein Platz. Machen Sie mit Ihren Fotos weiter, oder rufen Sie das Apothekenteam.',
  'photo-unreadable': unreadable,
  'photo-not-a-picture': unreadable,
  'photo-unsupported': unreadable,
  'photo-animated': unreadable,
  'photo-too-small': 'Das Foto ist zu klein zum Prüfen. Bitte rufen Sie das Apothekenteam.',
  'photo-too-large': 'Das Foto ist zu groß zum Prüfen. Bitte rufen Sie das Apothekenteam.',
  'inference-crashed': stopped,
  'inference-hung': stopped,
  'inference-failed': stopped,
  'inference-renewed': 'Das Gerät macht sich bereit. Versuchen Sie es gleich noch einmal.',
  'photo-not-held': stopped,
  'store-failed':
    'Das Gerät kann Ihre Eingaben gerade nicht speichern. Auf diesem Bildschirm geht nichts verloren. Bitte rufen Sie das Apothekenteam.',
  'record-gone':
    'Dieser Besuch ist nicht mehr gespeichert. Bitte fangen Sie neu an, oder fragen Sie das Apothekenteam.',
  'model-missing': cannotCheck,
  'model-altered': cannotCheck,
  'provider-unavailable': cannotCheck,
  'printer-out-of-paper':
    'Der Drucker hat kein Papier. Bitte rufen Sie das Apothekenteam, und drucken Sie den Zettel dann noch einmal.',
  'printer-cover-open':
    'Der Drucker ist offen. Bitte rufen Sie das Apothekenteam, und drucken Sie den Zettel dann noch einmal.',
  'printer-offline': 'Der Drucker antwortet nicht. Bitte rufen Sie das Apothekenteam.',
  'printer-error': 'Der Drucker hat eine Störung. Bitte rufen Sie das Apothekenteam.',
  'printer-no-answer':
    'Kam Ihr Zettel heraus? Der Drucker meldet es nicht. Wenn nicht, drucken Sie ihn noch einmal.',
  'printer-wrong-paper': 'Der Zettel wurde nicht gedruckt. Bitte rufen Sie das Apothekenteam.',
  'printer-failed':
    'Der Zettel wurde nicht gedruckt. Bitte noch einmal versuchen oder das Apothekenteam rufen.',
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
  'pin-missing': 'Von diesem Gerät können Ihre Fotos nicht an das Apothekenteam geschickt werden.',
  'file-unsafe': didNotWork,
  stopped: didNotWork,
  unknown: didNotWork,
};
