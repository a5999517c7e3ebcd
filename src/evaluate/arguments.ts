import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KioskError } from '../errors.ts';
import { type Part, parts } from './splits.ts';

export const usage = `Usage: npm run evaluate -- [--data DIR]... [--part PART] [--out DIR] [--json] [--pictures] [--limit N]
                           [--baselines FILE] [--quality] [--kept] [--known]

  Runs the shipped models through the kiosk's own pipeline on labelled photos. Writes report.html and report.json,
  and prints the figures, each with its 95 % interval and n.

  --data DIR        a folder of one of these kinds; several --data make one report
                      boxes.json  wide-field photos with boxes (as wide-dev, or composed scenes and people)
                      planted.json  photos of models/training/compose/planted.py, each with a suspicious lesion planted
                      index.csv   close-ups with diagnoses, in the columns of pad-ufes-20, isic-dermoscopic,
                                  ham10000-eval or nci-cases,
                                  or pictures without skin, in those of backgrounds
                    without it: the three composed demonstration scenes (no evidence of how well anything works)
  --part PART       ${parts.join(' or ')}: which patients of models/evaluation/splits.csv count (validation). Log each use
                    of test in models/evaluation/test-uses.md. Folders that the splits do not name count whole
  --out DIR         where the report goes (.cache/report)
  --json            the report as one JSON document on standard output (npm run --silent evaluate -- …)
  --pictures        show the worst misses and false alarms on the page. Mind who may see the photographs
  --limit N         a trial: only the first N photos of each folder; the report says so
  --baselines FILE  what other methods found in the photos of boxes.json:
                    {METHOD: {image: [{x, y, w, h, confidence}]}}
  --known           of composed people: their lesions graded at the known boxes alone, without the detector, in a
                    fraction of the time
  --quality         instead: photos of boxes.json made worse step by step, what the detector still finds and which
                    photos the kiosk turns down. Takes a minute a photo; what was measured is kept in DIR of --out,
                    so that it goes on where it was interrupted
  --kept            instead: photos of boxes.json that are good, as they are: how many the kiosk's photo check keeps,
                    without the detector, in a second a photo`;

export interface EvaluateArguments {
  readonly folders: readonly string[];
  readonly part: Part;
  readonly out: string;
  readonly json: boolean;
  readonly pictures: boolean;
  readonly limit: number | null;
  readonly baselines: string | null;
  readonly quality: boolean;
  readonly kept: boolean;
  readonly known: boolean;
  readonly help: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
export const demoFolder = resolve(root, 'test/fixtures/demo');

/**
 * @param folder in which the operator typed the command: relative paths are resolved there
 * @throws KioskError `usage`
 */
export function parseEvaluateArguments(args: readonly string[], folder: string): EvaluateArguments {
  const values = parse(args);
  const part = parts.find((name) => name === (values.part ?? 'validation'));
  if (part === undefined) throw wrong(`--part ${values.part} is neither ${parts.join(' nor ')}.`);
  const limit = values.limit === undefined ? null : Number(values.limit);
  if (limit !== null && !(Number.isInteger(limit) && limit > 0)) {
    throw wrong(`--limit ${values.limit} is no number of photos.`);
  }
  return {
    folders: values.data?.map((path) => resolve(folder, path)) ?? [demoFolder],
    part,
    out: values.out === undefined ? resolve(root, '.cache/report') : resolve(folder, values.out),
    json: values.json ?? false,
    pictures: values.pictures ?? false,
    limit,
    baselines: values.baselines === undefined ? null : resolve(folder, values.baselines),
    quality: values.quality ?? false,
    kept: values.kept ?? false,
    known: values.known ?? false,
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string', multiple: true },
        part: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        pictures: { type: 'boolean' },
        limit: { type: 'string' },
        baselines: { type: 'string' },
        quality: { type: 'boolean' },
        kept: { type: 'boolean' },
        known: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

const wrong = (what: string) => new KioskError('usage', `${what}\n\n${usage}`);
