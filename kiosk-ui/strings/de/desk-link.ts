/** The computer behind the counter, in German. */
import type * as english from '../en/desk-link.ts';

export const deskLink: typeof english.deskLink = {
  title: 'Der Computer hinter der Theke',
  text: 'Die Apothekenseite öffnet sich auch dort, sobald ein Code diesen Computer mit diesem Gerät gekoppelt hat.',
  off: 'Aus: Die Einstellung deskLink nennt keine Netzwerkschnittstelle. Außerhalb dieses Geräts ist nichts erreichbar.',
  faults: {
    'no-address':
      'Nicht offen: Die Netzwerkschnittstelle der Einstellung deskLink hat keine Adresse. Prüfen Sie das Kabel.',
    'port-taken': 'Nicht offen: Ein anderes Programm belegt den Port der Einstellung deskLinkPort.',
    'no-certificate': 'Nicht offen: Es gibt kein Zertifikat. Die Technik startet: sudo spl-kiosk provision.',
  },
  address: 'Dort zu öffnen',
  fingerprint: 'Zertifikat (SHA-256)',
  compare:
    'Der Browser dort warnt vor diesem Zertifikat. Gehen Sie nur weiter, wenn er dieselben Buchstaben und Ziffern zeigt.',
  paired: { one: '{n} Computer ist gekoppelt.', other: '{n} Computer sind gekoppelt.' },
  pair: 'Computer koppeln',
  code: 'Geben Sie dort diesen Code ein',
  codeLasts: 'Er koppelt einen Computer und gilt noch {time}.',
  codeOver: 'Dieser Code ist abgelaufen. Lassen Sie einen neuen anzeigen.',
  close: 'Schließen',
  noFiles:
    'Der Bildschirm des Geräts speichert keine Dateien. Nehmen Sie einen Computer, der mit dem Gerät gekoppelt ist.',
  forget: 'Alle gekoppelten Computer vergessen',
  forgetTitle: 'Alle gekoppelten Computer vergessen?',
  forgetText: 'Alle werden von der Apothekenseite abgemeldet, und jeder Computer braucht einen neuen Code.',
  forgetConfirm: 'Ja, vergessen',
  forgetCancel: 'Nein, zurück',
  failed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal, oder sehen Sie im Protokoll nach.',
};

export const pairPage: typeof english.pairPage = {
  title: 'Diesen Computer koppeln',
  text: 'Melden Sie sich am Gerät auf der Apothekenseite an und drücken Sie „Computer koppeln“. Geben Sie den Code dann hier ein.',
  label: 'Code mit 8 Ziffern',
  ok: 'Koppeln',
  paused: 'Zu viele falsche Codes. In {time} können Sie es wieder versuchen.',
  refusals: {
    'code-wrong': 'Dieser Code stimmt nicht. Sehen Sie noch einmal am Gerät nach.',
    'code-paused': 'Zu viele falsche Codes. Warten Sie ein wenig.',
    'code-none': 'Zurzeit gilt kein Code. Drücken Sie am Gerät „Computer koppeln“ für einen neuen.',
    malformed: 'Ein Code hat 8 Ziffern.',
  },
  failed:
    'Das Gerät hat den Code nicht angenommen. Versuchen Sie es noch einmal, oder rufen Sie die Technik.',
};

export const bell: typeof english.bell = {
  none: 'Niemand wartet',
  waiting: { one: '{n} wartet', other: '{n} warten' },
  ending: { one: '{n} wird bald gelöscht', other: '{n} werden bald gelöscht' },
  called: 'Die Person am Gerät ruft Sie',
};
