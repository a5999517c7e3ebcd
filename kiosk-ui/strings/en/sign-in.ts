import type { PinCode } from '../../../src/contract/sign-in.ts';
import type { Plural } from '../plural.ts';

const missing =
  'No PIN has been set on this kiosk yet. A technician has to set one: sudo spl-kiosk provision.';
const broken = 'The file that keeps the PIN can’t be read. A technician has to set a new one.';
const failed = 'That did not work. Try again, or tell a technician.';

const refusals: Readonly<Record<Exclude<PinCode, 'pin-wrong' | 'pin-locked'>, string>> = {
  'pin-missing': missing,
  'pin-broken': broken,
  malformed: failed,
};

/** Signing in with a PIN, on the pharmacist's and the technician's page. */
export const signIn = {
  titles: {
    pharmacist: 'Enter the pharmacist’s PIN',
    technician: 'Enter the technician’s PIN',
  },
  ok: 'OK',
  erase: 'Erase the last digit',
  digits: { one: '{n} digit entered', other: '{n} digits entered' } as Plural,
  wrong: {
    one: 'That PIN is not right. {n} try left.',
    other: 'That PIN is not right. {n} tries left.',
  } as Plural,
  locked: 'Too many wrong tries. You can try again in {time}.',
  missing,
  broken,
  refusals,
  noAnswer: 'The kiosk does not answer. Try again in a moment.',
  failed,
  back: 'To the customer’s screen',
  /** Links from one sign-in page to the other: the kiosk's own screen has no address bar. */
  others: {
    pharmacist: 'For the technician',
    technician: 'For the pharmacist',
  },
};
