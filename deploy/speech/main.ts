/** `npm run speech`: renders every sentence that a customer reads, as sound. */
import { setPriority } from 'node:os';
import { parseArguments } from '../../src/commands/command-line/read-arguments.ts';
import type { Language } from '../../src/contract/kiosk.ts';
import { KioskError } from '../../src/errors.ts';
import { languageCodes } from './languages.ts';
import { renderLanguages } from './render-languages.ts';
import { SpeechError } from './speech-error.ts';

const usage = `Usage: npm run speech -- [--lang LANGUAGE]

Renders the sentences that a customer reads into kiosk-ui/speech, those that are not there yet.
--lang  one language only: ${languageCodes.join(', ')}
Needs the programs espeak-ng and ffmpeg.`;

interface Options {
  readonly wanted: readonly Language[];
  /** Whether this runs beside a kiosk: with the lowest priority, without a word, and no longer than the kiosk. */
  readonly beside: boolean;
}

const read = (args: readonly string[]): Options | 'help' =>
  parseArguments(args, {
    usage,
    options: { lang: { type: 'string' }, beside: { type: 'boolean' } },
    read: ({ lang, beside = false }) => {
      const wanted = languageCodes.filter((one) => lang === undefined || one === lang);
      if (wanted.length === 0) throw new Error(`There is no language "${lang}".`);
      return { wanted, beside };
    },
  });

async function speech({ wanted, beside }: Options): Promise<void> {
  const kiosk = process.ppid;
  if (beside) setPriority(19);
  await renderLanguages(wanted, {
    say: (text) => beside || process.stderr.write(text),
    goesOn: () => !beside || process.ppid === kiosk,
  });
}

try {
  const options = read(process.argv.slice(2));
  if (options === 'help') process.stdout.write(`${usage}\n`);
  else await speech(options);
} catch (error) {
  if (!(error instanceof SpeechError || error instanceof KioskError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof KioskError ? 64 : 1;
}
