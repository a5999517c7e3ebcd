/**
 * `npm run measure-captures`: memory and time of many captures of 12 megapixels in one visit, with the daemon's own
 * parts: the simulated camera through fswebcam and ffmpeg, decoding, quality check, tiles. The models are stand-ins:
 * they run in a process of their own, which is not counted. Fails above 1 GiB.
 */
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCamera } from '../../src/devices/open.ts';
import type { Outputs, Tensor } from '../../src/inference/port.ts';
import type { Request } from '../../src/protocol.ts';
import { Conductor } from '../../src/server/conductor.ts';
import { FakeInference } from '../fakes/inference.ts';
import { fakeParts } from '../fakes/kiosk-parts.ts';
import { requestsToCapture } from '../fakes/requests.ts';
import { summary } from './summary.ts';

const captures = Number(process.argv[2] ?? 50);
const limit = 1024 ** 3;
/** The last requests to a photo: they choose its place, each time anew. */
const placing = 2;
const demo = fileURLToPath(new URL('../fixtures/demo', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'captures-'));
for (const name of ['composed-abdomen.jpg', 'composed-arm.jpg', 'composed-back.jpg']) {
  await symlink(join(demo, name), join(folder, name));
}
const camera = await openCamera({
  device: 'simulated',
  photos: folder,
  defaultPhotos: folder,
  resolution: '3840x2160',
  roots: { dev: '/dev', sys: '/sys' },
  timeoutSeconds: 90, // memory is measured, also on a machine that does other work
});
const { parts, log } = fakeParts({ countdownSeconds: 0, turnSeconds: 0, idleWarnSeconds: 600 });

/** Three spots in each tile, whatever it shows: crops are cut and graded as of a person with many. */
class ThreeSpots extends FakeInference {
  override async run(model: string, input: Tensor): Promise<Outputs> {
    if (model !== 'lesion-detector') return await super.run(model, input);
    const [tiles = 0, size = 0] = input.dims;
    const data = new Float32Array(tiles * 100 * 5);
    for (let tile = 0; tile < tiles; tile++) {
      for (const [i, part] of [0.3, 0.5, 0.7].entries()) {
        data.set([part * size, part * size, 24, 24, 0.9], (tile * 100 + i) * 5);
      }
    }
    return { detections: { type: 'float32', dims: [tiles, 100, 5], data } };
  }
}

const stills: number[] = [];
const conductor = new Conductor({
  ...parts,
  vision: { ...parts.vision, inference: new ThreeSpots() },
  camera: {
    get description() {
      return camera.description;
    },
    watch: (viewer) => camera.watch(viewer),
    latest: () => camera.latest(),
    close: () => camera.close(),
    async takePicture() {
      const begun = performance.now();
      const picture = await camera.takePicture();
      stills.push(performance.now() - begun);
      return picture;
    },
  },
});

function ask(...requests: Request[]): void {
  for (const request of requests) {
    if (!conductor.request(request).ok)
      throw new Error(`Refused: ${request.type} at ${conductor.state.step}`);
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const begun = performance.now();
  while (!isSo()) {
    if (performance.now() - begun > 900_000)
      throw new Error(`Waited in vain at step ${conductor.state.step}: ${log.slice(-3).join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Resident memory of this process, now or at its peak, in MB. */
async function memory(field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8');
  return (Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / 1e6;
}

ask(...requestsToCapture.slice(0, -placing));
for (let n = 1; n <= captures; n++) {
  ask(...requestsToCapture.slice(-placing));
  // A customer looks at the live picture first; the photograph of the still is read meanwhile.
  await until(() => camera.latest() !== undefined);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  ask({ type: 'take-photo' });
  await until(() => conductor.state.candidate?.judged === true);
  ask({ type: 'use-photo' });
  await until(() => conductor.state.step === 'result');
  if (n % 5 === 0) process.stdout.write(`${n} captures: ${(await memory('VmRSS')).toFixed(0)} MB\n`);
  if (n < captures) ask({ type: 'another-photo' });
}
const peak = await memory('VmHWM');
process.stdout.write(
  `peak of ${captures} captures: ${peak.toFixed(0)} MB (limit ${(limit / 1e6).toFixed(0)} MB)\n`,
);
process.stdout.write(`button to file: ${summary(stills, 'ms')}\n`);
await conductor.stop();
await camera.close();
await rm(folder, { recursive: true });
process.exitCode = peak * 1e6 > limit ? 1 : 0;
