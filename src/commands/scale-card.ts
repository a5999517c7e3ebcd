import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KioskError, systemCode } from '../errors.ts';
import { setMark } from '../open/marks.ts';
import { makeScaleCards } from '../open/scale-cards.ts';
import { loadSettings, operatorFolder } from '../settings.ts';
import { readArguments } from './command-line/read-arguments.ts';

const usage = `Usage: npm run scale-card -- --out FILE.pdf

  --out  the sheet of scale cards to print on A4 paper at 100 %`;

/**
 * `npm run scale-card`: writes the sheet of cards. A card that lies beside a spot in the photo gives it a scale.
 * @returns the exit status
 * @throws KioskError `usage`
 */
export async function scaleCardCommand(args: readonly string[]): Promise<number> {
  const path = await readArguments(args, {
    usage,
    options: { out: { type: 'string' } },
    read: ({ out }) => {
      if (!out) throw new Error('No file was named.');
      return resolve(operatorFolder(), out);
    },
  });
  if (path === undefined) return 0;
  const { language, stateFolder } = loadSettings();
  await writeFile(path, await makeScaleCards(language)).catch((error: unknown) => {
    throw new KioskError(
      'usage',
      `${path} can't be written (${systemCode(error)}). Name another file with --out.`,
      {
        cause: error,
      },
    );
  });
  // The sheet is made all the same; only the check that asks for it does not know.
  if (!setMark(stateFolder, 'scale-cards-made')) {
    process.stderr.write('The kiosk’s folder does not let this user note that the sheet was made.\n');
  }
  return 0;
}
