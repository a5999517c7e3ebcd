import { useEffect } from 'preact/hooks';
import { afterQuiet } from './after-quiet.ts';

/** Kept only for this tab, which also shows the customer's page and has to find its way back there. */
const key = 'spl-kiosk-own-screen';

export const noteOwnScreen = (): void => sessionStorage.setItem(key, 'yes');

/** Milliseconds without a touch after which the sign-in page gives the customer's screen back. */
const backAfterMs = 45_000;

/** Goes back to the customer's page if it came from there and nobody does anything; stays on a second monitor. */
export function useWayBack(): void {
  useEffect(() => {
    if (sessionStorage.getItem(key) === null) return;
    return afterQuiet(backAfterMs, () => location.assign('/'));
  }, []);
}
