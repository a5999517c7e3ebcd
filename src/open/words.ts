import { en, type KioskWords } from '../../kiosk-ui/strings/en/kiosk.ts';
import { enReferral, type ReferralWords } from '../../kiosk-ui/strings/en/referral.ts';
import { languages } from '../../kiosk-ui/strings/languages.ts';
import { languages as codes, type Language } from '../screening/visit/language.ts';

// All are read at the start: later, an upgrade may have replaced the files.
const loaded = await Promise.all(
  codes.map(async (code) => {
    const entry = languages[code];
    return [code, { kiosk: await entry?.kiosk(), referral: await entry?.referral() }] as const;
  }),
);
const words = new Map(loaded);

/** What a customer reads on the screen and on the slip. */
export const kioskWords = (language: Language): KioskWords => words.get(language)?.kiosk ?? en;

/** What the papers for a doctor say. */
export const referralWords = (language: Language): ReferralWords =>
  words.get(language)?.referral ?? enReferral;
