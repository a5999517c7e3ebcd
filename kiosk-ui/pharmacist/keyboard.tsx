import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { customer, desk as words } from '../shared/staff-words.ts';
import { latin, rowsOf } from './keyboard-rows.ts';

/** Whether the keyboard shows. A touch on a field opens it, because a kiosk has no other keyboard. */
export const keyboard = signal(false);
const shifted = signal(false);

/** Whether letters of Latin script show where the language has another one. */
const inLatin = signal(false);

type TextField = HTMLInputElement | HTMLTextAreaElement;

const field = (): TextField | null => {
  const element = document.activeElement;
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null;
};

/** Types into the field that has the focus, as a real keyboard would. */
function type(text: string): void {
  const into = field();
  if (into === null) return;
  const [from, to] = [into.selectionStart ?? into.value.length, into.selectionEnd ?? into.value.length];
  // -1: as long as it may be.
  const most = into.maxLength === -1 ? Infinity : into.maxLength;
  if (into.value.length - (to - from) + text.length > most) return;
  into.setRangeText(text, from, to, 'end');
  into.dispatchEvent(new InputEvent('input', { bubbles: true }));
  shifted.value = false;
}

function erase(): void {
  const into = field();
  if (into === null) return;
  const [from, to] = [into.selectionStart ?? 0, into.selectionEnd ?? 0];
  into.setRangeText('', from === to ? Math.max(0, from - 1) : from, to, 'end');
  into.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** A keyboard on the screen; it never takes the focus from the field. */
export function Keyboard() {
  const isOpen = keyboard.value;
  useEffect(() => {
    if (isOpen) field()?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  if (!isOpen) return null;
  const own = rowsOf[customer.language];
  const rows = inLatin.value ? latin : own;
  const cased = (key: string) => (shifted.value ? upper(key) : key);
  return (
    <section
      class="keyboard"
      aria-label={words.keyboard.label}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {rows.map((row) => (
        <div key={row} class="keyboard-row" dir="ltr">
          {[...row].map((key) => (
            <Key key={key} label={cased(key)} onPress={() => type(cased(key))} />
          ))}
        </div>
      ))}
      <div class="keyboard-row">
        {hasCase(rows) && (
          <Button
            kind="quiet"
            label={words.keyboard.shift}
            pressed={shifted.value}
            onPress={() => {
              shifted.value = !shifted.value;
            }}
          >
            ⇧
          </Button>
        )}
        {!hasCase(own) && (
          <Button
            kind="quiet"
            pressed={inLatin.value}
            onPress={() => {
              inLatin.value = !inLatin.value;
            }}
          >
            ABC
          </Button>
        )}
        <button type="button" class="button keyboard-space" onClick={() => type(' ')}>
          {words.keyboard.space}
        </button>
        <Key label="⌫" name={words.keyboard.erase} onPress={erase} />
        <Button
          kind="quiet"
          onPress={() => {
            keyboard.value = false;
          }}
        >
          {words.keyboard.close}
        </Button>
      </div>
    </section>
  );
}

const hasCase = (rows: readonly string[]) => rows.some((row) => row !== row.toUpperCase());

/** "ß" has no capital that is one letter. */
const upper = (key: string) => (key.toUpperCase().length === 1 ? key.toUpperCase() : key);

/** Unlike Button, it accepts every tap of a quick hand. */
const Key = ({ label, name, onPress }: { label: string; name?: string; onPress: () => void }) => (
  <button type="button" class="button" aria-label={name} onClick={onPress}>
    {label}
  </button>
);
