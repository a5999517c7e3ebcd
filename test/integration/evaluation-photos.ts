/** Photos that an evaluation can grade, cut from the demo scene. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { z } from 'zod';
import { readSplits } from '../../models/evaluate/splits.ts';

const demo = fileURLToPath(new URL('../../models/demo', import.meta.url));
const scenes = z.array(
  z.object({
    image: z.string(),
    boxes: z.array(z.looseObject({ x: z.number(), y: z.number(), w: z.number(), h: z.number() })),
  }),
);

/** Writes `scenes` and `closeups` into the folder. */
export async function writePhotos(folder: string): Promise<void> {
  const all = scenes.parse(JSON.parse(await readFile(join(demo, 'boxes.json'), 'utf8')));
  const arm = all.find(({ image }) => image === 'composed-arm.jpg');
  const [lesion, ...others] = arm?.boxes ?? [];
  if (!arm || !lesion) throw new Error('the demo scene has lesions');
  await Promise.all([
    writeScene(folder, arm.image, lesion),
    writeCloseups(folder, arm.image, [lesion, ...others].slice(0, 3)),
  ]);
}

type SceneBox = z.infer<typeof scenes>[number]['boxes'][number];

/** A window of the demo scene with one lesion, as a photo of a person. */
async function writeScene(folder: string, image: string, box: SceneBox): Promise<void> {
  await mkdir(join(folder, 'scenes'));
  const [left, top] = [Math.max(0, box.x - 200), Math.max(0, box.y - 200)].map(Math.round);
  const window = { left: left ?? 0, top: top ?? 0, width: 480, height: 480 };
  await sharp(join(demo, image)).extract(window).jpeg().toFile(join(folder, 'scenes/window.jpg'));
  const own = { ...box, x: box.x - window.left, y: box.y - window.top, label: 'spl' };
  const photo = { image: 'window.jpg', boxes: [own], tone: 8 };
  const boxes = [photo, { ...photo, person: 'P1' }];
  await writeFile(join(folder, 'scenes/boxes.json'), JSON.stringify(boxes));
}

/** Close-ups of three patients of the validation part, the first with a mask. */
async function writeCloseups(folder: string, image: string, boxes: readonly SceneBox[]): Promise<void> {
  await mkdir(join(folder, 'closeups'));
  const { partOf } = await readSplits();
  const patients = [...partOf]
    .filter(([unit, part]) => part === 'validation' && unit.startsWith('pad-ufes-20'))
    .map(([unit]) => unit.split(' ')[1]);
  const rows = await Promise.all(
    boxes.map(async ({ x, y, w, h }, i) => {
      const half = Math.round(Math.max(w, h));
      const window = {
        left: Math.round(x + w / 2) - half,
        top: Math.round(y + h / 2) - half,
        width: 2 * half,
        height: 2 * half,
      };
      await sharp(join(demo, image))
        .extract(window)
        .png()
        .toFile(join(folder, `closeups/${i}.png`));
      const disc = `<svg width="${2 * half}" height="${2 * half}"><circle cx="${half}" cy="${half}" r="${half / 2}" fill="white"/></svg>`;
      const black = { width: 2 * half, height: 2 * half, channels: 3 as const, background: 'black' };
      await sharp({ create: black })
        .composite([{ input: Buffer.from(disc) }])
        .png()
        .toFile(join(folder, `closeups/mask${i}.png`));
      const diagnosis = ['NEV', 'SEK', 'MEL'][i];
      return `${i}.png,mask${i}.png,${patients[i]},${diagnosis},${i + 1}.0\n`;
    }),
  );
  await writeFile(
    join(folder, 'closeups/index.csv'),
    `image,mask,patient_id,diagnostic,fitspatrick\n${rows.join('')}`,
  );
}
