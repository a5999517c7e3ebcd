import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelReports } from '../../src/analyze/report.ts';
import { print } from '../../src/commands/command-line/print.ts';
import { readArguments } from '../../src/commands/command-line/read-arguments.ts';
import { KioskError } from '../../src/errors.ts';
import { type OpenModels, openModels } from '../../src/open/models.ts';
import { loadSettings, operatorFolder } from '../../src/settings.ts';
import { type View, type ViewLevels, views } from '../../src/vision/manifest.ts';
import { type Baselines, readBaselines } from './annotated-photos.ts';
import { type EvaluateArguments, evaluateArguments } from './arguments.ts';
import { reportCases } from './case-report.ts';
import { reportCloseups } from './closeup-report.ts';
import { type Dataset, readDatasets } from './datasets.ts';
import { reportHardSkin } from './hard-skin-report.ts';
import { reportKept } from './kept-report.ts';
import { reportKnownBoxes } from './known-report.ts';
import { renderPage } from './page.ts';
import { cutPictures } from './pictures.ts';
import type { SpotRow } from './planted-outcome.ts';
import { reportPlanted } from './planted-report.ts';
import { progressOn } from './progress.ts';
import { reportQuality } from './quality-report.ts';
import type { FolderReport, Report } from './report.ts';
import { reportRooms } from './rooms-report.ts';
import { readSplits, type Splits } from './splits.ts';
import { draws } from './statistics.ts';
import { renderText } from './text.ts';
import { reportWideField } from './wide-field-report.ts';

/**
 * `npm run evaluate`: runs the models through the product's own pipeline on labelled data.
 * @throws KioskError `usage`, those of opening the models, `photo-…` for a photo that can't be analysed
 */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const options = await readArguments(args, evaluateArguments(operatorFolder()));
  if (options === undefined) return 0;
  const splits = await readSplits();
  const datasets = await readDatasets(options, splits);
  const baselines = options.baselines === null ? {} : await readBaselines(options.baselines);
  if (options.part === 'test' && datasets.some(({ part }) => part === 'test')) {
    process.stderr.write('This uses the test part: log it in models/evaluation/test-uses.md.\n');
  }
  const { manifest, fullPrecision } = options;
  const models = await openModels(loadSettings(), { fullPrecision }, manifest);
  try {
    const folders: FolderReport[] = [];
    for (const dataset of datasets) folders.push(await evaluate(dataset, options, baselines, splits, models));
    const report = reportOf(folders, options, models);
    await save(report, options);
    await print(options.json ? `${JSON.stringify(report, null, 2)}\n` : renderText(report));
    return 0;
  } finally {
    await models.close();
  }
}

async function evaluate(
  dataset: Dataset,
  { quality, kept, known, out }: EvaluateArguments,
  baselines: Baselines,
  splits: Splits,
  models: OpenModels,
): Promise<FolderReport> {
  const onPhoto = progressOn(process.stderr, dataset.name, dataset.photos.length);
  switch (dataset.kind) {
    case 'wide-field': {
      const { name, folder, photos } = dataset;
      if (quality)
        return await reportQuality(name, folder, photos, models, join(out, `${name}-sweep.jsonl`), onPhoto);
      if (kept) return await reportKept(name, folder, photos, models, onPhoto);
      if (known) return await reportKnownBoxes(folder, photos, models, onPhoto);
      return await reportWideField(folder, photos, baselines, models, onPhoto);
    }
    case 'planted': {
      const { spots, ...report } = await reportPlanted(dataset.folder, dataset.photos, models, onPhoto);
      await saveSpots(spots, out, dataset.name);
      return report;
    }
    case 'hard-skin':
      return await reportHardSkin(dataset.folder, dataset.photos, models, onPhoto);
    case 'rooms':
      return await reportRooms(dataset.photos, models, onPhoto);
    case 'cases':
      return await reportCases(dataset.photos, models, onPhoto);
    default:
      return await reportCloseups(dataset, splits, models, onPhoto);
  }
}

function reportOf(
  folders: readonly FolderReport[],
  { part, limit }: EvaluateArguments,
  { manifest, loaded }: OpenModels,
): Report {
  const { detector, classifier } = manifest;
  return {
    made: new Date().toISOString().slice(0, 10),
    part,
    firstPhotos: limit,
    bootstrapDraws: draws,
    models: modelReports(manifest, loaded),
    thresholds: [
      {
        name: 'detector: least confidence',
        value: detector.minConfidence,
        reason: detector.thresholdReason,
      },
      {
        name: 'detector: least confidence of a second chance',
        value: detector.secondChanceFrom,
        reason: detector.secondChanceReason,
      },
      ...views.flatMap((view) => levelThresholds(view, classifier.levels[view])),
      {
        name: `classifier: refer among own lesions, log odds of SPL score + ${classifier.personRule.oddnessWeight} × relative oddness`,
        value: classifier.personRule.referFrom,
        reason: classifier.personRule.reason,
      },
    ],
    folders,
  };
}

const levelThresholds = (view: View, { nearFollow, follow, refer, reason }: ViewLevels) => [
  { name: `classifier, ${view}: unassessable, if in doubt, from SPL score`, value: nearFollow, reason },
  { name: `classifier, ${view}: follow from SPL score`, value: follow, reason },
  { name: `classifier, ${view}: refer from SPL score`, value: refer, reason },
];

/** The data on which the person's rule is chosen, one line per spot. */
async function saveSpots(spots: readonly SpotRow[], out: string, name: string): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeFile(
    join(out, `${name}-spots.jsonl`),
    spots.map((spot) => `${JSON.stringify(spot)}\n`).join(''),
  );
}

async function save(report: Report, { out, pictures }: EvaluateArguments): Promise<void> {
  const page = renderPage(report, pictures ? await cutPictures(report.folders) : undefined);
  try {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    await writeFile(join(out, 'report.html'), page);
  } catch (error) {
    throw new KioskError('usage', `${out} can't be written. Name another folder with --out.`, {
      cause: error,
    });
  }
  process.stderr.write(`Written: ${join(out, 'report.html')}, ${join(out, 'report.json')}\n`);
}
