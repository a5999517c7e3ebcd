import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { linesInLetter } from '../../src/contract/letter-room.ts';
import { fill } from '../shared/fill.ts';
import { desk as words } from '../shared/staff-words.ts';
import { keyboard } from './keyboard.tsx';

interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

/** A choice among several, none of which is preset. */
export const Choice = ({ name, checked, onChoose, children }: ChoiceProps) => (
  <label class="choice">
    <input type="radio" name={name} checked={checked} onChange={onChoose} />
    <span>{children}</span>
  </label>
);

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** On the click, which ends the touch: a keyboard that opened before would get the rest of it. */
const byTouch = (event: MouseEvent) => {
  if (event instanceof PointerEvent && event.pointerType === 'touch') keyboard.value = true;
};

const typing = { autocomplete: 'off', spellcheck: false, onClick: byTouch } as const;

interface LineFieldProps extends FieldProps {
  readonly help?: string;
}

/** A text of one line. */
export function Field({ label, help, value, onInput }: LineFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label} {help && <small>{help}</small>}
      </label>
      <input
        {...typing}
        id={id}
        type="text"
        value={value}
        maxLength={120}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}

interface LetterFieldProps extends FieldProps {
  readonly help: string;
  /** Lines of the field. */
  readonly lines: number;
  /** Lines of the letter that the text may take. */
  readonly most: number;
}

/** A text of the letter. It takes every letter that is typed or pasted, and says when the letter has no room for it. */
export function LetterField({ label, help, value, lines, most, onInput }: LetterFieldProps) {
  const id = useId();
  const used = linesInLetter(value);
  const room = used > most ? words.decide.tooLong : words.decide.room;
  return (
    <div class="field">
      <label for={id}>
        {label} <small>{help}</small>
      </label>
      <textarea
        {...typing}
        id={id}
        value={value}
        rows={lines}
        aria-describedby={`${id}-room`}
        aria-invalid={used > most}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <small id={`${id}-room`} class="field-room" data-too-long={used > most}>
        {fill(room, { used, most })}
      </small>
    </div>
  );
}
