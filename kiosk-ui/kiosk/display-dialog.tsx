import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { textSize, textSizes, theme, themes } from '../shared/display.ts';
import { dictionary } from './words.ts';

/** Offers four text sizes and four themes, applied at once so that the customer sees the choice. */
export function DisplayDialog({ onClose }: { onClose: () => void }) {
  const words = dictionary.value.display;
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
