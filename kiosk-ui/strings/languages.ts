import type { Language } from '../../src/contract/kiosk.ts';
import { en, type KioskWords } from './en/kiosk.ts';
import type { ReferralWords } from './en/referral.ts';

export type StaffWords = typeof import('./en/staff.ts');
export type StaffPaperWords = typeof import('./en/staff-papers.ts')['staffPapers'];

export interface LanguageEntry {
  /** The language's name in that language. */
  readonly name: string;
  /** The person that has read the translation against the English and signed for it; null until somebody has. */
  readonly reviewedBy: string | null;
  /** For the customer's page and slip. */
  readonly kiosk: () => Promise<KioskWords>;
  /** For the referral slip and the letter. */
  readonly referral: () => Promise<ReferralWords>;
  /** For the pharmacist's and the technician's page. */
  readonly staff: () => Promise<StaffWords>;
  /** For the papers that the staff alone read. */
  readonly staffPapers: () => Promise<StaffPaperWords>;
}

/** Every language of the kiosk, in the order in which the first screen offers them. English is what the others say. */
export const languages: Readonly<Record<Language, LanguageEntry>> = {
  en: {
    name: 'English',
    reviewedBy: 'written in English',
    kiosk: async () => en,
    referral: async () => (await import('./en/referral.ts')).enReferral,
    staff: () => import('./en/staff.ts'),
    staffPapers: async () => (await import('./en/staff-papers.ts')).staffPapers,
  },
  es: {
    name: 'Español',
    reviewedBy: null,
    kiosk: async () => (await import('./es/kiosk.ts')).es,
    referral: async () => (await import('./es/referral.ts')).esReferral,
    staff: () => import('./es/staff.ts'),
    staffPapers: async () => (await import('./es/staff-papers.ts')).staffPapers,
  },
  fr: {
    name: 'Français',
    reviewedBy: null,
    kiosk: async () => (await import('./fr/kiosk.ts')).fr,
    referral: async () => (await import('./fr/referral.ts')).frReferral,
    staff: () => import('./fr/staff.ts'),
    staffPapers: async () => (await import('./fr/staff-papers.ts')).staffPapers,
  },
  de: {
    name: 'Deutsch',
    reviewedBy: null,
    kiosk: async () => (await import('./de/kiosk.ts')).de,
    referral: async () => (await import('./de/referral.ts')).deReferral,
    staff: () => import('./de/staff.ts'),
    staffPapers: async () => (await import('./de/staff-papers.ts')).staffPapers,
  },
  ar: {
    name: 'العربية',
    reviewedBy: null,
    kiosk: async () => (await import('./ar/kiosk.ts')).ar,
    referral: async () => (await import('./ar/referral.ts')).arReferral,
    staff: () => import('./ar/staff.ts'),
    staffPapers: async () => (await import('./ar/staff-papers.ts')).staffPapers,
  },
  zh: {
    name: '中文',
    reviewedBy: null,
    kiosk: async () => (await import('./zh/kiosk.ts')).zh,
    referral: async () => (await import('./zh/referral.ts')).zhReferral,
    staff: () => import('./zh/staff.ts'),
    staffPapers: async () => (await import('./zh/staff-papers.ts')).staffPapers,
  },
};
