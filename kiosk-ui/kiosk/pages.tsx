import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { dictionary } from './words.ts';

/** In CSS pixels: the gap between two pages, which nobody sees. */
const gap = 64;

/** Whether further pages lie to the left. */
const isRtl = () => dictionary.value.direction === 'rtl';

export interface Paging {
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  readonly turnTo: (page: number) => void;
}

/** The page that shows, for `Pages` and its buttons. It never points behind the last one. */
export function usePaging(): Paging & { readonly setPages: (pages: number) => void } {
  const [at, turnTo] = useState(0);
  const [pages, setPages] = useState(1);
  return { page: Math.min(at, pages - 1), pages, turnTo, setPages };
}

/**
 * Shows as much of its children as fits, and the rest on further pages: text never gets smaller, and nothing scrolls.
 * The pages are columns of one flow, as wide as the box, of which one is in sight.
 */
export function Pages({
  children,
  paging: { page, pages, turnTo, setPages },
}: {
  readonly children: ComponentChildren;
  readonly paging: ReturnType<typeof usePaging>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState(0);
  const atLast = useRef({ text: '', room: 0, pages: 1 });
  useLayoutEffect(() => {
    const [outer, inner] = [box.current, flow.current];
    if (outer === null || inner === null) return;
    const measure = () => {
      // Of the flow: the box around it has a margin for the focus ring.
      const { width } = inner.getBoundingClientRect();
      setStep(width + gap);
      const counted = width === 0 ? 1 : Math.max(1, Math.round((inner.scrollWidth + gap) / (width + gap)));
      // The last page has more buttons, so less room for words. Where that takes another page, the number stays: else
      // the page before would be the last again, with the room that it has without them, and so on for ever.
      const now = { text: inner.textContent ?? '', room: outer.parentElement?.clientHeight ?? 0, pages: 1 };
      if (atLast.current.text !== now.text || atLast.current.room !== now.room) atLast.current = now;
      if (page > 0 && page === pages - 1 && counted > pages) atLast.current.pages = counted;
      setPages(Math.max(counted, atLast.current.pages));
    };
    const observer = new ResizeObserver(measure);
    for (const part of [outer, inner, ...inner.children]) observer.observe(part);
    measure();
    return () => observer.disconnect();
  });
  // By keyboard, too: what gets the focus comes into sight.
  const show = (event: FocusEvent) => {
    const [inner, target] = [flow.current, event.target];
    if (inner === null || !(target instanceof HTMLElement) || step === 0) return;
    const [its, all] = [target.getBoundingClientRect(), inner.getBoundingClientRect()];
    const away = isRtl() ? all.right - its.right : its.left - all.left;
    turnTo(Math.max(0, Math.floor((away + gap / 2) / step)));
  };
  return (
    <div class="pages" ref={box} onFocusCapture={show}>
      <div
        class="pages-flow"
        ref={flow}
        style={{
          columnWidth: `${step - gap}px`,
          columnGap: `${gap}px`,
          translate: `${(isRtl() ? page : -page) * step}px`,
        }}
      >
        {children}
      </div>
    </div>
  );
}

/**
 * Buttons that turn the pages.
 * @param covers whether they stand in place of the screen's own until the last page: nobody answers the unseen
 */
export function PageButtons({ page, pages, turnTo, covers }: Paging & { readonly covers: boolean }) {
  if (pages < 2) return null;
  const isLast = page === pages - 1;
  const place = !covers ? 'page-buttons-above' : isLast ? 'page-buttons-last' : '';
  return (
    <div class={`page-buttons ${place}`}>
      {page > 0 && (
        <Button label={dictionary.value.frame.before} onPress={() => turnTo(page - 1)}>
          ‹
        </Button>
      )}
      <p class="page-number">{fill(dictionary.value.frame.page, { n: page + 1, total: pages })}</p>
      {!isLast && (
        <Button kind={covers ? 'primary' : 'secondary'} onPress={() => turnTo(page + 1)}>
          {dictionary.value.frame.next} ›
        </Button>
      )}
    </div>
  );
}
