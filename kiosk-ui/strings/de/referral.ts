import type * as english from '../en/referral.ts';
import { de } from './kiosk.ts';

/** Never "Überweisung": in Germany that is a form which only doctors fill in. */
export const referral: typeof english.referral = {
  slipTitle: 'Hautläsionen: Mitteilung',
  letterTitle: 'Hautläsionen: Mitteilung einer Apotheke',
  intro:
    'An die Arztpraxis: Diese Person ließ in unserer Apotheke ihre Haut prüfen. Ein Gerät nahm Fotos ohne Dermatoskop auf, eine Forschungssoftware gruppierte die braunen und dunklen Läsionen, die Apotheke entschied. Bitte untersuchen Sie die Haut selbst, bevor Sie sich auf eines davon verlassen.',
  from: 'Von {pharmacy}',
  screened: 'Fotos aufgenommen: {date}',
  signed: 'Signiert: {date}',
  alias: 'Initialen oder Kürzel: {alias}',
  name: 'Name, Vorname',
  birth: 'Geburtsdatum',
  pathwayTitle: 'Anliegen',
  pathways: {
    urgent: 'Dringend: Bitte untersuchen Sie diese Person',
    routine: 'Nicht dringend: Bitte untersuchen Sie diese Person',
    'watch-8-weeks': '8 Wochen beobachten: Die Person kommt am {date} wieder in die Apotheke',
    'not-assessable': 'Auf Fotos nicht beurteilbar: Bitte untersuchen Sie die Haut selbst',
    none: 'Nur zur Information: keine Anfrage an Sie',
  },
  reception: {
    urgent:
      'Für die Anmeldung: bitte den nächsten dringenden Termin. Ist in den nächsten Tagen keiner frei, bitte noch heute ärztlich klären.',
    routine:
      'Für die Anmeldung: ein gewöhnlicher Termin, um die Haut anzusehen. Blutet eine Läsion oder wächst sie schnell, ein dringender.',
    'watch-8-weeks':
      'Für die Anmeldung: vorerst kein Termin. Ändert sich eine Läsion vorher, blutet sie oder wächst sie, ein dringender.',
    'not-assessable':
      'Für die Anmeldung: ein gewöhnlicher Termin, um die Haut anzusehen. Blutet eine Läsion oder wächst sie schnell, ein dringender.',
    none: 'Für die Anmeldung: Es wird um keinen Termin gebeten.',
  },
  contact: 'Telefon oder Stempel der Apotheke',
  decision: 'Entscheidung der Apotheke: {level}. Vorschlag der Software: {software}.',
  reason: 'Begründung der abweichenden Entscheidung: {reason}',
  note: 'Anmerkung der Apotheke: {note}',
  cut: '{text} … (mehr im Brief)',
  levels: {
    refer: 'abklären',
    'follow-up': 'kontrollieren',
    'no-finding': 'keine Läsion hervorgehoben',
    inconclusive: 'unklar',
  },
  noLevel: 'keiner, da der Check vor dem ersten Foto endete',
  signature: '{name}, Apotheker/in, Registrierungsnummer {registration}',
  spots: 'Von der Software gefundene Läsionen: {found}. Hervorgehoben: {shown}.',
  noSpots: 'Keine Läsion wurde hervorgehoben. Von der Software gefundene Läsionen: {found}.',
  more: {
    one: '{n} der hervorgehobenen ist hier nicht abgebildet: Bitte sehen Sie auch die übrige Haut an',
    other: '{n} der hervorgehobenen sind hier nicht abgebildet: Bitte sehen Sie auch die übrige Haut an',
  },
  spot: 'Läsion {n}: {site}',
  diameter: 'Durchmesser {mm} mm (± {error} mm)',
  noScale: 'Durchmesser nicht gemessen: keine Maßkarte daneben',
  closeup: 'Das zweite Bild ist eine eigene Nahaufnahme',
  bands: {
    refer: 'Vorschlag der Software: abklären',
    follow: 'Vorschlag der Software: kontrollieren',
    none: 'Vorschlag der Software: keiner',
    unassessable: 'Vorschlag der Software: keiner, sie konnte diese Läsion nicht beurteilen',
  },
  pictures:
    'Erstes Bild: das Foto, die Läsion umringt. Zweites Bild: die Läsion, ausgeschnitten und vergrößert.',
  scope:
    'Die Software sucht braune und dunkle Läsionen: Rosafarbene, rote oder hautfarbene kann sie übersehen.',
  bandNote:
    'Die Software ordnet jede Läsion einer von drei Gruppen zu: abklären, kontrollieren, ohne Vorschlag. Eine Gruppe sagt nicht, wie wahrscheinlich etwas ist.',
  doubts: {
    'no-detail': 'Weniger sicher: wenig Einzelheiten auf dem Foto',
    unfamiliar: 'Weniger sicher: anders als die Läsionen, mit denen die Software gelernt hat',
  },
  oddness: 'Abweichung von den übrigen Läsionen der Person: Rang {rank} von {of} (1 = am stärksten)',
  noOddness: 'Nicht mit anderen Läsionen verglichen: weniger als drei',
  qualityGood: 'Fotoqualität: gut',
  qualityFaults: 'Fotoqualität: eingeschränkt ({faults})',
  faults: {
    'second-person': 'weitere Person im Bild',
    'no-skin': 'keine Haut erkannt',
    'no-colour': 'keine Farbe',
    'too-dark': 'zu dunkel',
    'too-bright': 'zu hell',
    'colour-cast': 'Farbstich',
    moving: 'verwackelt',
    blurred: 'unscharf',
    'too-far': 'zu weit entfernt',
    'little-skin': 'wenig Haut erkannt',
    glare: 'Glanz auf der Haut',
    hair: 'Haare über der Haut',
    noisy: 'körnig',
  },
  mapTitle: 'Ungefähre Lage der Läsionen',
  mapNote: 'Links und rechts aus Sicht der untersuchten Person.',
  mapLeft: 'links',
  mapRight: 'rechts',
  front: 'Vorn',
  back: 'Hinten',
  sevenPointTitle: 'Gewichtete 7-Punkte-Checkliste',
  sevenPointNote:
    'Einmal für alle Läsionen zusammen erfragt. Ab drei Punkten soll abgeklärt werden (NICE NG12).',
  sevenPointItems: {
    'change-in-size': 'Größenänderung (2)',
    'irregular-shape': 'Unregelmäßige Form (2)',
    'irregular-colour': 'Unregelmäßige Färbung (2)',
    'diameter-7mm': 'Durchmesser mindestens 7 mm (1)',
    inflammation: 'Entzündung (1)',
    oozing: 'Nässen oder Kruste (1)',
    'change-in-sensation': 'Veränderte Empfindung (1)',
  },
  sevenPointAnswers: { yes: 'ja', no: 'nein', 'not-sure': 'nicht sicher', skipped: 'nicht beantwortet' },
  origins: { asked: 'erfragt', measured: 'gemessen' },
  sevenPointTotal: 'Summe: {points}',
  sevenPointAtLeast: 'Summe: mindestens {points}',
  historyTitle: 'Anamnese nach eigenen Angaben der Person',
  history: {
    'own-melanoma': 'Melanom früher entfernt',
    'family-melanoma': 'Melanom bei Eltern, Geschwistern oder Kindern',
    'weak-immune-system': 'Immunsuppressives Medikament',
    'many-spots': 'Mehr als 50 braune Flecken',
    sunburns: 'Schmerzhafte Sonnenbrände als Kind',
    'new-spot': 'Neuer brauner oder dunkler Fleck im letzten Jahr',
    'palms-soles-nails': 'Dunkler Fleck oder Streifen an Handfläche, Sohle oder Nagel',
  },
  answers: { yes: 'ja', no: 'nein', 'not-sure': 'nicht sicher', skipped: 'nicht beantwortet' },
  tone: 'Hautton nach eigener Angabe: Monk {tone} von 10',
  noTone: 'Hautton: nicht angegeben',
  yesTo: 'Ja: {items}',
  historyYes: 'Anamnese, ja: {items}',
  madeByTitle: 'Erstellt mit',
  madeBy: 'Gerät {serial}, spl-kiosk {version}',
  runOn: 'Modelle ausgeführt mit {provider}',
  model: '{name} {version}, SHA-256 {hash}',
  page: 'Seite {n} von {total}',
  answerTitle: 'Antwort der Arztpraxis: bitte zurück an {pharmacy}',
  answerNote:
    'Nummer {number}. Bitte eine Kopie dieser Seite schicken, oder das Formular abschneiden und der Person zum Zurückbringen mitgeben.',
  answerResult: 'Ergebnis, nach Nummer der Läsion',
  answerDate: 'Datum',
  answerSignature: 'Unterschrift und Stempel',
  safetyNetTitle: 'Für Sie',
  nextStep: {
    urgent:
      'Bitte rufen Sie heute in Ihrer Arztpraxis an, sagen Sie, dass die Apotheke um einen dringenden Termin bittet, und bringen Sie dieses Papier mit.',
    routine:
      'Bitte rufen Sie diese Woche in Ihrer Arztpraxis an, vereinbaren Sie einen Termin und bringen Sie dieses Papier mit.',
    'watch-8-weeks':
      'Bitte kommen Sie am {date} wieder in die Apotheke ({pharmacy}) und bringen Sie dieses Papier mit.',
    'not-assessable':
      'Die Fotos zeigen nicht genug. Bitte rufen Sie diese Woche in Ihrer Arztpraxis an, vereinbaren Sie einen Termin und bringen Sie dieses Papier mit.',
    none: 'Die Apotheke bittet vorerst um keinen Termin. Bewahren Sie dieses Papier auf und zeigen Sie es, wenn Sie wegen Ihrer Haut in eine Arztpraxis gehen.',
  },
  safetyNet: [
    'Dieser Check kann etwas übersehen. Ein Fleck, der neu ist, sich ändert, blutet oder Sie beunruhigt, muss angesehen werden, egal was auf diesem Papier steht.',
  ],
  howToDelete:
    'Dieses Papier ersetzt den Zettel aus dem Gerät. Fragen zu diesem Papier? Fragen Sie {pharmacy} und nennen Sie die Nummer {number}. Dort können Sie auch jederzeit Ihre Fotos und Antworten löschen lassen. Sie bleiben höchstens {hours} gespeichert. Dieses Papier gehört Ihnen.',
  howToDeleteKept:
    'Dieses Papier ersetzt den Zettel aus dem Gerät. Fragen zu diesem Papier? Fragen Sie {pharmacy} und nennen Sie die Nummer {number}. Dort können Sie auch jederzeit Ihre Fotos und Antworten löschen lassen. Dieses Gerät behält eine Kopie dieses Papiers: Bitten Sie darum, auch sie zu löschen.',
};

export const deReferral: english.ReferralWords = { ...de, referral };
