/**
 * Calls back once nobody has touched the page or a key for a while.
 * @param ms milliseconds
 * @returns a function that calls it off
 */
export function afterQuiet(ms: number, then: () => void): () => void {
  let timer = setTimeout(then, ms);
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };
  addEventListener('pointerdown', touched);
  addEventListener('keydown', touched);
  return () => {
    clearTimeout(timer);
    removeEventListener('pointerdown', touched);
    removeEventListener('keydown', touched);
  };
}
