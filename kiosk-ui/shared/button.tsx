import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  /** One `primary` per screen; `choice` for answers of equal weight; `quiet` for leaving. */
  readonly kind?: 'primary' | 'secondary' | 'choice' | 'quiet';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly autoFocus?: boolean;
  /** The language of its words, where that is not the page's. */
  readonly lang?: string;
  /** Read out instead of a sign. */
  readonly label?: string;
  /** The keys that do the same: "Alt+N". */
  readonly keys?: string;
}

/** A tap that does not count is seen not to. */
const showIgnored = (button: HTMLElement) =>
  button.animate([{ opacity: 0.35 }, { opacity: 1 }], { duration: 350 });

export function Button({
  onPress,
  children,
  kind = 'secondary',
  disabled,
  pressed,
  autoFocus,
  lang,
  label,
  keys,
}: ButtonProps) {
  return (
    <button
      type="button"
      lang={lang}
      class={`button button-${kind}`}
      disabled={disabled}
      aria-pressed={pressed}
      aria-label={label}
      aria-keyshortcuts={keys}
      data-autofocus={autoFocus ? 'true' : undefined}
      onClick={(event) => {
        // The second half of a double tap would answer the question of the next screen unread.
        if (event.detail < 2) onPress();
        else showIgnored(event.currentTarget);
      }}
    >
      {children}
    </button>
  );
}
