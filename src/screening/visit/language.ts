/** The languages in which a customer can use the kiosk, by their ISO 639-1 codes. */
export const languages = ['en', 'es', 'fr', 'de', 'ar', 'zh'] as const;

export type Language = (typeof languages)[number];
