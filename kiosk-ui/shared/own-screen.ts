import { useEffect } from 'preact/hooks';
import { afterQuiet } from './after-quiet.ts';

/** Kept only for this tab, which also shows the customer's page and has to find its way back there. */
const key = 'spl-kiosk-own-screen';

export const noteOwnScreen = (): void => sessionStorage.setItem(key, 'yes');

/** Set for the kiosk's own browser alone, by src/server/http/entry.ts. */
const ownBrowser = 'spl-kiosk-own-browser=yes';

/**
 * False on the kiosk's own screen: the policy of its browser forbids to save files without a word, and no page can see
 * that.
 */
export const savesFiles = (): boolean => !document.cookie.split(/;\s*/).includes(ownBrowser);

/** Milliseconds without a touch after which the sign-in page gives the customer's screen back. */
const backAfterMs = 45_000;

/** Goes back to the customer's page if it came from there and nobody does anything; stays on a second monitor. */
export function useWayBack(): void {
  useEffect(() => {
    if (sessionStorage.getItem(key) === null) return;
    return afterQuiet(backAfterMs, () => location.assign('/'));
  }, []);
}
