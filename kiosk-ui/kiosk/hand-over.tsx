import type { KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { en } from '../strings/en/kiosk.ts';

/** Asks, once and after the result, whether the pharmacist may see the photos and answers: a separate consent. */
export function HandOver({ state }: { state: KioskState }) {
  const words = en.handOver;
  if (state.retakeAsked) {
    return (
      <p class="hand-over" role="alert" data-retake-asked>
        {words.retake}
      </p>
    );
  }
  if (state.handedOver !== 'not-asked') {
    const given = state.handedOver === 'yes';
    return (
      <p class="hand-over" role="status" data-handed-over={state.handedOver}>
        {given ? fill(words.given, { number: state.number }) : words.notGiven}
      </p>
    );
  }
  if (!state.mayHandOver) {
    return (
      <p class="hand-over" role="status" data-handed-over="not-possible">
        {words.notPossible}
      </p>
    );
  }
  return (
    <section class="hand-over">
      <h2>{words.question}</h2>
      <p>{fill(words.help, { hours: state.keptHours })}</p>
      <div class="hand-over-answers">
        <Button kind="choice" onPress={() => request({ type: 'hand-over', photos: true })}>
          {words.yes}
        </Button>
        <Button kind="choice" onPress={() => request({ type: 'hand-over', photos: false })}>
          {words.no}
        </Button>
      </div>
    </section>
  );
}
