/** What a customer reads in German around every screen, and in its dialogs. */
import type * as english from '../en/frame.ts';

export const frame: typeof english.frame = {
  name: 'Hautfleck-Check',
  researchNotice: 'Nur für die Forschung. Keine Diagnose.',
  simulated: 'Simulierte Kamera: Die Fotos zeigen nicht Sie.',
  simulatedPrinter: 'Kein Drucker.',
  more: 'Mehr',
  moreTitle: 'Für die Technik',
  simulatedCamera: 'Keine Kamera ist angeschlossen. Gespeicherte Bilder ersetzen die Fotos.',
  noPrinter: 'Kein Drucker ist angeschlossen. Ein Zettel ist eine Datei zum Speichern.',
  slipFolder: 'Jeder Zettel bleibt in einem Ordner auf diesem Gerät.',
  noGpu: 'Der Check läuft auf dem Hauptprozessor und dauert deshalb länger.',
  close: 'Schließen',
  stop: 'Beenden und löschen',
  pharmacist: 'Für die Apotheke',
  call: 'Apothekenteam rufen',
  ringing: 'Das Team wird gerufen …',
  coming: 'Das Team kommt',
  nobody: 'Bitte fragen Sie an der Theke',
  hide: 'Foto verbergen',
  show: 'Foto zeigen',
  stopTitle: 'Den Check beenden?',
  stopText: 'Ihre Fotos und Antworten werden jetzt gelöscht. Das lässt sich nicht rückgängig machen.',
  stopConfirm: 'Ja, beenden und löschen',
  stopCancel: 'Nein, weitermachen',
  parts: { questions: 'Fragen', photo: 'Foto', check: 'Check', result: 'Ergebnis' },
  step: 'Teil {n} von 4: {part}',
  next: 'Mehr',
  before: 'Seite zurück',
  page: 'Seite {n} von {total}',
  refused: 'Das hat nicht geklappt. Bitte noch einmal versuchen.',
  modelsNotReady: 'Das Gerät macht sich bereit. Der Check dauert vielleicht etwas länger.',
};

export const display: typeof english.display = {
  open: 'Schriftgröße',
  title: 'Schrift und Farben',
  close: 'Schließen',
  size: 'Schriftgröße',
  sizes: { small: 'Klein', normal: 'Normal', large: 'Groß', largest: 'Sehr groß' },
  theme: 'Farben',
  themes: {
    default: 'Standard',
    light: 'Starker Kontrast, hell',
    dark: 'Starker Kontrast, dunkel',
    soft: 'Sanft',
  },
};

export const languageChoice: typeof english.languageChoice = { title: 'Sprache', close: 'Schließen' };

export const idle: typeof english.idle = {
  title: 'Sind Sie noch da?',
  text: 'Berührt niemand den Bildschirm, werden Ihre Fotos und Antworten gelöscht in',
  seconds: { one: '{n} Sekunde', other: '{n} Sekunden' },
  stay: 'Ich bin noch da',
};

export const link: typeof english.link = {
  lost: 'Einen Moment, bitte',
  lostText:
    'Der Bildschirm sucht das Gerät. Das dauert einige Sekunden. Dauert es länger, sagen Sie dem Apothekenteam Bescheid.',
  restarted: 'Das Gerät wurde neu gestartet',
  restartedText:
    'Ihr Check ist beendet. Ihre Fotos und Antworten sind nicht mehr da. Sie können neu anfangen.',
  dismiss: 'OK',
};

export const starting: typeof english.starting = {
  title: 'Einen Moment, bitte',
  text: 'Dieses Gerät startet. Das dauert ein bis zwei Minuten.',
};
