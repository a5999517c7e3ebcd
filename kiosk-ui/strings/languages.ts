import type { Language } from '../../src/contract/kiosk.ts';
import { en, type KioskWords } from './en/kiosk.ts';
import type { ReferralWords } from './en/referral.ts';

export interface LanguageEntry {
  /** The language's name in that language. */
  readonly name: string;
  /** Who has read the translation against the English and signed for it; null until somebody has. */
  readonly reviewedBy: string | null;
  /** For the customer's page and slip. */
  readonly kiosk: () => Promise<KioskWords>;
  /** For the referral slip and the letter. */
  readonly referral: () => Promise<ReferralWords>;
}

/** Every language of the kiosk, in the order in which the first screen offers them. English is what the others say. */
export const languages: Readonly<Partial<Record<Language, LanguageEntry>>> = {
  en: {
    name: 'English',
    reviewedBy: 'written in English',
    kiosk: async () => en,
    referral: async () => (await import('./en/referral.ts')).enReferral,
  },
};
