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
export const languages: Readonly<Record<Language, LanguageEntry>> = {
  en: {
    name: 'English',
    reviewedBy: 'written in English',
    kiosk: async () => en,
    referral: async () => (await import('./en/referral.ts')).enReferral,
  },
  es: {
    name: 'Español',
    reviewedBy: null,
    kiosk: async () => (await import('./es/kiosk.ts')).es,
    referral: async () => (await import('./es/referral.ts')).esReferral,
  },
  fr: {
    name: 'Français',
    reviewedBy: null,
    kiosk: async () => (await import('./fr/kiosk.ts')).fr,
    referral: async () => (await import('./fr/referral.ts')).frReferral,
  },
  de: {
    name: 'Deutsch',
    reviewedBy: null,
    kiosk: async () => (await import('./de/kiosk.ts')).de,
    referral: async () => (await import('./de/referral.ts')).deReferral,
  },
  ar: {
    name: 'العربية',
    reviewedBy: null,
    kiosk: async () => (await import('./ar/kiosk.ts')).ar,
    referral: async () => (await import('./ar/referral.ts')).arReferral,
  },
  zh: {
    name: '中文',
    reviewedBy: null,
    kiosk: async () => (await import('./zh/kiosk.ts')).zh,
    referral: async () => (await import('./zh/referral.ts')).zhReferral,
  },
};
