import { cpus, loadavg } from 'node:os';
import { basename, resolve } from 'node:path';
import { print } from '../../commands/command-line/print.ts';
import { readArguments } from '../../commands/command-line/read-arguments.ts';
import { type OpenModels, openModels, probe } from '../../open/models.ts';
import { loadSettings, operatorFolder } from '../../settings.ts';
import { readRelease } from '../release.ts';
import { MemoryPeak } from './memory-peak.ts';
import { ModelMeter } from './model-meter.ts';
import { compareWithPeer, type PeerReport, peers } from './peer.ts';
import { preparePhoto, type Wanted } from './prepare.ts';
import { budgetLines, type PhotoReport, photoReport, textOf } from './report.ts';
import { type PhotoRun, runPhoto } from './run-photo.ts';
import { type Spread, spreadOf } from './spread.ts';
import { startTimes } from './start-time.ts';

const usage = `Usage: npm run bench -- [--photo FILE] [--runs N] [--growth] [--peers] [--json]

  --photo   a photo of your own instead of the composed ones of 12 megapixels with 10, 100 and 300 lesions
  --runs    measured analyses of each photo, after one that warms up (7)
  --growth  photos of 2 and 50 megapixels as well
  --peers   also in turn with plain Python over the same models, and with the paper's pipeline (models/evaluate/peers),
            and the ratios; needs a python3 with onnxruntime, torch, opencv-python and numpy on the PATH
  --json    one JSON document on standard output: npm run --silent bench -- --json

Ends with status 1 when a budget (src/technician/budgets.ts) is not met. End other programs first: what else runs
on the machine is measured along.`;

/** Megapixels and lesions. */
const composed = [
  [12, 10],
  [12, 100],
  [12, 300],
] as const;
const grown = [
  [2, 100],
  [50, 100],
] as const;
/** How often the whole kiosk is stopped and started. */
const starts = 3;
/** The photo that peers are compared on. */
const [peerMegapixels, peerLesions] = [12, 100];

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
      growth: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
    },
    read: ({ json, photo, runs, growth, peers }) => ({
      json,
      growth,
      peers,
      runs: runCount(runs),
      photo: photo === undefined ? null : resolve(operatorFolder(), photo),
    }),
  });
  if (options === undefined) return 0;
  const settings = loadSettings();
  const models = await openModels(settings);
  const meter = new ModelMeter(() => models.pid, settings.procFolder);
  models.onRun((run) => meter.ran(run));
  const memory = new MemoryPeak(() => models.pid, settings.procFolder);
  const compared: PeerReport[] = [];
  try {
    const photos: PhotoReport[] = [];
    for (const { name, lesions, isCompared, wanted } of photosOf(options.photo, options.growth)) {
      const { jpeg, decodeCpuMs } = await preparePhoto(wanted);
      const run = () => runPhoto(jpeg, models.imaging, meter, decodeCpuMs);
      await run();
      const runs: PhotoRun[] = [];
      while (runs.length < options.runs) runs.push(await run());
      photos.push(photoReport(name, lesions, runs));
      if (!options.peers || !isCompared) continue;
      const ours = async () => (await run()).total;
      for (const peer of peers) compared.push(await compareWithPeer(peer, name, jpeg, options.runs, ours));
    }
    const renewal = await renewalTimes(models, options.runs);
    // Read before another kiosk starts beside it.
    const memoryBytes = memory.peak;
    const start = options.photo === null ? await startTimes(starts) : null;
    const lines = budgetLines(photos, {
      peakBytes: memoryBytes.together,
      peers: compared,
      renewalMs: renewal.median,
      startMs: start?.median ?? null,
    });
    const { version } = await readRelease();
    const report = {
      release: version,
      at: new Date().toISOString(),
      machine: { cores: cpus().length, processor: cpus()[0]?.model ?? '', load: loadavg()[0] },
      models: models.loaded,
      photos,
      peers: compared,
      renewal,
      start,
      memoryBytes,
      budgets: lines,
    };
    const provider = models.loaded.map(({ model, provider: runsOn }) => `${model}: ${runsOn}`).join(', ');
    const heading = `${report.machine.cores} × ${report.machine.processor}, load ${report.machine.load?.toFixed(1)}; ${provider}\n`;
    await print(
      options.json ? `${JSON.stringify(report, null, 2)}\n` : heading + textOf(photos, lines, compared),
    );
    return lines.every(({ met }) => met) ? 0 : 1;
  } finally {
    memory.stop();
    await models.close();
  }
}

interface BenchPhoto {
  readonly name: string;
  readonly lesions: number | null;
  /** Whether the peers analyse it too. */
  readonly isCompared: boolean;
  readonly wanted: Wanted;
}

const photosOf = (own: string | null, growth: boolean): BenchPhoto[] =>
  own === null
    ? [...composed, ...(growth ? grown : [])].map(([megapixels, lesions]) => ({
        name: `${megapixels} megapixels, ${lesions} lesions`,
        lesions,
        isCompared: megapixels === peerMegapixels && lesions === peerLesions,
        wanted: { lesions, megapixels },
      }))
    : [{ name: basename(own), lesions: null, isCompared: true, wanted: { path: own } }];

/** Milliseconds from the end of one process of the models to the first answer of the next. */
async function renewalTimes(models: OpenModels, runs: number): Promise<Spread> {
  const times: number[] = [];
  while (times.length < runs) {
    const started = performance.now();
    await models.renew();
    await probe(models);
    times.push(performance.now() - started);
  }
  return spreadOf(times);
}

function runCount(typed: string): number {
  const runs = Number(typed);
  if (!Number.isInteger(runs) || runs < 1 || runs > 1000)
    throw new Error('--runs takes a number from 1 to 1000.');
  return runs;
}
