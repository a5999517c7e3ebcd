/** How long the models take at growing batches, and a whole photo. */
import { randomUUID } from 'node:crypto';
import type { OpenModels } from '../../src/open/models.ts';
import type { Lesion } from '../../src/screening/lesion/lesion.ts';
import { composePhoto } from '../../src/technician/bench/compose-photo.ts';
import { type Spread, spreadOf } from '../../src/technician/bench/spread.ts';
import { classifierModel, detectorModel } from '../../src/vision/manifest.ts';

const batches = [1, 2, 4, 8, 16];
const lesions = 100;

/** Milliseconds that each model itself works on one batch, as its thread sees it. */
export async function timeModels({ inference, manifest, onRun }: OpenModels, runs: number) {
  let computeMs = 0;
  onRun((run) => {
    computeMs = run.computeMs;
  });
  const times: (Spread & { model: string; batch: number })[] = [];
  const inputs = { [detectorModel]: manifest.detector.input, [classifierModel]: manifest.classifier.input };
  for (const [model, { shape }] of Object.entries(inputs)) {
    for (const batch of batches) {
      const dims = [batch, ...shape.slice(1)];
      const data = new Uint8Array(dims.reduce((product, side) => product * side)).fill(128);
      const spread = await repeated(runs, async () => {
        await inference.run(model, { type: 'uint8', dims, data });
        return computeMs;
      });
      times.push({ model, batch, ...spread });
      const each = (spread.median / batch).toFixed(2);
      say(`${model}, batch of ${batch}: ${textOf(spread)}, ${each} ms each (n ${runs})`);
    }
  }
  return times;
}

/** Milliseconds of a whole photo of 12 megapixels, from its bytes to its last lesion. */
export async function timePhoto(models: OpenModels, runs: number): Promise<Spread> {
  const jpeg = await composePhoto(lesions);
  const spread = await repeated(runs, async () => {
    const started = performance.now();
    await lesionsOf(models, jpeg);
    return performance.now() - started;
  });
  say(`photo of 12 megapixels with ${lesions} lesions: ${textOf(spread)} (n ${runs})`);
  return spread;
}

/** The lesions of one photo, the whole way. A name of its own, so that each analysis decodes the photo. */
export async function lesionsOf({ imaging }: OpenModels, jpeg: Uint8Array): Promise<readonly Lesion[]> {
  for await (const event of imaging.analyse({ photoId: randomUUID(), jpeg }, 'wide-field')) {
    if (event.type === 'analysed') return event.lesions;
  }
  throw new Error('The analysis ended without a result.');
}

/** The first run warms up and does not count. */
async function repeated(runs: number, run: () => Promise<number>): Promise<Spread> {
  await run();
  const values: number[] = [];
  while (values.length < runs) values.push(await run());
  return spreadOf(values);
}

const textOf = ({ median, p95 }: Spread) =>
  `median ${median.toFixed(1)} ms, 95th percentile ${p95.toFixed(1)}`;

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
