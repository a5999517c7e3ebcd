import { join } from 'node:path';
import type { Language } from '../../src/contract/kiosk.ts';
import { speechFolder, voices, wordsOf } from './languages.ts';
import { filesOf, render } from './render.ts';

interface Telling {
  /** Told how far it is; a text that begins with a carriage return replaces the one before. */
  readonly say: (text: string) => void;
  readonly goesOn?: () => boolean;
}

/**
 * Renders what these languages lack into kiosk-ui/speech.
 * @throws SpeechError
 */
export async function renderLanguages(
  languages: readonly Language[],
  { say, goesOn = () => true }: Telling,
): Promise<void> {
  for (const language of languages) {
    const voice = voices[language];
    const { all, made } = render(await filesOf(language, await wordsOf(language), voice), {
      voice,
      folder: join(speechFolder, language),
      onProgress: (done, wanted) => say(`\r${language}: ${done} of ${wanted} sounds`),
      goesOn,
    });
    say(`\r${language}: ${all} sounds, ${made} of them new\n`);
  }
}
