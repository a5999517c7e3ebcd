/**
 * Passes a source's items on, and asks it for the next one while the last is still being worked on: two stages that
 * run on different processors never wait for each other. The source is at most one item ahead of its taker.
 */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = source.next();
  try {
    while (true) {
      const { done, value } = await coming;
      if (done) return;
      coming = awaitedLater(source.next());
      yield value;
    }
  } finally {
    // A taker that stops early does not wait for the item that nobody wants any more.
    void source.return(undefined);
  }
}

/** Marks a promise whose failure is looked at later, or not at all once the work is given up. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
