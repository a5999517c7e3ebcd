import type { KioskWords } from '../strings/en/kiosk.ts';

/** From this second on the customer should get ready; before it there is time to turn round. */
const readyFrom = 3;

/** What to do in this second of the countdown. */
export const countdownWord = (seconds: number, turned: boolean, words: KioskWords['countdown']): string =>
  seconds === 0 ? words.still : turned && seconds > readyFrom ? words.turn : words.ready;
