/** A process with a camera, to be killed: says "live" at its first frame, then takes a still when told on stdin. */
import { openCamera } from '../../../src/devices/open.ts';
import { localPictures } from './pictures.ts';

const camera = await openCamera({
  pictures: localPictures,
  device: 'test',
  photos: null,
  defaultPhotos: '',
  resolution: '640x480',
  roots: { dev: '/dev', sys: '/sys' },
});
let said = false;
camera.watch({
  frame: () => {
    if (!said) process.stdout.write('live\n');
    said = true;
  },
  fault: () => undefined,
});
process.stdin.once('data', () => void camera.takePicture());
