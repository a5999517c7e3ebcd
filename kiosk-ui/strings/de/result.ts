import type * as english from '../en/result.ts';

export const analysing: typeof english.analysing = {
  title: 'Ihr Foto wird geprüft',
  titleSeveral: 'Ihre Fotos werden geprüft',
  photo: 'Foto {n} von {total}',
  closeup: 'Die Nahaufnahme wird geprüft',
  failedTitle: 'Der Check brach ab',
  failedOne: 'Ein Foto konnte nicht geprüft werden. Es ist noch da.',
  retry: 'Noch einmal',
  leaveOut: 'Ohne dieses Foto weiter',
  same: 'Ein Kreis heißt nicht, dass etwas schlimm ist.',
};

export const result: typeof english.result = {
  legendShow: 'Nummer und zwei Ringe: diesen Fleck zeigen',
  spotsToShow: 'Flecken zum Zeigen: {n}',
  next: 'Weiter',
  back: 'Zurück',
  printSlip: 'Zettel drucken',
  printAgain: 'Neu drucken',
  anotherPhoto: 'Mehr Fotos',
  closeup: 'Nahaufnahme',
  finish: 'Fertig',
  notReviewed: 'Noch nicht von Apothekerin oder Apotheker geprüft.',
  elsewhere: {
    refer: 'Ist niemand an der Theke? Dann gehen Sie spätestens morgen in eine Apotheke oder Arztpraxis.',
    'follow-up':
      'Ist niemand an der Theke? Dann gehen Sie innerhalb von zwei Wochen in eine Apotheke oder Arztpraxis.',
    inconclusive: 'Ist niemand an der Theke? Dann kommen Sie wieder, wenn das Apothekenteam da ist.',
  },
  signed: 'Von Apothekerin oder Apotheker angesehen und unterschrieben.',
};

export const handOver: typeof english.handOver = {
  question: 'Darf das Apothekenteam Ihre Fotos und Antworten sehen?',
  reason: 'Dann kann das Team genau hinsehen.',
  help: 'Fotos und Antworten bleiben höchstens {hours} hier.',
  yes: 'Ja',
  no: 'Nein',
  given: 'Das Apothekenteam kann es jetzt sehen: {number}.',
  notGiven: 'Ihre Fotos und Antworten werden gelöscht, wenn Sie fertig sind.',
  change: 'Dem Apothekenteam zeigen',
  notPossible:
    'Von diesem Gerät können Ihre Fotos nicht an das Apothekenteam geschickt werden. Die Fotos werden gelöscht, wenn Sie fertig sind.',
  retake: 'Das Apothekenteam bittet um ein besseres Foto. Bitte machen Sie noch eines.',
};

export const slipLeg: typeof english.slipLeg = {
  title: 'Ihr Zettel für das Apothekenteam',
  number: 'Nummer des Zettels: {number}.',
  printing: 'Ihr Zettel wird gedruckt …',
  printed: 'Hier ist Ihr Zettel.',
  resultStands: 'Ihr Ergebnis gilt weiter.',
  noPaper: 'Es kam kein Papier: Es ist kein Drucker angeschlossen.',
  canSave: 'Sie können den Zettel als Datei speichern.',
  download: 'Zettel herunterladen (PDF)',
};

export const finish: typeof english.finish = {
  text: 'Bitte denken Sie daran, wenn Sie gehen.',
  call: 'Apothekenteam rufen',
  now: 'Fertig',
};

export const done: typeof english.done = {
  title: 'Vielen Dank',
  text: 'Ihre Fotos und Antworten sind gelöscht.',
  handedOver:
    'Das Apothekenteam hat Ihre Fotos und Antworten. Alles wird gelöscht, sobald das Team fertig ist, spätestens nach {hours}.',
  slipKept: 'Nur ein Zettel, den Sie angefordert haben, bleibt auf diesem Gerät gespeichert.',
  advice:
    'Ist ein Fleck neu, ändert er sich oder beunruhigt er Sie? Bitte fragen Sie das Apothekenteam, heute oder an einem anderen Tag.',
  backToStart: 'Zum Anfang',
};
