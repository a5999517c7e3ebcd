/** Marks a promise whose failure is looked at later, or not at all once the work is given up. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
