import { resolve } from 'node:path';
import { readArguments } from '../commands/command-line/read-arguments.ts';
import { type BodySite, bodySites } from '../screening/space/body-site.ts';
import { operatorFolder } from '../settings.ts';
import type { PhotoFile } from './read-photo.ts';

const usage = `Usage: npm run analyze -- PHOTO... [--closeup | --dermoscope] [--site SITE] [--json] [--out DIR]

  PHOTO      JPEG, PNG, WebP or TIFF; the photos of one call are one person's, and a lesion that
             several of them show is counted once
  --closeup  each photo is a close-up of one lesion
  --dermoscope  the same, taken through a dermatoscope
  --site     where on the body: ${bodySites.join(', ')}
  --json     one JSON document on standard output (npm run --silent analyze -- …)
  --out DIR  write into DIR: lesions.csv; each photo with its lesions marked, with the evidence for SPL, and coloured
             from common to odd; montage.jpg, all lesions from the oddest on

Exit status: 0 analysed, 64 wrong usage, 65 a file could not be analysed (the others were).`;

export interface AnalyzeArguments {
  readonly photos: readonly PhotoFile[];
  readonly closeup: boolean;
  /** Then `closeup`, too. */
  readonly dermoscope: boolean;
  readonly site: BodySite | null;
  readonly json: boolean;
  readonly out: string | null;
}

/**
 * @returns undefined if the usage was asked for and printed
 * @throws KioskError `usage`
 */
export const readAnalyzeArguments = (args: readonly string[]): Promise<AnalyzeArguments | undefined> =>
  readArguments(args, {
    usage,
    options: {
      closeup: { type: 'boolean', default: false },
      dermoscope: { type: 'boolean', default: false },
      site: { type: 'string' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
    positionals: true,
    read: ({ closeup, dermoscope, site: name, json, out }, positionals) => {
      const site = bodySites.find((one) => one === name) ?? null;
      if (name !== undefined && site === null) throw new Error(`--site ${name} is not a body site.`);
      if (positionals.includes('')) throw new Error('One of the photos has an empty name.');
      if (positionals.length === 0) throw new Error('No photo was named.');
      return {
        photos: positionals.map((file) => ({ file, path: resolve(operatorFolder(), file) })),
        closeup: closeup || dermoscope,
        dermoscope,
        site,
        json,
        out: out === undefined ? null : resolve(operatorFolder(), out),
      };
    },
  });
