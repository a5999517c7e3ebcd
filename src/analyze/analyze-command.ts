import { print } from '../commands/command-line/print.ts';
import { KioskError } from '../errors.ts';
import { type OpenModels, openModels } from '../open/models.ts';
import { loadSettings } from '../settings.ts';
import { analysed } from '../vision/analysed.ts';
import { analyzeCloseup, analyzeWideField } from '../vision/analyze.ts';
import { type AnalyzeArguments, readAnalyzeArguments } from './arguments.ts';
import { lesionsCsv } from './lesions-csv.ts';
import { makeFolder, writeInto } from './output-folder.ts';
import { failureOf, writePictures } from './pictures.ts';
import { ProgressBar } from './progress-bar.ts';
import { type PhotoFile, PhotoReader } from './read-photo.ts';
import {
  type AnalyzedPhoto,
  buildReport,
  type Failure,
  modelReports,
  type PhotoReport,
  type RankedPhoto,
  rankPhotos,
} from './report.ts';
import { renderTable } from './table.ts';

const exitAnalyzed = 0;
const exitUnreadable = 65;

/**
 * `npm run analyze`: runs the kiosk's own pipeline on photos from disk, with one photo in memory at a time.
 * @returns the exit status: 0, or 65 when a photo could not be analysed or a picture could not be made
 * @throws KioskError `usage`, and those of opening the models
 */
export async function analyzeCommand(args: readonly string[]): Promise<number> {
  const options = await readAnalyzeArguments(args);
  if (options === undefined) return exitAnalyzed;
  if (options.out !== null) await makeFolder(options.out);
  const models = await openModels(loadSettings());
  const reader = new PhotoReader(options.closeup);
  try {
    const { analyzed, failures } = await analyzeAll(options, models, reader);
    const photos = rankPhotos(analyzed, models.manifest.classifier.personRule);
    const report = buildReport(photos, failures, modelReports(models.manifest, models.loaded));
    const undrawn = await writeOut(options, photos, report.photos, reader);
    for (const { message } of undrawn) process.stderr.write(`${message}\n`);
    const whole = { ...report, failures: [...failures, ...undrawn] };
    await print(options.json ? `${JSON.stringify(whole, null, 2)}\n` : `${renderTable(whole)}\n`);
    return whole.failures.length > 0 ? exitUnreadable : exitAnalyzed;
  } finally {
    await models.close();
  }
}

/** @returns the pictures that could not be made; it throws nothing, because the report must come out */
async function writeOut(
  { out: folder, closeup }: AnalyzeArguments,
  photos: readonly RankedPhoto[],
  reports: readonly PhotoReport[],
  reader: PhotoReader,
): Promise<Failure[]> {
  if (folder === null) return [];
  const list = 'lesions.csv';
  const listed = await writeInto(folder, list, lesionsCsv(reports)).then(
    () => [],
    (error: unknown) => [failureOf(list, error)],
  );
  const drawn = await writePictures(folder, photos, closeup, (photo) => reader.readAgain(photo));
  return [...listed, ...drawn];
}

/** Whether the error concerns one photo or its analysis; the other photos are still analysed. */
const isOfOnePhoto = (error: unknown): error is KioskError =>
  error instanceof KioskError && /^(photo|inference)-/.test(error.code);

async function analyzeAll(
  options: AnalyzeArguments,
  models: OpenModels,
  reader: PhotoReader,
): Promise<{ analyzed: AnalyzedPhoto[]; failures: Failure[] }> {
  const analyzed: AnalyzedPhoto[] = [];
  const failures: Failure[] = [];
  const bar = new ProgressBar(process.stderr, options.photos.length);
  for (const [i, source] of options.photos.entries()) {
    const { file } = source;
    try {
      analyzed.push(await analyzeOne(source, options, models, reader, (done) => bar.show(i, done, file)));
    } catch (error) {
      if (!isOfOnePhoto(error)) throw error;
      failures.push({ file, code: error.code, message: error.message });
      bar.clear();
      process.stderr.write(`${error.message}\n`);
    }
  }
  bar.clear();
  return { analyzed, failures };
}

async function analyzeOne(
  source: PhotoFile,
  { closeup, dermoscope, site }: AnalyzeArguments,
  models: OpenModels,
  reader: PhotoReader,
  onProgress: (share: number) => void,
): Promise<AnalyzedPhoto> {
  const started = performance.now();
  onProgress(0);
  const frame = await reader.read(source);
  const decode = performance.now() - started;
  const view = dermoscope ? 'dermoscopic' : 'closeUp';
  const events = closeup ? analyzeCloseup(frame, models, view) : analyzeWideField(frame, models);
  let firstLesion: number | null = null;
  const { quality, lesions, dismissed, card, timings } = await analysed(events, (event) => {
    if (event.type === 'checked') firstLesion ??= performance.now() - started;
    if (event.type === 'progress') onProgress(event.tilesDone / event.tilesTotal);
  });
  const total = performance.now() - started;
  const { width, height } = frame;
  const timingsMs = round({ ...timings, decode, firstLesion, total });
  const scaleFault = card?.fault ?? null;
  const scale = card?.scale ? { mmPerPixel: card.scale.mmPerPixel, error: card.scale.error } : null;
  return { source, site, width, height, quality, lesions, dismissed, scale, scaleFault, timingsMs };
}

const round = (timings: AnalyzedPhoto['timingsMs']): AnalyzedPhoto['timingsMs'] => ({
  decode: Math.round(timings.decode),
  detect: Math.round(timings.detect),
  classify: Math.round(timings.classify),
  crops: Math.round(timings.crops),
  quality: Math.round(timings.quality),
  firstLesion: timings.firstLesion === null ? null : Math.round(timings.firstLesion),
  total: Math.round(timings.total),
});
