import { KioskError } from '../../errors.ts';
import type { Fault } from '../checks/sentence.ts';

/** What went wrong in a reading. */
export const faultOf = (error: unknown): Fault =>
  error instanceof KioskError
    ? { code: error.code, message: error.message, places: error.places }
    : { code: 'unknown', message: 'Start the check again, and restart the machine if this comes again.' };
