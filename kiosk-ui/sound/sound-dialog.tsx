import type { Signal } from '@preact/signals';
import { dictionary } from '../kiosk/words.ts';
import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { soundOn, speed, speeds, volume, volumes } from './choices.ts';
import { isMute } from './say.ts';

/** Offers sound, how loud and how fast; applied at once so that the customer hears the choice. */
export function SoundDialog({ onClose }: { onClose: () => void }) {
  const words = dictionary.value.sound;
  return (
    <Dialog name="sound" title={words.title} onCancel={onClose}>
      {isMute.value ? (
        <p>{words.none}</p>
      ) : (
        <>
          <Choice
            legend={words.aloud}
            of={[true, false]}
            chosen={soundOn}
            nameOf={(on) => (on ? words.on : words.off)}
          />
          <p class="sound-others">{words.others}</p>
          <Choice legend={words.volume} of={volumes} chosen={volume} nameOf={(one) => words.volumes[one]} />
          <Choice legend={words.speed} of={speeds} chosen={speed} nameOf={(one) => words.speeds[one]} />
        </>
      )}
      <div class="actions">
        <Button kind="primary" autoFocus onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}

interface ChoiceProps<Value> {
  readonly legend: string;
  readonly of: readonly Value[];
  readonly chosen: Signal<Value>;
  readonly nameOf: (value: Value) => string;
}

function Choice<Value>({ legend, of, chosen, nameOf }: ChoiceProps<Value>) {
  return (
    <fieldset class="options sound-options">
      <legend>{legend}</legend>
      {of.map((value) => (
        <Button
          key={String(value)}
          pressed={chosen.value === value}
          onPress={() => {
            chosen.value = value;
          }}
        >
          {nameOf(value)}
        </Button>
      ))}
    </fieldset>
  );
}
