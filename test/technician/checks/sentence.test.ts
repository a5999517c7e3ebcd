import { expect, it } from 'vitest';
import { doctor } from '../../../kiosk-ui/strings/en/doctor.ts';
import { devices } from '../../../kiosk-ui/strings/en/doctor-devices.ts';
import { faults } from '../../../kiosk-ui/strings/en/doctor-faults.ts';
import { machine } from '../../../kiosk-ui/strings/en/doctor-machine.ts';
import { software } from '../../../kiosk-ui/strings/en/doctor-software.ts';
import { KioskError } from '../../../src/errors.ts';
import { degraded, plain } from '../../../src/technician/checks/check.ts';
import { say, sayFault } from '../../../src/technician/checks/sentence.ts';
import { faultOf } from '../../../src/technician/readings/fault.ts';

const check = degraded('disk', say('diskFull', { folder: '/var/lib/x' }), 'ENOSPC: no space left');

it('a check says in English what other languages say by its sentence', () => {
  expect(check).toMatchObject({
    value: "Free some space at /var/lib/x: visits can't be saved.",
    remedy: 'ENOSPC: no space left',
    sentences: { value: { key: 'diskFull', values: { folder: '/var/lib/x' } }, remedy: null },
  });
});

it('leaves for `doctor` and supervisors as English alone', () => {
  expect(Object.keys(plain(check))).toEqual(['name', 'status', 'value', 'remedy']);
});

it('does not compile without a value for each place, or with one for none', () => {
  // @ts-expect-error {folder} has no value
  expect(say('diskFull')).toBeDefined();
  // @ts-expect-error there is no place for {disk}
  expect(say('diskFull', { folder: '/', disk: 'sda' })).toBeDefined();
});

it('says an error in its own words in English, and by its code with what it names in other languages', () => {
  const places = { kind: 'cutter' };
  const error = new KioskError('printer-error', 'The printer lp0 reports “cutter”.', { places });
  expect(degraded('printer', error.code, sayFault(faultOf(error)))).toMatchObject({
    value: 'printer-error',
    remedy: 'The printer lp0 reports “cutter”.',
    sentences: { value: null, remedy: { key: 'printer-error', values: { kind: 'cutter' } } },
  });
});

it('does not compile for an error that does not name what its sentence has a place for', () => {
  // @ts-expect-error {kind} has no value
  expect(new KioskError('printer-error', 'It reports something.').places).toEqual({});
  // @ts-expect-error the sentence of this code has no place
  expect(new KioskError('camera-black', 'It is black.', { places: { kind: 'x' } })).toBeDefined();
});

it('has a sentence of its own for every key: no code of an error hides a sentence of a check', () => {
  const parts = [machine, software, devices, faults].flatMap((part) => Object.keys(part));
  expect(Object.keys(doctor).toSorted()).toEqual(parts.toSorted());
});
