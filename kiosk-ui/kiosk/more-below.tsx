import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { en } from '../strings/en/kiosk.ts';

/** In CSS pixels: words that end this near below the edge count as visible. */
const slack = 12;

/**
 * Says that the words continue below the edge of a scrolling area, and scrolls there. It is the area's last child and
 * sticks to its lower edge. Screen readers read on anyway, so it is hidden from them.
 */
export function MoreBelow({ within }: { within: RefObject<HTMLElement | null> }) {
  const [isMore, setMore] = useState(false);
  useLayoutEffect(() => {
    const element = within.current;
    if (element === null) return;
    const look = () => setMore(element.scrollHeight - element.clientHeight - element.scrollTop > slack);
    const observer = new ResizeObserver(look);
    for (const part of [element, ...element.children]) observer.observe(part);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  });
  const scroll = () =>
    within.current?.scrollBy({ top: 0.8 * within.current.clientHeight, behavior: 'smooth' });
  return (
    <button
      type="button"
      class="more-below"
      hidden={!isMore}
      tabIndex={-1}
      aria-hidden="true"
      onClick={scroll}
    >
      {en.frame.moreBelow}
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 2v11M3 8.5 8 13.5 13 8.5" />
      </svg>
    </button>
  );
}
