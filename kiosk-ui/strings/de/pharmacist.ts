import type * as english from '../en/pharmacist.ts';
import {
  bandMarks,
  bandNames,
  bands,
  classes,
  dismissals,
  doubts,
  faults,
  levels,
  moved,
  pathways,
  reasons,
  sevenPoint,
} from './clinical.ts';
import { decision } from './decision.ts';
import { faultsOfWork } from './desk-faults.ts';
import { findings } from './findings.ts';

/** "Rang 5" needs no ordinal, so the endings are empty; "die Person" stands for the customer, as it names no gender. */
export const desk: typeof english.desk = {
  title: 'Arbeitsplatz Apotheke',
  brand: 'Hautfleck-Check',
  role: 'Apotheke',

  frame: {
    queue: 'Warteliste',
    figures: 'Arztantworten, Zahlen',
    signOut: 'Abmelden',
    arrived: 'Ein neues Screening wartet.',
    lost: 'Das Gerät antwortet nicht. Sobald es antwortet, macht diese Seite weiter.',
    endingTitle: 'Sind Sie noch da?',
    ending: {
      one: 'In {n} Sekunde werden Sie abgemeldet, damit niemand sonst diese Fotos sieht. Tippen Sie irgendwohin, um weiterzumachen. Ihre Eingaben bleiben erhalten.',
      other:
        'In {n} Sekunden werden Sie abgemeldet, damit niemand sonst diese Fotos sieht. Tippen Sie irgendwohin, um weiterzumachen. Ihre Eingaben bleiben erhalten.',
    },
    stay: 'Angemeldet bleiben',
    signOutTitle: 'Jetzt abmelden?',
    signOutBegun: 'Ausgefüllt, aber nicht signiert: {numbers}.',
    signOutKept: 'Alles bleibt bei den Fotos und ist nach der nächsten Anmeldung wieder da.',
    signOutConfirm: 'Ja, abmelden',
    calledTitle: 'Sie werden gerufen',
    called: 'Jemand am Gerät bittet Sie zu kommen. Wenn Sie antworten, steht es dort auf dem Bildschirm.',
    answerCall: 'Ich komme',
  },

  queue: {
    title: 'Wartet auf Sie',
    none: 'Niemand wartet',
    noneText: 'Ein Screening erscheint hier, sobald es am Gerät freigegeben wird.',
    open: 'Öffnen',
    number: 'Nummer {number}',
    search: 'Nummer suchen',
    searchHelp: 'Eintippen oder den Code auf dem Zettel scannen.',
    notFound: 'Hier wartet kein Screening mit dieser Nummer.',
    waits: 'Wartet {time}',
    openElsewhere: 'Gerade auf einem Bildschirm geöffnet.',
    begun: 'Ausgefüllt, nicht signiert.',
    ending:
      'Nicht signiert und in {time} oder etwas später endgültig gelöscht: {numbers}. Sehen Sie sie vorher an, sonst müssen die Personen noch einmal kommen.',
    endsUnseen: 'Wird in {time} gelöscht, nicht signiert.',
    at: 'Fotos: {time}',
    expires: 'Löschung: {time}',
    photos: 'Fotos',
    lesions: 'Läsionen',
    spots: 'Hervorgehoben',
    urgent: 'Dringendes Anzeichen',
    status: { waiting: 'Wartet', 'retake-asked': 'Neue Fotos erbeten', signed: 'Signiert' },
    incomplete: 'Durch einen Stromausfall sind Fotos und Antworten verloren.',
  },

  levels,
  reasons,
  bands,
  bandNames,
  bandMarks,
  classes,
  doubts,
  moved,
  dismissals,
  faults,
  faultsOfWork,

  result: {
    title: 'Vorschlag der Software',
    because: 'Gründe',
    noResult: 'Kein Ergebnis',
    here: 'Die Person ist noch am Gerät.',
    gone: 'Die Person ist nicht mehr am Gerät.',
    elsewhere: 'Ein anderer Bildschirm zeigt dieses Screening auch.',
    incomplete:
      'Durch einen Stromausfall sind Fotos, Antworten und Funde dieses Screenings verloren. Nur Einstufung und Zeiten sind noch da.',
    ended: 'Dieses Screening ist nicht mehr gespeichert.',
    endedText:
      'Es wurde auf einem anderen Bildschirm oder auf Wunsch der Person gelöscht, oder seine Zeit war um.',
  },
  sevenPoint,

  figures: {
    title: 'Was daraus wurde',
    awaited: 'Arztpraxen, die noch nicht geantwortet haben',
    awaitedText:
      'Geben Sie das ärztliche Ergebnis ein; die Nummer wird dann vergessen. Nach 180 Tagen geschieht das von selbst.',
    noneAwaited: 'Es steht keine Antwort aus.',
    outcomes: { benign: 'Gutartig', follow: 'Kontrolle', treated: 'Behandelt' },
    months: 'Ihre eigenen Zahlen',
    caption: 'Nach dem Monat, in dem der Besuch begann',
    month: 'Monat',
    visits: 'Besuche',
    signed: 'Signiert',
    referred: 'Zur Abklärung',
    confirmed: 'Bestätigt (Kontrolle oder behandelt)',
    minutes: 'Minuten vom ersten Foto bis zur Entscheidung (Median)',
    csv: 'Als CSV herunterladen',
  },

  keyboard: {
    label: 'Bildschirmtastatur',
    shift: 'Großbuchstabe',
    space: 'Leerzeichen',
    erase: 'Löschen',
    close: 'Schließen',
  },

  pathways,

  ...findings,
  ...decision,
};
