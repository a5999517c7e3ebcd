import type * as english from '../en/welcome.ts';

/** "Gerät", as a "Kiosk" is a news-stand; "Apothekenteam" for the pharmacist, as it is short and names no gender. */
export const welcome: typeof english.welcome = {
  title: 'Hautflecken prüfen',
  begin: 'Starten',
  gettingReady: 'Wird vorbereitet …',
  privacy: 'Datenschutz',
  empty: 'Der Bildschirm der Apotheke ist gerade nicht besetzt. Fragen Sie nach dem Check an der Theke.',
  closed:
    'Das Apothekenteam ist gerade nicht da. Sie können den Check trotzdem machen und einen Zettel mitnehmen.',
  outOfOrder: 'Außer Betrieb: Bitte fragen Sie das Apothekenteam.',
};

export const privacy: typeof english.privacy = {
  title: 'Ihr Datenschutz',
  who: 'Diese Apotheke betreibt das Gerät und ist für Ihre Angaben verantwortlich.',
  what: 'Das Gerät speichert Ihre Fotos und Antworten. Es fragt nicht nach Ihrem Namen und verschickt nichts.',
  long: 'Alles wird gelöscht, wenn Sie fertig sind. Darf das Apothekenteam es sehen, bleibt es höchstens {hours} gespeichert.',
  rights:
    'Sie dürfen jederzeit aufhören, fragen, was gespeichert ist, und das Apothekenteam bitten, es zu löschen.',
  close: 'Schließen',
};
