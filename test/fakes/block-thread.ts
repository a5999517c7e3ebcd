/** Blocks the thread for `ms`, like a computation: meanwhile no timer runs and no message arrives. */
export function blockThread(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
