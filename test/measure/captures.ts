/**
 * `npm run measure-captures`: memory of many captures of 12 megapixels in one visit, and the time from the button to
 * the file, with the daemon's own parts: the simulated camera through fswebcam and ffmpeg, guidance, decoding, photo
 * check, tiles, crops, store. A full check, in which each photo is analysed while the next is taken, then single spots.
 * The models are stand-ins, because the real ones run in a process of their own that keeps nothing of a photo; `npm run
 * bench` measures it. Fails above 1 GiB, and if half of the spots' photos take longer than 2 s from the button to the
 * file.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Request } from '../../src/contract/kiosk.ts';
import { openCamera } from '../../src/devices/open.ts';
import { uptimeReader } from '../../src/devices/system/uptime.ts';
import { LocalImaging } from '../../src/imaging/local-imaging.ts';
import type { Outputs, Tensor } from '../../src/inference/port.ts';
import type { BodySite } from '../../src/screening/space/body-site.ts';
import { openStore } from '../../src/store/open-store.ts';
import { FakeInference } from '../fakes/parts/inference.ts';
import { fakeParts } from '../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../fakes/parts/local-visitor.ts';
import { fakeManifest } from '../fakes/parts/manifest.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { requestsToScope } from '../fakes/parts/requests.ts';
import { measureArguments } from './measure-arguments.ts';
import { below, megabytes } from './memory.ts';
import { percentile, summary } from './summary.ts';

const { captures } = await measureArguments({
  usage: `Usage: npm run measure-captures -- [CAPTURES]

  CAPTURES  photos of the visit, 1 to 50 (50)

Prints the daemon's peak of memory, and the time from the button to the photo's file.`,
  options: {},
  positionals: true,
  read: (_, [typed = '50', ...more]) => {
    if (!/^([1-9]|[1-4]\d|50)$/.test(typed) || more.length > 0)
      throw new Error('CAPTURES is one number from 1 to 50.');
    return { captures: Number(typed) };
  },
});
const mostBytes = 1024 ** 3;
const mostMs = 2000;
/** A customer sees the live picture before each photo; the photograph for the still is read meanwhile. */
const framingMs = 1000;
const photo = fileURLToPath(new URL('../../models/demo/composed-back.jpg', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'captures-'));
const camera = await openCamera({
  pictures: localPictures,
  device: 'simulated',
  photos: photo,
  defaultPhotos: photo,
  resolution: '3840x2160',
  roots: { dev: '/dev', sys: '/sys' },
  timeoutSeconds: 90, // memory is measured, also on a machine that does other work
});
const { parts, log } = fakeParts({ countdownSeconds: 0, turnSeconds: 0, idleWarnSeconds: 600 });
const { store, close } = openStore({
  stateFolder: folder,
  runtimeFolder: null,
  retentionHours: 24,
  logger: parts.logger,
  uptime: uptimeReader(),
});

/**
 * Finds a spot with a look of its own in each tile, whatever it shows, so that crops are cut and graded as for a person
 * with many.
 */
class SpotInEachTile extends FakeInference {
  override async run(model: string, input: Tensor): Promise<Outputs> {
    const [batch = 0, size = 0] = input.dims;
    if (model === 'lesion-detector') {
      const data = new Float32Array(batch * 100 * 5);
      const place = () => size * (0.2 + 0.6 * Math.random());
      for (let tile = 0; tile < batch; tile++) data.set([place(), place(), 24, 24, 0.9], tile * 100 * 5);
      return { detections: { type: 'float32', dims: [batch, 100, 5], data } };
    }
    const outputs = await super.run(model, input);
    if (!outputs.embedding) return outputs;
    const data = Float32Array.from({ length: batch * 2 }, () => Math.random());
    return { ...outputs, embedding: { ...outputs.embedding, data } };
  }
}

const imaging = new LocalImaging({ inference: new SpotInEachTile(), manifest: fakeManifest });
const visitor = new LocalVisitor({ ...parts, store, imaging, camera: timed(camera) });
/** When each button was pressed and how long its file took, for spots and while the photo before is analysed. */
let pressed = 0;
const toFile: number[] = [];
const toFileBehind: number[] = [];
const isFullCheck = (): boolean => visitor.state.series !== null;

function timed(real: typeof camera): typeof camera {
  return {
    get description() {
      return real.description;
    },
    watch: (viewer) => real.watch(viewer),
    latest: () => real.latest(),
    close: () => real.close(),
    async takePicture() {
      const picture = await real.takePicture();
      (isFullCheck() ? toFileBehind : toFile).push(performance.now() - pressed);
      return picture;
    },
  };
}

function ask(...requests: Request[]): void {
  for (const request of requests) {
    if (!visitor.request(request).ok) throw new Error(`Refused: ${request.type} at ${visitor.state.step}`);
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const begun = performance.now();
  while (!isSo()) {
    if (performance.now() - begun > 900_000)
      throw new Error(`Waited in vain at step ${visitor.state.step}: ${log.slice(-3).join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

let childrenPeak = 0;
const watch = setInterval(() => {
  childrenPeak = Math.max(childrenPeak, below(process.pid));
}, 200);

async function takePhoto(n: number): Promise<void> {
  await until(() => camera.latest() !== undefined);
  await new Promise((resolve) => setTimeout(resolve, framingMs));
  pressed = performance.now();
  ask({ type: 'take-photo' });
  await until(() => visitor.state.candidate?.judged === true);
  ask({ type: 'use-photo' });
  if (n % 10 === 0) process.stdout.write(`${n} captures: ${megabytes(process.pid).toFixed(0)} MB\n`);
}

const sites: readonly BodySite[] = ['chest', 'left-leg', 'right-leg', 'face', 'left-foot', 'right-foot'];

ask(...requestsToScope, { type: 'choose-scope', scope: 'full' });
for (let n = 1; n <= captures; n++) {
  await takePhoto(n);
  if (visitor.state.step === 'capture') continue; // the next photo of the full check
  await until(() => visitor.state.step === 'result');
  const site = sites[n % sites.length] ?? 'chest';
  if (n < captures)
    ask(
      { type: 'another-photo' },
      { type: 'choose-scope', scope: 'spot' },
      { type: 'choose-site', site, view: 'front', point: null },
    );
}
if (visitor.state.step === 'capture') ask({ type: 'end-series' });
await until(() => visitor.state.step === 'result');
clearInterval(watch);
const peak = megabytes(process.pid, 'VmHWM');
const [load = 0] = loadavg();
process.stdout.write(
  [
    `the daemon's peak over ${captures} captures: ${peak.toFixed(0)} MB (limit ${(mostBytes / 1e6).toFixed(0)} MB)`,
    `its camera programs' peak: ${childrenPeak.toFixed(0)} MB more`,
    `button to file: ${summary(toFile, 'ms')}`,
    `button to file while the photo before is analysed: ${summary(toFileBehind, 'ms')}`,
    `load of the machine: ${load.toFixed(1)}`,
    '',
  ].join('\n'),
);
await visitor.stop();
await camera.close();
close();
await rm(folder, { recursive: true });
process.exitCode = peak * 1e6 > mostBytes || percentile(toFile, 0.5) > mostMs ? 1 : 0;
