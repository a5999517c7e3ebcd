import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { KioskError } from '../errors.ts';
import { type OpenModels, openModels } from '../models.ts';
import type { Frame } from '../screening/frame.ts';
import { loadSettings, operatorFolder } from '../settings.ts';
import { print } from '../standard-output.ts';
import { type AnalysisEvent, analyzeCloseup, analyzeWideField } from '../vision/analyze.ts';
import { decodePhoto, minShortSide, minShortSideCloseup } from '../vision/decode.ts';
import { type AnalyzeArguments, parseAnalyzeArguments, usage } from './arguments.ts';
import { markPhoto } from './marked-photo.ts';
import { ProgressBar } from './progress-bar.ts';
import { type AnalyzedPhoto, buildReport, modelReports, type Report } from './report.ts';
import { renderTable } from './table.ts';

const exitAnalyzed = 0;
const exitUnreadable = 65;

type Analyzed = Extract<AnalysisEvent, { type: 'analysed' }>;

/**
 * `npm run analyze`: the kiosk's own pipeline on photos from disk, one at a time in memory.
 * @returns the exit status: 0, or 65 when a photo could not be analysed
 * @throws KioskError `usage`, and whatever opening the models throws
 */
export async function analyzeCommand(args: readonly string[]): Promise<number> {
  const options = parseAnalyzeArguments(args, operatorFolder());
  if (options.help) {
    await print(`${usage}\n`);
    return exitAnalyzed;
  }
  if (options.out !== null) await makeFolder(options.out);
  const models = await openModels(loadSettings());
  try {
    const report = await analyzeAll(options, models);
    await print(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${renderTable(report)}\n`);
    return report.failures.length > 0 ? exitUnreadable : exitAnalyzed;
  } finally {
    await models.close();
  }
}

async function analyzeAll(options: AnalyzeArguments, models: OpenModels): Promise<Report> {
  const photos: AnalyzedPhoto[] = [];
  const failures: Report['failures'][number][] = [];
  const names = uniqueNames(options.photos.map(({ file }) => file));
  const bar = new ProgressBar(process.stderr, options.photos.length);
  for (const [i, { file, path }] of options.photos.entries()) {
    try {
      const { photo, frame } = await analyzeOne(file, path, options, models, (done) =>
        bar.show(i, done, file),
      );
      photos.push(photo);
      if (options.out !== null) {
        await writeMarked(join(options.out, `${names[i]}-marked.jpg`), await markPhoto(frame, photo.lesions));
      }
    } catch (error) {
      if (!(error instanceof KioskError) || !error.code.startsWith('photo-')) throw error;
      failures.push({ file, code: error.code, message: error.message });
      bar.clear();
      process.stderr.write(`${error.message}\n`);
    }
  }
  bar.clear();
  return buildReport(photos, failures, modelReports(models.manifest, models.loaded));
}

async function analyzeOne(
  file: string,
  path: string,
  { closeup, site }: AnalyzeArguments,
  models: OpenModels,
  onProgress: (share: number) => void,
): Promise<{ photo: AnalyzedPhoto; frame: Frame }> {
  const started = performance.now();
  onProgress(0);
  const bytes = await readPhoto(path, file);
  const frame = await decodePhoto(bytes, file, closeup ? minShortSideCloseup : minShortSide);
  const decode = performance.now() - started;
  const events = closeup ? analyzeCloseup(frame, models) : analyzeWideField(frame, models);
  let firstLesion: number | null = null;
  const { quality, lesions, dismissed, timings } = await drain(events, onProgress, () => {
    firstLesion ??= performance.now() - started;
  });
  const total = performance.now() - started;
  const { width, height } = frame;
  return {
    frame,
    photo: {
      file,
      site,
      width,
      height,
      quality,
      lesions,
      dismissed,
      timingsMs: round({ decode, ...timings, firstLesion, total }),
    },
  };
}

async function readPhoto(path: string, file: string): Promise<Uint8Array> {
  return await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new KioskError(
      'photo-unreadable',
      `${file} can't be read (${error.code ?? error.message}). Check the path and its permissions.`,
      { cause: error },
    );
  });
}

async function drain(
  events: AsyncGenerator<AnalysisEvent>,
  onProgress: (share: number) => void,
  onLesion: () => void,
): Promise<Analyzed> {
  for await (const event of events) {
    if (event.type === 'analysed') return event;
    if (event.type === 'checked') onLesion();
    if (event.type === 'progress') onProgress(event.tilesDone / event.tilesTotal);
  }
  throw new KioskError('inference-failed', 'The analysis ended without a result.');
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

async function makeFolder(folder: string): Promise<void> {
  // Not recursive: a mistyped path should not become a tree of folders.
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    const isFolder = error.code === 'EEXIST' && (await stat(folder)).isDirectory();
    if (!isFolder) throw unwritable(folder, error);
  });
}

const writeMarked = (path: string, jpeg: Uint8Array): Promise<void> =>
  writeFile(path, jpeg).catch((error: NodeJS.ErrnoException) => {
    throw unwritable(path, error);
  });

const unwritable = (path: string, cause: NodeJS.ErrnoException) =>
  new KioskError('usage', `${path} can't be written (${cause.code}). Name another folder with --out.`, {
    cause,
  });

/** Base names for the marked photos; those of equal names in different folders get a number that is free. */
function uniqueNames(files: readonly string[]): string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const name = basename(file, extname(file));
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name}-${n}`;
    taken.add(free);
    return free;
  });
}
