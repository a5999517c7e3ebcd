import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { MoreBelow } from './more-below.tsx';

interface ScreenProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Buttons, always in the same place, with the primary one first. */
  readonly actions?: ComponentChildren;
}

/** A screen of words: a heading, some sentences, the buttons. */
export function Screen({
  title,
  children,
  actions,
  art,
  wide = false,
}: ScreenProps & { readonly art?: ComponentChildren; readonly wide?: boolean }) {
  return (
    <div class={art ? 'screen screen-with-art' : wide ? 'screen screen-wide' : 'screen'}>
      {art && <div class="screen-art">{art}</div>}
      <div class="screen-column">
        <div class="screen-words">
          <h1 tabIndex={-1}>{title}</h1>
          {children}
        </div>
        <div class="actions">{actions}</div>
      </div>
    </div>
  );
}

interface PictureScreenProps extends ScreenProps {
  readonly picture: ComponentChildren;
  /** Stands above the title and says where in a series this is. */
  readonly overline?: string | null;
}

/** A screen with a large picture, and the words and buttons beside or below it. */
export function PictureScreen({ title, overline, picture, children, actions }: PictureScreenProps) {
  const words = useRef<HTMLDivElement>(null);
  return (
    <div class="picture-screen">
      <div class="picture-screen-picture">{picture}</div>
      <div class="picture-screen-words" ref={words}>
        {overline && <p class="overline">{overline}</p>}
        <h1 tabIndex={-1}>{title}</h1>
        {children}
        <MoreBelow within={words} />
      </div>
      <div class="actions actions-stacked">{actions}</div>
    </div>
  );
}

/** A box that says what went wrong or what to do. It has a sign, so that colour alone never says it. */
export function Notice({ children, live = false }: { children: ComponentChildren; live?: boolean }) {
  return (
    <div class="notice" role={live ? 'alert' : undefined}>
      <svg class="notice-sign" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="10" />
        <path d="M12 10.5v6.5M12 7v.5" />
      </svg>
      <div>{children}</div>
    </div>
  );
}
