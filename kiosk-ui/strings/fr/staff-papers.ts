/** The papers for the staff alone, in French. */
import type * as english from '../en/staff-papers.ts';

export const staffPapers: typeof english.staffPapers = {
  pinsTitle: 'Codes PIN de cette borne',
  pharmacistPin: 'Pharmacien : {pin}',
  technicianPin: 'Technicien : {pin}',
  pinsNote:
    'Découpez ce papier : chaque code est réservé à la personne nommée. Ils ne figurent nulle part ailleurs. Pour en obtenir d’autres, le technicien exécute : sudo spl-kiosk provision',
  testTitle: 'Ticket d’essai',
  testWhole: 'Le cadre, la ligne et le code doivent être complets, sans rien de coupé.',
  testCode: 'Le code se lit TEST.',
};
