import type * as english from '../en/clinical.ts';

/** "Nothing picked out" for "no finding", as "ohne Befund" would say that all is well. */
export const levels: typeof english.levels = {
  refer: 'Abklären',
  'follow-up': 'Kontrollieren',
  'no-finding': 'Nichts hervorgehoben',
  inconclusive: 'Unklar',
};

export const reasons: typeof english.reasons = {
  'lesion-refer': 'Mindestens eine Läsion liegt in der Gruppe „abklären“.',
  'seven-point': 'Die 7-Punkte-Checkliste ergibt 3 Punkte oder mehr (NICE NG12).',
  'lesion-follow': 'Mindestens eine Läsion liegt in der Gruppe „kontrollieren“.',
  history: 'Eine Antwort zur Anamnese verlangt eine persönliche Inspektion.',
  'lesion-unassessable':
    'Eine Läsion ist auf ihrem Foto nicht beurteilbar, oder mindestens die Hälfte der Läsionen ist fraglich.',
  'no-photo': 'Es gibt kein Foto.',
  'no-skin': 'Ein Foto zeigt keine Haut.',
  'photo-unusable': 'Ein Foto ist nicht brauchbar, oder seine Analyse schlug fehl.',
  'photo-poor': 'Ein schlechtes Foto wurde nach mehreren Versuchen behalten.',
  'no-lesion-found': 'Auf keinem Foto wurde eine Läsion gefunden. Das bedeutet nicht, dass es keine gibt.',
  'tone-dark': 'Angegebener Hautton Monk 7 bis 10: Nichts belegt, dass die Modelle darauf funktionieren.',
  'tone-not-declared': 'Kein Hautton wurde angegeben; er gilt daher als dunkel.',
  'seven-point-incomplete':
    'Ein Punkt der 7-Punkte-Checkliste ist offen; ihre Summe lautet daher „mindestens“.',
  'history-incomplete':
    'Eine wichtige Frage zur Anamnese wurde übersprungen, oder die Antwort ist nicht bekannt.',
  'every-lesion-none':
    'Jede gefundene Läsion liegt in der Gruppe „ohne Vorschlag“, und jedes Foto war brauchbar.',
};

export const bands: typeof english.bands = {
  refer: 'Gruppe „abklären“',
  follow: 'Gruppe „kontrollieren“',
  none: 'Gruppe „ohne Vorschlag“',
  unassessable: 'Nicht beurteilbar',
};

export const bandNames: typeof english.bandNames = {
  refer: 'abklären',
  follow: 'kontrollieren',
  none: 'ohne Vorschlag',
  unassessable: 'nicht beurteilbar',
};

export const bandMarks: typeof english.bandMarks = {
  refer: 'drei rote Ringe',
  follow: 'zwei gelbe Ringe',
  none: 'ein weißer Ring',
  unassessable: 'gestrichelter Ring',
};

export const classes: typeof english.classes = {
  background: 'Hintergrund',
  skinEdge: 'Rand der Haut',
  skin: 'Haut ohne Läsion',
  nsplA: 'NSPL-A (nicht verdächtig)',
  nsplB: 'NSPL-B (zu kontrollieren)',
  spl: 'SPL (verdächtige pigmentierte Läsion)',
};

export const doubts: typeof english.doubts = {
  'no-detail': 'Zu wenige Pixel oder Einzelheiten, um sie gut zu beurteilen.',
  unfamiliar: 'Anders als jede Läsion, die der Klassifikator kennt.',
};

export const moved: typeof english.moved = {
  'common-among-own':
    'Von der Gruppe „{from}“ nach „{to}“ verschoben: Sie ähnelt den anderen Läsionen dieser Person stark.',
  'odd-among-own':
    'Von der Gruppe „{from}“ nach „{to}“ verschoben: Sie fällt unter den Läsionen dieser Person aus der Reihe.',
};

export const dismissals: typeof english.dismissals = {
  'no-lesion': 'Nicht als Läsion eingestuft',
  'off-skin': 'Nicht von Haut umgeben',
  'scale-card': 'Auf der Maßkarte',
};

export const faults: typeof english.faults = {
  'second-person': 'weitere Person im Bild',
  'no-skin': 'keine Haut',
  'too-dark': 'zu dunkel',
  'too-bright': 'zu hell',
  'no-colour': 'keine Farbe',
  'colour-cast': 'Farbstich',
  moving: 'verwackelt',
  blurred: 'unscharf',
  'too-far': 'zu weit entfernt',
  'little-skin': 'wenig Haut',
  glare: 'glänzende Haut',
  hair: 'Haare über der Haut',
  noisy: 'körnig',
};

export const pathways: typeof english.pathways = {
  urgent: {
    name: 'Dringend abklären',
    text: 'Noch heute, auf dem in Ihrer Region üblichen Weg bei Krebsverdacht.',
  },
  routine: { name: 'Nicht dringend abklären', text: 'In der Hausarzt- oder Hautarztpraxis.' },
  'watch-8-weeks': { name: '8 Wochen beobachten', text: 'Auf dem Papier steht, wann man wiederkommt.' },
  'not-assessable': { name: 'Hier nicht beurteilbar', text: 'Soll ärztlich angesehen werden.' },
  none: { name: 'Keine Abklärung', text: 'Nur Beratung in der Apotheke.' },
};

export const sevenPoint: typeof english.sevenPoint = {
  'change-in-size': 'Größenänderung',
  'irregular-shape': 'Unregelmäßige Form',
  'irregular-colour': 'Unregelmäßige Färbung',
  'diameter-7mm': 'Größter Durchmesser mindestens 7 mm',
  inflammation: 'Entzündung',
  oozing: 'Nässen oder Krusten',
  'change-in-sensation': 'Veränderte Empfindung',
};

export const answers: typeof english.answers = {
  yes: 'Ja',
  no: 'Nein',
  'not-sure': 'Nicht sicher',
  skipped: 'Übersprungen',
};
