import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PhotoFolder } from '../../../src/devices/camera/photo-folder.ts';
import { PhotoSource } from '../../../src/devices/camera/photo-source.ts';
import { localPictures } from '../../fakes/parts/pictures.ts';

let folder: string;
let source: PhotoSource;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photo-source-'));
  await sharp({ create: { width: 320, height: 240, channels: 3, background: '#d2aa96' } })
    .jpeg()
    .toFile(join(folder, 'one.jpg'));
  source = await PhotoSource.open(await PhotoFolder.open(folder, localPictures), {
    fswebcam: false,
    ffmpeg: false,
    why: '',
  });
});
afterEach(async () => {
  await source.close();
  await rm(folder, { recursive: true });
});

it('gives its bytes away with each still: the next one is whole, whatever becomes of them', async () => {
  const first = await source.still();
  const bytes = Buffer.from(first.jpeg);
  first.jpeg.fill(0);
  expect(Buffer.compare((await source.still()).jpeg, bytes)).toBe(0);
});
