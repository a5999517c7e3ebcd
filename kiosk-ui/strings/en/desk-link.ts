import type { LinkFault } from '../../../src/contract/desk-link.ts';
import type { Plural } from '../plural.ts';

const faults: Readonly<Record<LinkFault, string>> = {
  'no-address': 'Not open: the network interface of the setting deskLink has no address. Check its cable.',
  'port-taken': 'Not open: another program uses the port of the setting deskLinkPort.',
  'no-certificate': 'Not open: there is no certificate. A technician runs: sudo spl-kiosk provision.',
};

/** The pharmacist's page on the computer behind the counter, as the kiosk's own screen shows it. */
export const deskLink = {
  title: 'The computer behind the counter',
  text: 'The pharmacist’s page opens there too, once a code has paired that computer with this kiosk.',
  off: 'Off: the setting deskLink names no network interface, so nothing listens beyond this machine.',
  faults,
  address: 'Open there',
  fingerprint: 'Certificate (SHA-256)',
  compare: 'The browser there warns of this certificate. Go on only if it shows the same letters and digits.',
  paired: {
    one: '{n} computer is paired.',
    other: '{n} computers are paired.',
  } as Plural,
  pair: 'Pair a computer',
  code: 'Type this code there',
  codeLasts: 'It pairs one computer, and is over in {time}.',
  codeOver: 'This code is over. Ask for a new one.',
  close: 'Close',
  noFiles: 'The kiosk’s own screen saves no files. Use a computer that is paired with it.',
  forget: 'Forget all paired computers',
  forgetTitle: 'Forget all paired computers?',
  forgetText: 'Everybody at the pharmacist’s page is signed out, and each computer needs a new code.',
  forgetConfirm: 'Yes, forget them',
  forgetCancel: 'No, go back',
  failed: 'That did not work. Try again, or look at the log.',
};

/** The page that pairs a computer, shown on that computer. */
export const pairPage = {
  title: 'Pair this computer',
  text: 'At the kiosk, sign in to the pharmacist’s page and press “Pair a computer”. Then type its code here.',
  label: 'Code of 8 digits',
  ok: 'Pair',
  paused: 'Too many wrong codes. You can try again in {time}.',
  refusals: {
    'code-wrong': 'That code is not right. Look at the kiosk again.',
    'code-paused': 'Too many wrong codes. Wait a little.',
    'code-none': 'No code is open. Press “Pair a computer” at the kiosk for a new one.',
    malformed: 'A code has 8 digits.',
  },
  failed: 'The kiosk did not take the code. Try again, or tell a technician.',
};

/** What the pharmacist's page says and rings while nobody is signed in: it tells nothing of any visit. */
export const bell = {
  none: 'Nobody is waiting',
  waiting: { one: '{n} waiting', other: '{n} waiting' } as Plural,
  ending: { one: '{n} will soon be erased', other: '{n} will soon be erased' } as Plural,
  called: 'The customer at the kiosk calls you',
};
