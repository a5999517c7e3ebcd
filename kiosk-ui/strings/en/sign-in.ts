/** Signing in with a PIN, on the pharmacist's and the technician's page. */
export const signIn = {
  titles: {
    pharmacist: 'Enter the pharmacist’s PIN',
    technician: 'Enter the technician’s PIN',
  },
  firstTitles: {
    pharmacist: 'Choose a PIN for the pharmacist',
    technician: 'Choose a PIN for the technician',
  },
  firstText: 'No PIN has been set on this kiosk yet. Choose 6 to 12 digits that are hard to guess.',
  repeatTitle: 'Enter the same PIN again',
  ok: 'OK',
  erase: 'Erase the last digit',
  digits: '{n} digits entered',
  wrong: 'That PIN is not right. {n} tries left.',
  wrongOne: 'That PIN is not right. 1 try left.',
  locked: 'Too many wrong tries. You can try again in {time}.',
  weak: 'That PIN is too short or easily guessed. Choose another one.',
  notSame: 'The two PINs were not the same. Start again.',
  broken: 'The file that keeps the PIN can’t be read. A technician has to set a new one.',
  failed: 'The kiosk does not answer. Try again in a moment.',
  back: 'To the customer’s screen',
  /** Links from one sign-in page to the other: the kiosk's own screen has no address bar. */
  others: {
    pharmacist: 'For the technician',
    technician: 'For the pharmacist',
  },
};
