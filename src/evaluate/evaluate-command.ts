import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KioskError } from '../errors.ts';
import { type OpenModels, openModels } from '../models.ts';
import { loadSettings, operatorFolder } from '../settings.ts';
import { print } from '../standard-output.ts';
import { analyzeCloseup, analyzeWideField } from '../vision/analyze.ts';
import { decodePhoto, minShortSideCloseup } from '../vision/decode.ts';
import { parseCsv, readAnnotatedPhotos, readIndex } from './data-folder.ts';
import { detectionFigures, match } from './detection.ts';
import { auroc, bootstrap, type Figure, format } from './statistics.ts';

const usage = `Usage: npm run evaluate -- --data DIR [--part PART] [--json]

  --data DIR  a folder with boxes.json (wide-field photos: recall and false alarms of the detector), or an
              index.csv with the columns image, patient_id and diagnostic (close-ups of pad-ufes-20: SPL score of
              the patients in one part of models/evaluation/splits.csv)
  --part PART test (log each use in models/evaluation/test-uses.md) or validation; validation unless named

Every figure comes with a 95 % interval: bootstrap over photos or patients, 2000 draws.`;

const splits = fileURLToPath(new URL('../../models/evaluation/splits.csv', import.meta.url));
const splDiagnoses = new Set(['MEL', 'BCC', 'SCC']);

type Part = 'validation' | 'test';

type Figures = Record<string, Figure>;

/**
 * `npm run evaluate`: the shipped models through the product's own pipeline on labelled data.
 * @throws KioskError `usage`
 */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const { folder, part, json } = parse(args);
  const models = await openModels(loadSettings());
  try {
    const figures = await evaluate(folder, part, models);
    const lines = Object.entries(figures).map(([name, figure]) => `${name}: ${format(figure)}\n`);
    await print(json ? `${JSON.stringify(figures, null, 2)}\n` : lines.join(''));
    return 0;
  } finally {
    await models.close();
  }
}

async function evaluate(folder: string, part: Part, models: OpenModels): Promise<Figures> {
  const annotated = await readAnnotatedPhotos(folder);
  if (annotated) return await evaluateDetector(folder, annotated, models);
  const index = await readIndex(folder);
  if (index) return await evaluateClassifier(folder, index, part, models);
  throw new KioskError('usage', `${folder} has neither boxes.json nor index.csv.\n\n${usage}`);
}

async function evaluateDetector(
  folder: string,
  photos: NonNullable<Awaited<ReturnType<typeof readAnnotatedPhotos>>>,
  models: OpenModels,
): Promise<Figures> {
  const matches = [];
  for (const { image, boxes } of photos) {
    const frame = await decodePhoto(await readLabelled(folder, image), image);
    const annotated = boxes.map(({ x, y, w, h, class: kind }) => ({
      box: { x, y, width: w, height: h },
      counts: kind === 'lesion',
    }));
    const lesions = await lesionsOf(analyzeWideField(frame, models));
    const result = match(lesions, annotated);
    matches.push(result);
    process.stderr.write(
      `${image}: ${result.found} of ${result.lesions}, ${result.falseAlarms} false alarms\n`,
    );
  }
  const { recall, falseAlarmsPerPhoto } = detectionFigures(matches);
  return { 'lesions found': recall, 'false alarms a photo': falseAlarmsPerPhoto };
}

async function evaluateClassifier(
  folder: string,
  index: readonly Record<string, string>[],
  part: Part,
  models: OpenModels,
): Promise<Figures> {
  const parts = new Map(parseCsv(await readFile(splits, 'utf8')).map(({ unit, part: own }) => [unit, own]));
  const patients = new Map<string, { score: number; positive: boolean; diagnosis: string }[]>();
  for (const { image = '', patient_id: patient = '', diagnostic: diagnosis = '' } of index) {
    if (parts.get(patient) !== part) continue;
    const frame = await decodePhoto(await readLabelled(folder, image), image, minShortSideCloseup);
    for (const { splScore: score } of await lesionsOf(analyzeCloseup(frame, models))) {
      const own = patients.get(patient) ?? [];
      patients.set(patient, [...own, { score, positive: splDiagnoses.has(diagnosis), diagnosis }]);
    }
  }
  if (patients.size === 0) throw new KioskError('usage', `${folder} has no patient of the ${part} part.`);
  const groups = [...patients.values()];
  const { refer } = models.manifest.classifier.levels;
  const share = (positive: boolean, above: boolean) => (all: readonly (typeof groups)[number][]) => {
    const own = all.flat().filter((lesion) => lesion.positive === positive);
    return own.filter(({ score }) => score >= refer === above).length / own.length;
  };
  const positives = groups.flat().filter(({ positive }) => positive).length;
  const negatives = groups.flat().length - positives;
  const melanoma = groups.map((group) =>
    group
      .filter(({ diagnosis }) => ['MEL', 'NEV', 'SEK'].includes(diagnosis))
      .map((lesion) => ({ ...lesion, positive: lesion.diagnosis === 'MEL' })),
  );
  return {
    'AUROC, SPL against other lesions': bootstrap(groups, (all) => auroc(all.flat()), groups.flat().length),
    'AUROC, melanoma against naevi and keratoses': bootstrap(
      melanoma,
      (all) => auroc(all.flat()),
      melanoma.flat().length,
    ),
    [`sensitivity at refer ≥ ${refer}`]: bootstrap(groups, share(true, true), positives),
    [`specificity at refer ≥ ${refer}`]: bootstrap(groups, share(false, false), negatives),
  };
}

async function readLabelled(folder: string, image: string): Promise<Uint8Array> {
  return await readFile(join(folder, image)).catch((error: unknown) => {
    throw new KioskError('usage', `${folder} names ${image}, which can't be read. Complete the folder.`, {
      cause: error,
    });
  });
}

async function lesionsOf(events: ReturnType<typeof analyzeWideField>) {
  for await (const event of events) if (event.type === 'analysed') return event.lesions;
  return [];
}

function parse(args: readonly string[]): {
  readonly folder: string;
  readonly part: Part;
  readonly json: boolean;
} {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, part: { type: 'string' }, json: { type: 'boolean' } },
    });
    if (values.data === undefined) throw new Error('No data folder was named.');
    const part = values.part ?? 'validation';
    if (part !== 'validation' && part !== 'test')
      throw new Error(`--part ${part} is neither test nor validation.`);
    return { folder: resolve(operatorFolder(), values.data), part, json: values.json ?? false };
  } catch (error) {
    throw new KioskError('usage', `${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
