/** Marks a promise whose failure is handled later, or not at all if the work is given up. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
