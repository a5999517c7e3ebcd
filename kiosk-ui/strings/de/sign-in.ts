import type * as english from '../en/sign-in.ts';

const missing =
  'Auf diesem Gerät ist noch keine PIN festgelegt. Die Technik muss eine festlegen: sudo spl-kiosk provision.';
const broken = 'Die Datei mit der PIN ist nicht lesbar. Die Technik muss eine neue festlegen.';
const failed = 'Das hat nicht geklappt. Bitte noch einmal versuchen oder die Technik rufen.';

export const signIn: typeof english.signIn = {
  titles: {
    pharmacist: 'PIN der Apotheke eingeben',
    technician: 'PIN der Technik eingeben',
  },
  ok: 'OK',
  erase: 'Letzte Ziffer löschen',
  digits: { one: '{n} Ziffer eingegeben', other: '{n} Ziffern eingegeben' },
  wrong: {
    one: 'Diese PIN ist falsch. Noch {n} Versuch.',
    other: 'Diese PIN ist falsch. Noch {n} Versuche.',
  },
  locked: 'Zu viele falsche Versuche. Ein neuer ist möglich in {time}.',
  missing,
  broken,
  refusals: {
    'pin-missing': missing,
    'pin-broken': broken,
    malformed: failed,
  },
  noAnswer: 'Das Gerät antwortet nicht. Versuchen Sie es gleich noch einmal.',
  failed,
  back: 'Zum Kundenbildschirm',
  others: {
    pharmacist: 'Für die Technik',
    technician: 'Für die Apotheke',
  },
};
