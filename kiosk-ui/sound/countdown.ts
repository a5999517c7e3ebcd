import { effect } from '@preact/signals';
import type { KioskState } from '../../src/contract/kiosk.ts';
import { countdownWord } from '../kiosk/countdown-word.ts';
import { dictionary } from '../kiosk/words.ts';
import { state } from '../shared/daemon.ts';
import { beep } from './beep.ts';
import { soundOn } from './choices.ts';
import { beginAgain } from './reader.ts';
import { say } from './say.ts';

/** True where the customer's back is turned, who then sees no countdown. */
const isTurned = ({ target }: KioskState): boolean => target?.kind === 'place' && target.turned;

/** Beeps and says the countdown to a photo while sound is on, and always to a customer whose back is turned. */
export function soundCountdown(): void {
  let before: number | null = null;
  let wordBefore: string | null = null;
  effect(() => {
    const now = state.value;
    const seconds = now?.countdown ?? null;
    if (seconds === before) return;
    before = seconds;
    if (seconds === null) beginAgain();
    if (now === null || seconds === null || !(soundOn.peek() || isTurned(now))) {
      wordBefore = null;
      return;
    }
    const word = countdownWord(seconds, isTurned(now), dictionary.peek().countdown);
    beep(seconds === 0);
    void say([word === wordBefore ? String(seconds) : word]);
    wordBefore = word;
  });
  sayWhetherTaken();
}

/** Says to a customer whose back is turned, and who hears nothing else, whether the photo is good. */
function sayWhetherTaken(): void {
  let before: string | null = null;
  effect(() => {
    const now = state.value;
    const judged = now?.candidate?.judged ? now.candidate : null;
    if (now === null || judged === null || judged.id === before) return;
    before = judged.id;
    if (soundOn.peek() || !isTurned(now)) return;
    const { goodTitle, poorTitle } = dictionary.peek().review;
    void say([judged.faults.length === 0 ? goodTitle : poorTitle]);
  });
}
