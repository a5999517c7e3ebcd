import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import type { Words } from '../../kiosk-ui/strings/spoken/utterances.ts';

/** Where the sounds lie, a folder a language; outside git. */
export const speechFolder = fileURLToPath(new URL('../../kiosk-ui/speech', import.meta.url));

export interface SpokenLanguage {
  readonly words: Words;
  /** Of eSpeak NG. */
  readonly voice: string;
}

/** Every language that a customer can choose. */
export const spokenLanguages: Readonly<Record<string, SpokenLanguage>> = {
  en: { words: en, voice: 'en-gb' },
};

export const folderOf = (language: string): string => join(speechFolder, language);
