import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSplits } from '../../models/evaluate/splits.ts';
import { type Ended, runMain } from '../fakes/machines/run-main.ts';

const models = fileURLToPath(new URL('../../models', import.meta.url));
const demo = join(models, 'demo');
const scenes = z.array(
  z.object({
    image: z.string(),
    boxes: z.array(z.looseObject({ x: z.number(), y: z.number(), w: z.number(), h: z.number() })),
  }),
);

const runEvaluate = (args: readonly string[]) => runMain(args, {}, 'models/evaluate/main.ts');

let folder: string;
let ended: Ended;
const named = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spl-kiosk-evaluate-'));
  const all = scenes.parse(JSON.parse(await readFile(join(demo, 'boxes.json'), 'utf8')));
  const arm = all.find(({ image }) => image === 'composed-arm.jpg');
  const [lesion, ...others] = arm?.boxes ?? [];
  if (!arm || !lesion) throw new Error('the demo scene has lesions');
  await Promise.all([
    writeScene(arm.image, lesion),
    writeCloseups(arm.image, [lesion, ...others].slice(0, 3)),
  ]);
  const args = [
    '--data',
    named('scenes'),
    '--data',
    named('closeups'),
    '--out',
    named('report'),
    '--pictures',
  ];
  ended = await runEvaluate(['evaluate', ...args, '--json']);
});
afterAll(async () => await rm(folder, { recursive: true }));

type SceneBox = z.infer<typeof scenes>[number]['boxes'][number];

/** A window of the demo scene with one lesion, as a photo of a person. */
async function writeScene(image: string, box: SceneBox): Promise<void> {
  await mkdir(named('scenes'));
  const [left, top] = [Math.max(0, box.x - 200), Math.max(0, box.y - 200)].map(Math.round);
  const window = { left: left ?? 0, top: top ?? 0, width: 480, height: 480 };
  await sharp(join(demo, image)).extract(window).jpeg().toFile(named('scenes/window.jpg'));
  const own = { ...box, x: box.x - window.left, y: box.y - window.top, label: 'spl' };
  const photo = { image: 'window.jpg', boxes: [own], tone: 8 };
  const boxes = [photo, { ...photo, person: 'P1' }];
  await writeFile(named('scenes/boxes.json'), JSON.stringify(boxes));
}

/** Close-ups of three patients of the validation part, the first with a mask. */
async function writeCloseups(image: string, boxes: readonly SceneBox[]): Promise<void> {
  await mkdir(named('closeups'));
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
        .toFile(named(`closeups/${i}.png`));
      const disc = `<svg width="${2 * half}" height="${2 * half}"><circle cx="${half}" cy="${half}" r="${half / 2}" fill="white"/></svg>`;
      const black = { width: 2 * half, height: 2 * half, channels: 3 as const, background: 'black' };
      await sharp({ create: black })
        .composite([{ input: Buffer.from(disc) }])
        .png()
        .toFile(named(`closeups/mask${i}.png`));
      const diagnosis = ['NEV', 'SEK', 'MEL'][i];
      return `${i}.png,mask${i}.png,${patients[i]},${diagnosis},${i + 1}.0\n`;
    }),
  );
  await writeFile(
    named('closeups/index.csv'),
    `image,mask,patient_id,diagnostic,fitspatrick\n${rows.join('')}`,
  );
}

const figure = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  units: z.int(),
});
const document = z.object({
  part: z.literal('validation'),
  models: z.array(z.object({ name: z.string(), sha256: z.string().length(64), provider: z.string() })),
  thresholds: z.array(z.object({ name: z.string(), value: z.number(), reason: z.string().min(1) })),
  folders: z.array(
    z.object({
      name: z.string(),
      sections: z.array(
        z.object({
          title: z.string(),
          figures: z.record(z.string(), figure),
          plots: z.array(z.object({ kind: z.string() })),
        }),
      ),
    }),
  ),
});

describe('evaluate with the shipped models', () => {
  it('prints one document with a section for each thing that was measured', () => {
    expect(ended.stderr).not.toMatch(/Error/);
    expect(ended.status).toBe(0);
    const { folders } = document.parse(JSON.parse(ended.stdout));
    expect(folders.map(({ name }) => name)).toEqual(['scenes', 'closeups']);
    const titles = folders.map(({ sections }) => sections.map(({ title }) => title));
    expect(titles[0]).toEqual(
      expect.arrayContaining([
        expect.stringContaining('People'),
        expect.stringContaining('Finding lesions'),
        'By diameter',
        'By skin tone',
      ]),
    );
    expect(titles[1]).toEqual(
      expect.arrayContaining([
        'SPL against other lesions',
        'The same lesions, smaller',
        'Explanations: pointing game',
      ]),
    );
  });

  it('measures what ships: the large lesion is found, and every photo is graded', () => {
    const { folders } = document.parse(JSON.parse(ended.stdout));
    const figures = Object.assign(
      {},
      ...folders.flatMap(({ sections }) => sections.map((own) => own.figures)),
    );
    expect(figures['lesions found, both stages']).toMatchObject({ value: 1, n: 2, units: 2 });
    expect(figures.AUROC).toMatchObject({ n: 3, units: 3 });
    expect(figures['wide-field crops']).toMatchObject({ n: 3 });
    expect(figures['people with an SPL who are referred (sensitivity a person)']).toMatchObject({ n: 1 });
  });

  it('writes the same as a file, and a page with plots and pictures', async () => {
    expect(await readFile(named('report/report.json'), 'utf8')).toBe(ended.stdout);
    const page = await readFile(named('report/report.html'), 'utf8');
    expect(page).toContain('ROC: SPL against other lesions');
    expect(page).toContain('Reliability');
    expect(page).toMatch(/<polyline [^>]*points="\d/);
    expect(page).toContain('data:image/jpeg;base64,');
    expect(page).not.toMatch(/<script|https?:/);
  });

  it('grades people at their known boxes alone, without the detector', async () => {
    const args = ['--data', named('scenes'), '--known', '--out', named('known'), '--json'];
    const { stdout, status } = await runEvaluate(['evaluate', ...args]);
    expect(status).toBe(0);
    const [scene] = document.parse(JSON.parse(stdout)).folders;
    expect(scene?.sections.map(({ title }) => title)).toEqual([expect.stringContaining('lesions given')]);
  });

  it('says how many good photos the photo check keeps, and why it turns others down', async () => {
    const args = ['--data', named('scenes'), '--kept', '--out', named('kept'), '--json'];
    const { stdout, status } = await runEvaluate(['evaluate', ...args]);
    expect(status).toBe(0);
    const [scene] = document.parse(JSON.parse(stdout)).folders;
    expect(scene?.sections[0]?.figures['good photos kept']).toMatchObject({ n: 2 });
  });

  it('runs the full-precision graphs of another folder', async () => {
    await mkdir(named('other'));
    const files = ['manifest.json', 'lesion-detector.onnx', 'lesion-classifier.onnx', 'person-finder.onnx'];
    await Promise.all(files.map((file) => symlink(join(models, file), named(`other/${file}`))));
    const args = ['--data', named('scenes'), '--known', '--out', named('full'), '--models', named('other')];
    const withInt8 = await runEvaluate(['evaluate', ...args]);
    expect(withInt8.stderr).toContain(named('other/lesion-detector.int8.onnx'));
    const { stdout, status } = await runEvaluate(['evaluate', ...args, '--full-precision', '--json']);
    expect(status).toBe(0);
    expect(document.parse(JSON.parse(stdout)).folders).toHaveLength(1);
  });

  it('says what is wrong with a folder', async () => {
    const { status, stderr } = await runEvaluate(['evaluate', '--data', named('report')]);
    expect(status).toBe(64);
    expect(stderr).toContain('no boxes.json, planted.json, hard-skin.json or index.csv');
  });
});
