import type * as english from '../en/photo.ts';

export const bodySite: typeof english.bodySite = {
  title: 'Tippen Sie an, wo Ihr Fleck ist',
  front: 'Vorn',
  back: 'Hinten',
  left: 'Links',
  right: 'Rechts',
  all: { one: 'Ganzer Körper ({n} Foto)', other: 'Ganzer Körper ({n} Fotos)' },
  rest: { one: 'Der übrige Körper ({n} Foto)', other: 'Der übrige Körper ({n} Fotos)' },
  backToResult: 'Zurück zum Ergebnis',
};

export const capture: typeof english.capture = {
  step: 'Foto {n} von {total}',
  pose: 'So stehen Sie richtig',
  handsFree: 'Das Gerät macht das Foto von selbst.',
  byButton: 'Tippen Sie auf den Knopf, wenn Sie bereit sind.',
  covered: 'Lassen Sie den Intimbereich bedeckt.',
  light: 'Kamera an',
  tips: 'Tipps',
  tipsClose: 'Schließen',
  tipList: [
    'Die Stelle soll das Bild füllen.',
    'Drehen Sie sich so, dass Licht darauf fällt.',
    'Gibt es eine Maßkarte (ein schwarzes Quadrat)? Legen Sie sie flach auf die Haut, dicht neben den Fleck.',
  ],
  waiting: 'Warten auf die Kamera …',
  preview: 'Live-Bild der Kamera',
  simulated: 'Simuliertes Bild',
  takePhoto: 'Foto machen',
  changeSite: 'Zurück',
  skip: 'Diese Stelle auslassen',
  end: 'Keine weiteren Fotos',
  closeupTitle: 'Nahaufnahme von einem Fleck',
  closeupPose:
    'Halten Sie den Fleck nah vor die Kamera, etwa eine Handbreit entfernt. Er soll die Mitte füllen.',
  backToResult: 'Zurück zum Ergebnis',
};

export const countdown: typeof english.countdown = {
  turn: 'Jetzt umdrehen',
  ready: 'Gleich geht es los',
  still: 'Stillhalten',
  cancel: 'Abbrechen',
};

export const review: typeof english.review = {
  judgingTitle: 'Einen Moment',
  goodTitle: 'Gutes Foto',
  poorTitle: 'Bitte noch einmal',
  keepTitle: 'Noch nicht ganz richtig',
  keep: 'Versuchen Sie es noch einmal, oder behalten Sie dieses Foto. Damit kann das Gerät Sie aber nicht gut prüfen: Bitte fragen Sie dann auch das Apothekenteam.',
  usePhoto: 'Verwenden',
  keepPhoto: 'Behalten',
  tryAgain: 'Neu prüfen',
  takeAgain: 'Neues Foto',
};

export const closeupSpot: typeof english.closeupSpot = {
  title: 'Welcher Fleck?',
  text: 'Tippen Sie auf einen Kreis. Machen Sie dann ein Foto von diesem Fleck aus der Nähe.',
  list: 'Flecken auf diesem Foto',
  spot: 'Fleck {n}',
  circle: 'Kreis {n}',
  backToResult: 'Zurück zum Ergebnis',
};

export const photo: typeof english.photo = {
  label: 'Ihr Foto: {site}',
  labelWithSpots: 'Ihr Foto: {site}. Gefundene Flecken: {found}. Flecken zum Zeigen: {shown}.',
  spot: 'Fleck {n}',
  place: 'Foto {n} von {total}: {site}',
  photos: 'Ihre Fotos',
  before: 'Voriges Foto',
  next: 'Nächstes Foto',
  closeup: 'Nahaufnahme von Fleck {n}',
  closeupOther: 'Nahaufnahme von einem Fleck',
  simulated: 'Simuliertes Bild',
};
