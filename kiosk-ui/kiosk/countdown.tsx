import { countdownWord } from './countdown-word.ts';
import { dictionary } from './words.ts';

/** The countdown over the live picture, readable from two metres; a screen reader reads each number out. */
export function CountdownNumber({ seconds, turned }: { seconds: number; turned: boolean }) {
  return (
    <div class="countdown-over" role="timer" aria-live="assertive" data-countdown={seconds}>
      {seconds > 0 && (
        <p class="countdown-number" key={seconds}>
          {seconds}
        </p>
      )}
      <p class="countdown-word">{countdownWord(seconds, turned, dictionary.value.countdown)}</p>
    </div>
  );
}
