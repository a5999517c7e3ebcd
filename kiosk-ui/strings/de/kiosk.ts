import type { KioskWords } from '../en/kiosk.ts';
import { poses, sideNames, siteNames } from './body.ts';
import { faults, guidance, photoFaults, photoFaultsAgain } from './faults.ts';
import { display, frame, idle, languageChoice, link, starting } from './frame.ts';
import { bodySite, capture, closeupSpot, countdown, photo, review } from './photo.ts';
import { analysing, done, finish, handOver, result, slipLeg } from './result.ts';
import { answers, historySigns, questions, spotSigns, urgentSigns } from './risk.ts';
import { sound } from './sound.ts';
import { privacy, welcome } from './welcome.ts';

const brownOnly =
  'Dieser Check sucht braune und dunkle Flecken. Rosa, rote oder hautfarbene kann er übersehen: Zeigen Sie diese dem Apothekenteam.';

export const de: KioskWords = {
  language: 'de',
  locale: 'de-DE',
  direction: 'ltr',
  hours: { one: '{n} Stunde', other: '{n} Stunden' },
  outcomes: {
    refer: 'Bitte zeigen Sie die nummerierten Flecken noch heute dem Apothekenteam.',
    'follow-up': 'Bitte sprechen Sie mit dem Apothekenteam über die nummerierten Flecken.',
    'no-finding':
      'Dieser Check hat keinen Fleck hervorgehoben. Er kann etwas übersehen: Zeigen Sie dem Apothekenteam jeden Fleck, der neu ist, sich ändert oder Sie beunruhigt.',
    inconclusive: 'Wir konnten das nicht richtig prüfen. Bitte fragen Sie das Apothekenteam.',
  },
  outcomesWithoutSpots: {
    refer: 'Bitte zeigen Sie Ihre Haut noch heute dem Apothekenteam.',
    'follow-up': 'Bitte sprechen Sie mit dem Apothekenteam über Ihre Antworten.',
  },
  speakNow: 'Bitte sprechen Sie jetzt mit dem Apothekenteam.',
  siteNames,
  sideNames,
  poses,
  urgentSigns,
  spotSigns,
  historySigns,
  questions,
  answers,
  photoFaults,
  photoFaultsAgain,
  faults,

  slip: {
    title: 'Hautfleck-Check',
    number: 'Nummer {number}',
    byNumber: 'Mit dieser Nummer findet das Apothekenteam Ihren Check.',
    date: 'Datum {date}',
    sites: 'Fotos von: {sites}',
    spots: 'Flecken zum Zeigen: {n}',
    more: { one: 'und {n} weiterer', other: 'und {n} weitere' },
    moreHandedOver: {
      one: 'und {n} weiterer auf dem Bildschirm der Apotheke',
      other: 'und {n} weitere auf dem Bildschirm der Apotheke',
    },
    notReviewed: 'Noch nicht von Apothekerin oder Apotheker geprüft',
    brownOnly,
    doNotWait:
      'Wenn ein Fleck blutet, schnell wächst oder nicht heilt, warten Sie nicht: Holen Sie noch heute ärztlichen Rat.',
    notExaminedTitle: 'Was nicht geprüft wurde',
    notExamined: [
      'Intimbereich',
      'Augenlider',
      'Haut unter Haaren',
      'Tattoos',
      'Alles, was auf keinem Foto zu sehen ist',
    ],
    notPhotographed: 'Kein Foto von: {places}',
    urgentTitle: 'Sie haben angegeben:',
    urgentNotSure: 'Nicht sicher waren Sie bei:',
    howToDelete:
      'Ihre Fotos und Antworten werden gelöscht, wenn Sie fertig sind. Durfte das Apothekenteam sie sehen? Dann bleiben sie höchstens {hours} gespeichert: Bitten Sie das Team, sie früher zu löschen. Dieser Zettel gehört Ihnen: Zerreißen Sie ihn, wenn Sie ihn nicht mehr brauchen.',
    howToDeleteKept:
      'Ihre Fotos und Antworten werden gelöscht, wenn Sie fertig sind. Durfte das Apothekenteam sie sehen? Dann bleiben sie höchstens {hours} gespeichert. Dieses Gerät behält eine Kopie dieses Zettels. Bitten Sie das Apothekenteam, alles zu löschen.',
    simulated: 'Simulierte Kamera: Die Fotos zeigen nicht Sie.',
  },

  frame,
  display,
  languageChoice,
  sound,
  idle,
  link,
  starting,

  welcome: { ...welcome, brownOnly },
  privacy,

  consent: {
    title: 'Sind Sie einverstanden?',
    photos: 'Das Gerät prüft Ihre Fotos und löscht sie, wenn Sie fertig sind.',
    notChecked: 'Es prüft nicht: Intimbereich, Augenlider, Haut unter Haaren und Tattoos.',
    slipKept: 'Dieses Gerät behält eine Kopie von jedem Zettel, den Sie anfordern.',
    agree: 'Ich bin mindestens 18 und einverstanden',
    decline: 'Nein',
  },

  declined: {
    title: 'Heute kein Check',
    text: 'Dieser Check ist für Erwachsene, die zustimmen. Beunruhigt Sie ein Fleck? Das Apothekenteam hilft Ihnen gern.',
    finish: 'Fertig',
  },

  speakNowScreen: {
    text: 'Wegen Ihrer Antwort ist ein Foto nicht der richtige Schritt. Das Apothekenteam kann es sich jetzt mit Ihnen ansehen.',
    change: 'Antwort ändern',
    ask: 'Darf das Apothekenteam Ihre Antworten auf dem Bildschirm sehen?',
    yes: 'Ja',
    given: 'Das Apothekenteam kann Ihre Antworten jetzt sehen. Ihre Nummer ist {number}.',
    finish: 'Fertig',
  },

  bodySite,
  capture,
  guidance,
  countdown,
  review,
  closeupSpot,
  photo,
  analysing,
  result,
  handOver,
  slipLeg,
  finish,
  done,

  scaleCard: {
    onCard: 'Karte flach auf die Haut legen, dicht neben den Fleck.',
    title: 'Maßkarten für den Haut-Check',
    howTo: [
      'Drucken Sie diese Seite auf mattes weißes Papier, mit 100 % (Originalgröße, ohne „An Seite anpassen“) und mit einem Drucker, der echtes Schwarz druckt.',
      'Legen Sie ein Lineal an die Linie unten. Ist sie nicht genau so lang wie angegeben, verwenden Sie die Karten nicht: Drucken Sie neu.',
      'Schneiden Sie die Karten an den grauen Linien aus. Halten Sie sie flach, sauber und trocken. Werfen Sie geknickte oder fleckige Karten weg.',
    ],
    ruler: 'Diese Linie ist {mm} mm lang.',
  },
};
