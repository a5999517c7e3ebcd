import { dictionary } from './words.ts';

/** From this second on the customer should get ready; before it there is time to turn round. */
const readyFrom = 3;

/** The countdown over the live picture, readable from two metres; a screen reader reads each number out. */
export function CountdownNumber({ seconds, turned }: { seconds: number; turned: boolean }) {
  const words = dictionary.value.countdown;
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
