/**
 * `npm run measure-store`: how long a step waits until it is saved, in the largest visit (50 photos with 20 lesions
 * each, embeddings and activations as the shipped model gives them), and how long the pharmacist's queue takes to read
 * the first time after a restart (later it is in memory). On the disk of the folder for temporary files.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uptimeReader } from '../../src/devices/system/uptime.ts';
import type { Capture } from '../../src/screening/visit/capture.ts';
import { mostPhotos } from '../../src/screening/visit/photos.ts';
import type { Screening } from '../../src/screening/visit/screening.ts';
import { openStore, openStoreToRead } from '../../src/store/open-store.ts';
import { lesion } from '../screening/lesions.ts';
import { analysed, toMap, toReview, walk } from '../screening/walk.ts';
import { recordOf } from '../store/records.ts';
import { noArguments } from './measure-arguments.ts';
import { summary } from './summary.ts';

await noArguments(`Usage: npm run measure-store

Prints how long a step of the largest visit takes to save, and how long the queue takes to read.`);

const lesionsAPhoto = 20;
const visits = 5;

const places = {
  stateFolder: await mkdtemp(join(tmpdir(), 'measure-store-')),
  runtimeFolder: await mkdtemp('/dev/shm/measure-store-'),
};
const quiet = () => undefined;
const { store, close } = openStore({
  ...places,
  retentionHours: 24,
  logger: { info: quiet, warn: quiet, error: quiet },
  uptime: uptimeReader(),
});

const lesions = Array.from({ length: lesionsAPhoto }, (_, i) => ({
  ...lesion(`l${i}`, { x: 40 * i, y: 20 * i }),
  embedding: Float32Array.from({ length: 64 }, () => Math.random()),
  activation: Float32Array.from({ length: 36 }, () => Math.random()),
}));

const saves: number[] = [];

function keep(screening: Screening): void {
  const begun = performance.now();
  store.save(recordOf(screening));
  saves.push(performance.now() - begun);
}

const [likeAll] = walk([...toReview, { type: 'use-photo' }, analysed('c1', lesions)]).captures;
if (!likeAll) throw new Error('no photo');

/** Every photo is used, then analysed. At the result each record changes, because it is ranked among all. */
function visit(id: string, photo: Capture): void {
  let screening: Screening = { ...walk(toMap), id };
  for (let i = 0; i < mostPhotos; i++) {
    const { captures } = screening;
    const used: Capture = { ...photo, id: `photo-${i}`, analysis: 'waiting', lesions: [] };
    keep({ ...screening, captures: [...captures, used] });
    const done: Capture = { ...used, analysis: 'done', lesions: photo.lesions };
    screening = { ...screening, captures: [...captures, done] };
    keep(screening);
  }
  keep({ ...screening, step: 'result', captures: screening.captures.map((capture) => ({ ...capture })) });
  store.handOver(id);
}

const ids = Array.from({ length: visits }, (_, i) => `visit-${i}`);
for (const id of ids) visit(id, likeAll);

const reads: number[] = [];
for (let i = 0; i < 10; i++) {
  const reader = openStoreToRead(places);
  const begun = performance.now();
  if (reader?.queue().length !== visits) throw new Error('the queue is not whole');
  reads.push(performance.now() - begun);
  reader.close();
}
const ends = ids.map((id) => {
  const begun = performance.now();
  store.end(id, 'done-by-pharmacist');
  return performance.now() - begun;
});
close();
for (const folder of Object.values(places)) await rm(folder, { recursive: true });
process.stdout.write(
  [
    `a step is kept in ${summary(saves, 'ms', 1)}`,
    `after a restart a queue of ${visits} such visits is read in ${summary(reads, 'ms')}`,
    `a visit is ended in ${summary(ends, 'ms', 1)}`,
    '',
  ].join('\n'),
);
