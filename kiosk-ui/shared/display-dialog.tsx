import { useSignal } from '@preact/signals';
import type { KioskWords } from '../strings/en/kiosk.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { textSize, textSizes, theme, themes } from './display.ts';

type Words = KioskWords['display'];

/** Opens the choice of text size and colours, on every page. */
export function DisplayButton({ words }: { words: Words }) {
  const open = useSignal(false);
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => {
          open.value = true;
        }}
      >
        {words.open}
      </Button>
      {open.value && (
        <DisplayDialog
          words={words}
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

/** Offers four text sizes and four themes, applied at once so that whoever chooses sees what it does. */
function DisplayDialog({ words, onClose }: { words: Words; onClose: () => void }) {
  return (
    <Dialog name="display" title={words.title} onCancel={onClose}>
      <fieldset class="options">
        <legend>{words.size}</legend>
        {textSizes.map((size) => (
          <Button
            key={size}
            pressed={textSize.value === size}
            onPress={() => {
              textSize.value = size;
            }}
          >
            {words.sizes[size]}
          </Button>
        ))}
      </fieldset>
      <fieldset class="options">
        <legend>{words.theme}</legend>
        {themes.map((name) => (
          <Button
            key={name}
            pressed={theme.value === name}
            onPress={() => {
              theme.value = name;
            }}
          >
            {words.themes[name]}
          </Button>
        ))}
      </fieldset>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}
