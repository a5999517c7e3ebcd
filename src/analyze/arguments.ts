import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KioskError } from '../errors.ts';
import { type BodySite, bodySites } from '../screening/space/body-site.ts';
import type { PhotoFile } from './read-photo.ts';

export const usage = `Usage: npm run analyze -- PHOTO... [--closeup] [--site SITE] [--json] [--out DIR]

  PHOTO      JPEG, PNG, WebP or TIFF; the photos of one call are one person's, and a lesion that
             several of them show is counted once
  --closeup  each photo is a close-up of one lesion
  --site     where on the body: ${bodySites.join(', ')}
  --json     one JSON document on standard output (npm run --silent analyze -- …)
  --out DIR  write into DIR: lesions.csv; each photo with its lesions marked, with the evidence for SPL, and coloured
             from common to odd; montage.jpg, all lesions from the oddest on

Exit status: 0 analysed, 64 wrong usage, 65 a file could not be analysed (the others were).`;

export interface AnalyzeArguments {
  readonly photos: readonly PhotoFile[];
  readonly closeup: boolean;
  readonly site: BodySite | null;
  readonly json: boolean;
  readonly out: string | null;
  readonly help: boolean;
}

/**
 * @param folder in which the operator typed the command: relative paths are resolved there
 * @throws KioskError `usage`
 */
export function parseAnalyzeArguments(args: readonly string[], folder: string): AnalyzeArguments {
  const { values, positionals } = parse(args);
  const site = bodySites.find((name) => name === values.site) ?? null;
  if (values.site !== undefined && site === null) {
    throw wrong(`--site ${values.site} is not a body site.`);
  }
  if (positionals.includes('')) throw wrong('A photo has an empty name.');
  if (positionals.length === 0 && !values.help) throw wrong('No photo was named.');
  return {
    photos: positionals.map((file) => ({ file, path: resolve(folder, file) })),
    closeup: values.closeup ?? false,
    site,
    json: values.json ?? false,
    out: values.out === undefined ? null : resolve(folder, values.out),
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        closeup: { type: 'boolean' },
        site: { type: 'string' },
        json: { type: 'boolean' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

const wrong = (what: string) => new KioskError('usage', `${what}\n\n${usage}`);
