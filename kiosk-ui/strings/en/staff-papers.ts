/** The papers for the staff alone: new PINs, and a test of the printer. */
export const staffPapers = {
  pinsTitle: 'PINs of this kiosk',
  pharmacistPin: 'Pharmacist: {pin}',
  technicianPin: 'Technician: {pin}',
  pinsNote:
    'Cut this up: each PIN is for its own person alone. They stand nowhere else. To have new ones, a technician runs: sudo spl-kiosk provision',
  testTitle: 'Test slip',
  testWhole: 'The frame, the line and the code must be complete, with nothing cut off.',
  testCode: 'The code reads TEST.',
};
