/**
 * `FOLDER/measure`, of the folder that `npm run prepare-gpu` makes: the product's own inference child over the
 * full-precision models on CUDA. It compares every output with the CPU's on the fixture photos, and times the models at
 * growing batches and a whole photo. `npm run measure-gpu -- --require cpu` is a dry run of it without a GPU.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KioskError } from '../../src/errors.ts';
import type { Inference, Outputs, Provider, Tensor } from '../../src/inference/port.ts';
import { readBinding } from '../../src/inference/read-binding.ts';
import { type OpenModels, openModels } from '../../src/open/models.ts';
import { loadSettings, operatorFolder } from '../../src/settings.ts';
import { analyzeWideField } from '../../src/vision/analyze.ts';
import { detectorModel, type Manifest, personFinderModel } from '../../src/vision/manifest.ts';
import { decodePhoto } from '../../src/vision/pixels/decode.ts';
import { compareLesions, differences } from './gpu-differences.ts';
import { lesionsOf, say, timeModels, timePhoto } from './gpu-timings.ts';
import { measureArguments } from './measure-arguments.ts';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

const { required, runs, out } = await measureArguments({
  usage: `Usage: npm run measure-gpu -- --require cuda|cpu [--runs N] [--out FILE]

  --require  the provider that must run the models; cpu is a dry run, which measures no GPU
  --runs     measured runs of each kind, after one that warms up (20)
  --out      also writes the results as JSON`,
  options: {
    require: { type: 'string' },
    runs: { type: 'string', default: '20' },
    out: { type: 'string' },
  },
  read: ({ require: asked, runs, out }) => {
    const required = (['cuda', 'cpu'] as const).find((provider) => provider === asked);
    if (required === undefined) throw new Error('Say --require cuda or --require cpu.');
    if (!/^[1-9]\d{0,2}$/.test(runs)) throw new Error('--runs takes a number from 1 to 999.');
    return { required, runs: Number(runs), out: out === undefined ? null : resolve(operatorFolder(), out) };
  },
});
const isDry = required === 'cpu';
if (isDry)
  say('DRY RUN: no GPU is used. The CPU is compared with itself, so no figure below says anything of a GPU.');

async function measure(measured: OpenModels): Promise<void> {
  const photos = await comparePhotos(measured);
  const times = await timeModels(measured, runs);
  const photo = await timePhoto(measured, runs);
  const report = {
    at: new Date().toISOString(),
    isDry,
    gpu: isDry ? null : gpuNames(),
    machine: { processor: cpus()[0]?.model ?? '', cores: cpus().length, load: loadavg()[0] },
    onnxruntime: await readBinding(),
    models: measured.loaded,
    ...{ photos, largest: Object.fromEntries(largest), times, photo },
  };
  if (out !== null) writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
  const differing = photos.filter(({ same }) => !same);
  if (differing.length > 0) {
    say(`Levels DIFFER from the CPU's on ${differing.map(({ name }) => name).join(', ')}.`);
    process.exitCode = 1;
  } else say(`Levels are identical on all ${photos.length} photos.`);
  if (isDry) say('DRY RUN: a GPU was neither used nor measured.');
}

/** Opens the models on one provider alone, so that nothing else can run them. Without it, the process ends. */
async function open(provider: Provider): Promise<OpenModels> {
  try {
    const models = await openModels({ ...loadSettings(), providers: [provider] }, { fullPrecision: true });
    say(`opened: ${models.loaded.map(({ model, provider: runsOn }) => `${model} on ${runsOn}`).join(', ')}`);
    return models;
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}

const largest = new Map<string, number>();

/** Runs each batch on the CPU and on the measured provider, and keeps how far they are apart. */
const onBoth = (measured: Inference): Inference => ({
  async run(model: string, input: Tensor): Promise<Outputs> {
    const [ours, theirs] = await Promise.all([
      reference.inference.run(model, input),
      measured.run(model, input),
    ]);
    const apart = differences(ours, theirs, leastScore(model, reference.manifest));
    for (const [name, value] of Object.entries(apart)) {
      const key = `${model} ${name}`;
      largest.set(key, Math.max(value, largest.get(key) ?? 0));
    }
    return ours;
  },
});

const leastScore = (model: string, { detector, personFinder }: Manifest): number =>
  ({ [detectorModel]: detector.secondChanceFrom, [personFinderModel]: personFinder.minConfidence })[model] ??
  0;

async function comparePhotos(measured: OpenModels) {
  const results: { name: string; lesions: number; same: boolean; score: number }[] = [];
  for (const path of globSync(join(fixtures, '{lesions,pictures}/*.jpg')).sort()) {
    const [name, jpeg] = [basename(path), readFileSync(path)];
    const both = { inference: onBoth(measured.inference), manifest: reference.manifest };
    for await (const _ of analyzeWideField(await decodePhoto(jpeg, name), both));
    const [ours, theirs] = [await lesionsOf(reference, jpeg), await lesionsOf(measured, jpeg)];
    const compared = compareLesions(ours, theirs);
    results.push({ name, lesions: ours.length, ...compared });
    say(`${name}: ${ours.length} lesions, SPL scores up to ${compared.score.toExponential(1)} apart`);
  }
  for (const [name, value] of largest) say(`largest difference, ${name}: ${value.toExponential(1)}`);
  return results;
}

/** The driver's own words; empty where it does not say. */
function gpuNames(): string[] {
  const told = globSync('/proc/driver/nvidia/gpus/*/information').map((path) => readFileSync(path, 'utf8'));
  return told.map((text) => /^Model:\s*(.+)$/m.exec(text)?.[1] ?? 'unknown');
}

const reference = await open('cpu');
try {
  const measured = await open(required);
  try {
    await measure(measured);
  } finally {
    await measured.close();
  }
} finally {
  await reference.close();
}
