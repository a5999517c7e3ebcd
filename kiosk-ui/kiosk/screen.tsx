import type { ComponentChildren } from 'preact';
import { PageButtons, Pages, usePaging } from './pages.tsx';

interface ScreenProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Buttons, always in the same place, with the primary one first. */
  readonly actions?: ComponentChildren;
}

/** A screen of words: a heading, some sentences or ticks, the buttons. */
export function Screen({
  title,
  children,
  actions,
  art,
}: ScreenProps & { readonly art?: ComponentChildren }) {
  return (
    <div class={art ? 'screen screen-with-art' : 'screen'}>
      {art && <div class="screen-art">{art}</div>}
      <Words title={title} actions={actions} covers>
        {children}
      </Words>
    </div>
  );
}

interface PictureScreenProps extends ScreenProps {
  readonly picture: ComponentChildren;
  /** Stands above the title and says where in a series this is. */
  readonly overline?: string | null;
}

/** A screen with a large picture, and the words and buttons beside or below it. */
export function PictureScreen({ picture, ...words }: PictureScreenProps) {
  return (
    <div class="picture-screen">
      <div class="picture-screen-picture">{picture}</div>
      <Words {...words} covers={false} />
    </div>
  );
}

interface WordsProps extends ScreenProps {
  readonly overline?: string | null;
  /** Whether the buttons wait until every page was seen. */
  readonly covers: boolean;
}

function Words({ title, overline, children, actions, covers }: WordsProps) {
  const paging = usePaging();
  const { page, pages } = paging;
  return (
    <div class="words">
      <div class="words-title">
        {overline && <p class="overline">{overline}</p>}
        <h1 tabIndex={-1}>{title}</h1>
      </div>
      <Pages paging={paging}>{children}</Pages>
      <div class="words-foot">
        <div class="actions" inert={covers && page < pages - 1}>
          {actions}
        </div>
        <PageButtons {...paging} covers={covers} />
      </div>
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
