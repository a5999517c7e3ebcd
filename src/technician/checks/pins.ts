import { type Check, failed, ok } from './check.ts';

/** State of each role's PIN; `broken` if its file can't be read. */
export type PinStates = Readonly<Record<string, 'set' | 'missing' | 'broken'>>;

/** Without the pharmacist's PIN nothing can be handed over; without the technician's nobody can find out why. */
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
