/** The papers for the staff alone, in Spanish. */
import type * as english from '../en/staff-papers.ts';

export const staffPapers: typeof english.staffPapers = {
  pinsTitle: 'PIN de este quiosco',
  pharmacistPin: 'Farmacéutico: {pin}',
  technicianPin: 'Técnico: {pin}',
  pinsNote:
    'Recorte este papel: cada PIN es solo para su persona. No constan en ningún otro sitio. Para tener otros, el técnico ejecuta: sudo spl-kiosk provision',
  testTitle: 'Papel de prueba',
  testWhole: 'El marco, la línea y el código deben verse completos, sin nada cortado.',
  testCode: 'El código dice TEST.',
};
