/**
 * `npm run measure-guidance`: how often the kiosk reads the live picture for guidance, with the shipped models and
 * moving colour bars from ffmpeg. Fails below three looks a second.
 */
import { loadavg } from 'node:os';
import { pino } from 'pino';
import type { Camera } from '../../src/devices/camera/camera.ts';
import { openCamera } from '../../src/devices/open.ts';
import { openModels } from '../../src/open/models.ts';
import { LiveGuide } from '../../src/server/visit/effects/live-guide.ts';
import { loadSettings } from '../../src/settings.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { noArguments } from './measure-arguments.ts';
import { summary } from './summary.ts';

await noArguments(`Usage: npm run measure-guidance

Prints how many looks a second the kiosk takes at the live picture.`);

const seconds = 15;
const wanted = 3;

const settings = loadSettings();
const models = await openModels(settings);
const camera = await openCamera({
  pictures: localPictures,
  ...{ device: 'test', photos: null, defaultPhotos: '', resolution: '640x480' },
  roots: { dev: '/dev', sys: '/sys' },
});
const stopWatching = camera.watch({ frame: () => undefined, fault: () => undefined });
while (camera.latest() === undefined) await new Promise((resolve) => setTimeout(resolve, 20));

/** A look begins with asking for the newest frame. */
let looks = 0;
const counted: Camera = {
  description: camera.description,
  takePicture: () => camera.takePicture(),
  watch: (viewer) => camera.watch(viewer),
  latest() {
    looks++;
    return camera.latest();
  },
  close: () => camera.close(),
};
const guide = new LiveGuide({
  camera: counted,
  imaging: models.imaging,
  stillWidth: settings.cameraWidth,
  logger: pino({ enabled: false }),
  changed: () => undefined,
});
guide.aim({ kind: 'place', place: { site: 'upper-back', view: 'back' }, point: null });
const rates: number[] = [];
for (let second = 0; second < seconds; second++) {
  const [begun, before] = [performance.now(), looks];
  await new Promise((resolve) => setTimeout(resolve, 1000));
  rates.push(((looks - before) / (performance.now() - begun)) * 1000);
}
const [load = 0] = loadavg();
process.stdout.write(
  `looks a second: ${summary(rates, 'looks', 1)}; last guidance "${guide.guidance}", load of the machine ${load.toFixed(1)}\n`,
);
guide.stop();
stopWatching();
await camera.close();
await models.close();
process.exitCode = rates.reduce((sum, rate) => sum + rate, 0) / rates.length >= wanted ? 0 : 1;
