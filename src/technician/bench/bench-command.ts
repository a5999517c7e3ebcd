import { readFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { basename, resolve } from 'node:path';
import { print } from '../../commands/command-line/print.ts';
import { readArguments } from '../../commands/command-line/read-arguments.ts';
import { processorMs } from '../../devices/system/read-system.ts';
import { KioskError } from '../../errors.ts';
import { openModels } from '../../open/models.ts';
import { loadSettings, operatorFolder } from '../../settings.ts';
import { readRelease } from '../release.ts';
import { composePhoto } from './compose-photo.ts';
import { MemoryPeak } from './memory-peak.ts';
import { budgetLines, type PhotoReport, photoReport, textOf } from './report.ts';
import { type PhotoRun, runPhoto } from './run-photo.ts';

const usage = `Usage: npm run bench -- [--photo FILE] [--runs N] [--json]

  --photo  a photo of your own instead of the composed ones of 12 megapixels with 10, 100 and 300 lesions
  --runs measured analyses of each photo, after one that warms up (7)
  --json   one JSON document on standard output: npm run --silent bench -- --json

Ends with status 1 when a budget (src/technician/budgets.ts) is not met. End other programs first: what else runs
on the machine is measured along.`;

const composedLesions = [10, 100, 300];

/**
 * `npm run bench`: times the whole pipeline, from a photo's bytes to its last lesion, over many runs.
 * @returns 0, or 1 when a budget is not met
 * @throws KioskError `usage`, `photo-…`, and those of the models
 */
export async function benchCommand(args: readonly string[]): Promise<number> {
  const options = await readArguments(args, {
    usage,
    options: {
      json: { type: 'boolean', default: false },
      photo: { type: 'string' },
      runs: { type: 'string', default: '7' },
    },
    read: ({ json, photo, runs }) => ({
      json,
      runs: runCount(runs),
      photo: photo === undefined ? null : resolve(operatorFolder(), photo),
    }),
  });
  if (options === undefined) return 0;
  const settings = loadSettings();
  let computed = 0;
  const models = await openModels(settings);
  models.onRun(({ computeMs }) => {
    computed += computeMs;
  });
  const memory = new MemoryPeak(() => models.pid, settings.procFolder);
  const times = {
    computeMs: () => computed,
    cpuMs: () => processorMs(models.pid ?? 0, settings.procFolder),
  };
  try {
    const photos: PhotoReport[] = [];
    for (const { name, lesions, read } of photosOf(options.photo)) {
      const jpeg = await read();
      await runPhoto(jpeg, models, times);
      const runs: PhotoRun[] = [];
      while (runs.length < options.runs) runs.push(await runPhoto(jpeg, models, times));
      photos.push(photoReport(name, lesions, runs));
    }
    const lines = budgetLines(photos, memory.peak.together);
    const { version } = await readRelease();
    const report = {
      release: version,
      at: new Date().toISOString(),
      machine: { cores: cpus().length, processor: cpus()[0]?.model ?? '', load: loadavg()[0] },
      models: models.loaded,
      photos,
      memoryBytes: memory.peak,
      budgets: lines,
    };
    const provider = models.loaded.map(({ model, provider: runsOn }) => `${model}: ${runsOn}`).join(', ');
    const heading = `${report.machine.cores} × ${report.machine.processor}, load ${report.machine.load?.toFixed(1)}; ${provider}\n`;
    await print(options.json ? `${JSON.stringify(report, null, 2)}\n` : heading + textOf(photos, lines));
    return lines.every(({ met }) => met) ? 0 : 1;
  } finally {
    memory.stop();
    await models.close();
  }
}

interface BenchPhoto {
  readonly name: string;
  readonly lesions: number | null;
  read(): Promise<Uint8Array>;
}

const photosOf = (own: string | null): BenchPhoto[] =>
  own === null
    ? composedLesions.map((lesions) => ({
        name: `12 megapixels, ${lesions} lesions`,
        lesions,
        read: () => composePhoto(lesions),
      }))
    : [{ name: basename(own), lesions: null, read: () => readOwn(own) }];

const readOwn = (path: string): Promise<Uint8Array> =>
  readFile(path).catch((cause: unknown) => {
    throw new KioskError('photo-unreadable', `${path} can't be read. Check its name.`, { cause });
  });

function runCount(typed: string): number {
  const runs = Number(typed);
  if (!Number.isInteger(runs) || runs < 1 || runs > 1000)
    throw new Error('--runs takes a number from 1 to 1000.');
  return runs;
}
