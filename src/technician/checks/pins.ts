import { type Check, failed, ok } from './check.ts';
import { say, sayMore } from './sentence.ts';

/** State of each role's PIN; `broken` if its file can't be read. */
export type PinStates = Readonly<Record<'pharmacist' | 'technician', 'set' | 'missing' | 'broken'>>;

/** Without the pharmacist's PIN nothing can be handed over; without the technician's nobody can find out why. */
export function checkPins(states: PinStates): Check {
  const name = 'pins';
  const wrong = Object.entries(states).filter(([, state]) => state !== 'set');
  if (wrong.length === 0) return ok(name, say('pinsSet'));
  const value = wrong.map(([role, state]) => `${role}: ${state}`).join(', ');
  const [[role] = []] = wrong;
  const sentence =
    wrong.length > 1 ? 'pinsNone' : role === 'pharmacist' ? 'pinsPharmacist' : 'pinsTechnician';
  return failed(name, sayMore(value, say(sentence)), say('pinsProvision'));
}
