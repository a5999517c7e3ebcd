import { useEffect } from 'preact/hooks';

/** Kept for this tab alone: it shows the customer's page as well, so that it has to find its way back there. */
const key = 'spl-kiosk-own-screen';

export const noteOwnScreen = (): void => sessionStorage.setItem(key, 'yes');

/** So long nobody touches the PIN page on the customer's screen before it gives the screen back. */
const backAfterMs = 45_000;

/** Goes back to the customer's page where it came from there and nobody does anything; stays on a second monitor. */
export function useWayBack(): void {
  useEffect(() => {
    if (sessionStorage.getItem(key) === null) return;
    const back = () => location.assign('/');
    let timer = setTimeout(back, backAfterMs);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(back, backAfterMs);
    };
    addEventListener('pointerdown', touched);
    addEventListener('keydown', touched);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', touched);
      removeEventListener('keydown', touched);
    };
  }, []);
}
