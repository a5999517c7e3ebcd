import { randomBytes, randomInt } from 'node:crypto';
import type { VisitNames } from '../../screening/visit/events.ts';

/** Crockford's alphabet, without letters that could be mistaken for digits when read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The names of a new visit. Its number is the only thing in a slip's QR code. */
export const newNames = (): VisitNames => ({
  id: randomBytes(8).toString('hex'),
  number: Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join(''),
});
