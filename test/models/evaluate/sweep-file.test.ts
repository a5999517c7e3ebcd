import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Variant } from '../../../models/evaluate/quality-sweep.ts';
import { SweepFile } from '../../../models/evaluate/sweep-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweep-'));
  path = join(folder, 'out', 'sweep.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const light = { brightest: 180, blownOut: 0, chroma: 40, hue: 50, glare: 0 };
const variants: Variant[] = [
  {
    ...{ photo: 'a.jpg', kind: 'blur', step: 2 },
    lesions: [{ diameter: 20, found: true }],
    readings: { ...light, sharpness: 0.6, evenness: 0.6, noise: 1, hair: 0 },
  },
];

it('gives back what was measured before it was interrupted, and nothing else', async () => {
  await (await SweepFile.open(path, 'one two')).add('a.jpg', variants);
  const again = await SweepFile.open(path, 'one two');
  expect(again.of('a.jpg')).toEqual(variants);
  expect(again.of('b.jpg')).toBeUndefined();
});

it('refuses what other models have measured, and what is no sweep', async () => {
  await (await SweepFile.open(path, 'one two')).add('a.jpg', variants);
  await expect(SweepFile.open(path, 'one three')).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining('other models'),
  });
  await writeFile(path, 'no sweep\n');
  await expect(SweepFile.open(path, 'one two')).rejects.toMatchObject({ code: 'usage' });
});
