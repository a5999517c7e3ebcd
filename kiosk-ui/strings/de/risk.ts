import type * as english from '../en/risk.ts';

export const urgentSigns: typeof english.urgentSigns = {
  'bleeding-wound': 'Ein blutender Fleck oder eine offene Wunde',
  'growing-lump': 'Ein Knoten, der schnell wächst – oder neu, rosa oder rot ist und wächst',
  'nail-line': 'Ein neuer dunkler Streifen im Nagel',
  'unhealed-sore': 'Eine wunde Stelle, die nicht heilt',
};

export const spotSigns: typeof english.spotSigns = {
  'change-in-size': 'Er ist gewachsen',
  'irregular-shape': 'Ungleiche Form oder ausgefranster Rand',
  'irregular-colour': 'Mehr als eine Farbe',
  'diameter-7mm': 'Breiter als ein Bleistift',
  inflammation: 'Roter oder wunder Rand',
  oozing: 'Nässt oder hat Krusten',
  'change-in-sensation': 'Juckt oder fühlt sich anders an',
};

export const historySigns: typeof english.historySigns = {
  'own-melanoma': 'Mir wurde ein gefährlicher dunkler Fleck entfernt',
  'family-melanoma': 'Eltern, Geschwister oder Kinder von mir hatten so einen Fleck',
  'weak-immune-system': 'Ein Medikament schwächt meine Abwehrkräfte',
  'many-spots': 'Ich habe mehr als 50 braune Flecken',
  sunburns: 'Als Kind hatte ich oft schmerzhaften Sonnenbrand',
  'new-spot': 'Ein neuer dunkler Fleck im letzten Jahr',
  'palms-soles-nails': 'Dunkler Fleck oder Streifen an Handfläche, Sohle oder Nagel',
};

export const questions: typeof english.questions = {
  urgent: 'Haben Sie etwas davon?',
  someUrgent: 'Ich habe etwas davon oder bin nicht sicher',
  tone: 'Welche Farbe hat die Innenseite Ihres Oberarms?',
  toneName: 'Hautfarbe {n} von 10, von hell nach dunkel',
  spots: 'Haben Sie so einen Fleck?',
  history: 'Trifft das auf Sie zu?',
  none: 'Nichts davon',
  next: 'Weiter',
  notSure: 'Nicht sicher',
  notSureOfRest: 'Beim Rest nicht sicher',
  back: 'Zurück',
  skipAll: 'Alle Fragen überspringen',
  skipTitle: 'Fragen überspringen?',
  skipText:
    'Ohne Ihre Antworten kann das Gerät Sie nur an das Apothekenteam verweisen. Sonst ändert sich nichts.',
  skipConfirm: 'Ja, überspringen',
  skipCancel: 'Nein, ich antworte',
};

export const answers: typeof english.answers = {
  open: 'Meine Antworten',
  title: 'Ihre Antworten',
  urgent: 'Dringende Anzeichen',
  tone: 'Hautfarbe',
  spots: 'Ihre Flecken',
  history: 'Über Sie',
  none: 'Nichts davon',
  notSure: 'Nicht sicher',
  skipped: 'Übersprungen',
  change: 'Ändern',
  right: 'Stimmt so',
};
