import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ValuesOf } from '../../src/commands/command-line/read-arguments.ts';
import { shippedManifest } from '../../src/open/models.ts';
import { type Part, parts } from './splits.ts';

export const usage = `Usage: npm run evaluate -- [--data DIR]... [--part PART] [--out DIR] [--json] [--pictures] [--limit N]
                           [--baselines FILE] [--quality] [--kept] [--known] [--models DIR] [--full-precision]

  Runs the shipped models (or others: --models) through the kiosk's own pipeline on labelled photos. Writes report.html and report.json,
  and prints the figures, each with its 95 % interval and n.

  --data DIR        a folder of one of these kinds; several --data make one report
                      boxes.json  wide-field photos with boxes (as wide-dev, or composed scenes and people)
                      planted.json  photos of models/training/compose/planted.py, each with a suspicious lesion planted
                      hard-skin.json  photos of models/training/compose/hard_skin.py: lentigines, hairs, papules
                      index.csv   close-ups with diagnoses, in the columns of pad-ufes-20, isic-dermoscopic,
                                  ham10000-eval or nci-cases,
                                  or pictures without skin, in those of backgrounds
                    without it: the three composed demonstration scenes (no evidence of how well anything works)
  --part PART       ${parts.join(' or ')}: which patients of models/evaluation/splits.csv count (validation). Log each use
                    of test in models/evaluation/test-uses.md. Folders that the splits do not name count whole
  --out DIR         where the report goes (.cache/report)
  --json            the report as one JSON document on standard output (npm run --silent evaluate -- …)
  --pictures        show the worst misses and false alarms on the page. Mind who may see the photographs
  --limit N         a trial with only the first N photos of each folder; the report says so
  --baselines FILE  what other methods found in the photos of boxes.json:
                    {METHOD: {image: [{x, y, w, h, confidence}]}}
  --known           of composed people: their lesions graded at the known boxes alone, without the detector, in a
                    fraction of the time
  --quality         instead: photos of boxes.json made worse step by step, what the detector still finds and which
                    photos the kiosk turns down. Takes a minute a photo; what was measured is kept in DIR of --out,
                    so that an interrupted run continues
  --kept            instead: photos of boxes.json that are good, as they are: how many the kiosk's photo check keeps,
                    without the detector, in a second a photo
  --models DIR      the graphs of this folder instead of the shipped ones, with the hashes of its manifest.json
  --full-precision  the graphs that GPUs run, on the CPU too, instead of the int8 ones`;

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
  /** Path of the manifest that names the graphs. */
  readonly manifest: string;
  readonly fullPrecision: boolean;
}

const options = {
  data: { type: 'string', multiple: true },
  part: { type: 'string', default: 'validation' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  pictures: { type: 'boolean', default: false },
  limit: { type: 'string' },
  baselines: { type: 'string' },
  quality: { type: 'boolean', default: false },
  kept: { type: 'boolean', default: false },
  known: { type: 'boolean', default: false },
  models: { type: 'string' },
  'full-precision': { type: 'boolean', default: false },
} as const;

const root = fileURLToPath(new URL('../..', import.meta.url));
export const demoFolder = resolve(root, 'models/demo');

/** The arguments of `npm run evaluate`; relative paths are resolved in `folder`. */
export const evaluateArguments = (folder: string) => ({
  usage,
  options,
  read: (values: ValuesOf<typeof options>): EvaluateArguments => {
    const { data, part: name, out, limit: photos, baselines, models } = values;
    const part = parts.find((one) => one === name);
    if (part === undefined) throw new Error(`--part ${name} is neither ${parts.join(' nor ')}.`);
    const limit = photos === undefined ? null : Number(photos);
    if (limit !== null && !(Number.isInteger(limit) && limit > 0))
      throw new Error(`--limit ${photos} is not a number of photos.`);
    return {
      folders: data?.map((path) => resolve(folder, path)) ?? [demoFolder],
      part,
      out: out === undefined ? resolve(root, '.cache/report') : resolve(folder, out),
      json: values.json,
      pictures: values.pictures,
      limit,
      baselines: baselines === undefined ? null : resolve(folder, baselines),
      quality: values.quality,
      kept: values.kept,
      known: values.known,
      manifest: models === undefined ? shippedManifest : resolve(folder, models, 'manifest.json'),
      fullPrecision: values['full-precision'],
    };
  },
});
