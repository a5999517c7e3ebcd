import { type Check, failed, ok } from './check.ts';

/** Of each role: `broken` is one whose file can't be read. */
export type PinStates = Readonly<Record<string, 'set' | 'missing' | 'broken'>>;

/** Without the pharmacist's, nothing is handed over; without the technician's, nobody is told why. */
export function checkPins(states: PinStates): Check {
  const name = 'pins';
  const wrong = Object.entries(states).filter(([, state]) => state !== 'set');
  if (wrong.length === 0) return ok(name, `set: ${Object.keys(states).join(', ')}`);
  return failed(
    name,
    wrong.map(([role, state]) => `${role}: ${state}`).join(', '),
    'Run: npm run provision. It makes the PINs that are missing and prints them; a PIN that you type there replaces the one before.',
  );
}
