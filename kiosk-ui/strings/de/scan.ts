/** Finding a screening by the code on its slip, in German. */
import type * as english from '../en/scan.ts';

export const scan: typeof english.scan = {
  start: 'Zettel scannen',
  title: 'Halten Sie den Code auf dem Zettel vor die Kamera',
  waiting: 'Die Kamera startet …',
  busy: 'Die Kamera wird gerade für eine Kundin oder einen Kunden gebraucht. Tippen Sie die Nummer ein.',
  failed: 'Die Kamera zeigt kein Bild. Tippen Sie die Nummer ein.',
  unknown: 'Hier wartet kein Screening mit der Nummer {number}.',
  close: 'Schließen',
  picture: 'Das Bild der Kamera',
};
