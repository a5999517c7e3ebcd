/** Blocks the thread for `ms`, as a computation does: no timer runs and no message arrives meanwhile. */
export function blockThread(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
