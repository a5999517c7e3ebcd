import { en } from '../strings/en/kiosk.ts';

/** From here on the number says to get ready; above it there is time to turn round. */
const readyFrom = 3;

/** Over the live picture, large enough to be read from two metres; each number is read out. */
export function CountdownNumber({ seconds, turned }: { seconds: number; turned: boolean }) {
  const words = en.countdown;
  const word = seconds === 0 ? words.still : turned && seconds > readyFrom ? words.turn : words.ready;
  return (
    <div class="countdown-over" role="timer" aria-live="assertive" data-countdown={seconds}>
      {seconds > 0 && (
        <p class="countdown-number" key={seconds}>
          {seconds}
        </p>
      )}
      <p class="countdown-word">{word}</p>
    </div>
  );
}
