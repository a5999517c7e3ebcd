import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The main part of a new screen gets the focus, so that keys and a screen reader start there. */
export function useFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  return main;
}
