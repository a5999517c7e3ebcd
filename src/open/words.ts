import type { KioskWords } from '../../kiosk-ui/strings/en/kiosk.ts';
import type { ReferralWords } from '../../kiosk-ui/strings/en/referral.ts';
import { languages, type StaffPaperWords } from '../../kiosk-ui/strings/languages.ts';
import { languages as codes, type Language } from '../screening/visit/language.ts';

interface Words {
  readonly kiosk: KioskWords;
  readonly referral: ReferralWords;
  readonly staffPapers: StaffPaperWords;
}

// All are read at the start: later, an upgrade may have taken the files away.
const words = new Map(
  await Promise.all(
    codes.map(async (code): Promise<[Language, Words]> => {
      const { kiosk, referral, staffPapers } = languages[code];
      return [code, { kiosk: await kiosk(), referral: await referral(), staffPapers: await staffPapers() }];
    }),
  ),
);

function wordsOf(language: Language): Words {
  const found = words.get(language);
  if (found === undefined) throw new RangeError(`No words of ${language}`);
  return found;
}

/** What a customer reads on the screen and on the slip. */
export const kioskWords = (language: Language): KioskWords => wordsOf(language).kiosk;

/** What the papers for a doctor say. */
export const referralWords = (language: Language): ReferralWords => wordsOf(language).referral;

/** What the papers for the pharmacy's own people say. */
export const staffPaperWords = (language: Language): StaffPaperWords => wordsOf(language).staffPapers;

/** The usual notice in this language; a text of the pharmacy's own (`set`) stands as it is. */
export const researchNoticeIn = (language: Language, set: string): string =>
  set === kioskWords('en').frame.researchNotice ? kioskWords(language).frame.researchNotice : set;

/** The languages whose translation nobody has read and signed for. */
export const unreviewed = (): Language[] => codes.filter((code) => languages[code].reviewedBy === null);
