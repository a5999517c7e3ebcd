/** The papers for the staff alone, in German. */
import type * as english from '../en/staff-papers.ts';

export const staffPapers: typeof english.staffPapers = {
  pinsTitle: 'PINs dieses Geräts',
  pharmacistPin: 'Apotheke: {pin}',
  technicianPin: 'Technik: {pin}',
  pinsNote:
    'Bitte auseinanderschneiden: Jede PIN ist nur für die Person bestimmt, der sie gehört. Sie stehen sonst nirgends. Neue PINs erzeugt die Technik mit: sudo spl-kiosk provision',
  testTitle: 'Testausdruck',
  testWhole: 'Rahmen, Linie und Code müssen vollständig sein; nichts darf abgeschnitten sein.',
  testCode: 'Der Code lautet TEST.',
};
