import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
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
  readonly help?: string;
  readonly value: string;
  /** Number of lines; more than one makes it a text area. */
  readonly lines?: number;
  readonly onInput: (value: string) => void;
}

const byTouch = (event: PointerEvent) => {
  if (event.pointerType === 'touch') keyboard.value = true;
};

export function Field({ label, help, value, lines = 1, onInput }: FieldProps) {
  const id = useId();
  const common = { id, value, autocomplete: 'off', spellcheck: false, onPointerDown: byTouch } as const;
  return (
    <div class="field">
      <label for={id}>
        {label} {help && <small>{help}</small>}
      </label>
      {lines > 1 ? (
        <textarea
          {...common}
          rows={lines}
          maxLength={lines > 2 ? 4000 : 2000}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          type="text"
          maxLength={120}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
