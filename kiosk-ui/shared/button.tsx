import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  /** One `primary` a screen; `choice` for answers of equal weight; `quiet` for the way out. */
  readonly kind?: 'primary' | 'secondary' | 'choice' | 'quiet';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly autoFocus?: boolean;
  /** Said in place of a sign that can't be read out. */
  readonly label?: string;
}

export function Button({
  onPress,
  children,
  kind = 'secondary',
  disabled,
  pressed,
  autoFocus,
  label,
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${kind}`}
      disabled={disabled}
      aria-pressed={pressed}
      aria-label={label}
      data-autofocus={autoFocus ? 'true' : undefined}
      onClick={(event) => {
        // The second half of a double tap would answer the next screen's question unread.
        if (event.detail < 2) onPress();
      }}
    >
      {children}
    </button>
  );
}
