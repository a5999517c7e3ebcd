import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Ended, runMain } from '../fakes/machines/run-main.ts';
import { writePhotos } from './evaluation-photos.ts';

const models = fileURLToPath(new URL('../../models', import.meta.url));

const runEvaluate = (args: readonly string[]) => runMain(args, {}, 'models/evaluate/main.ts');

let folder: string;
let ended: Ended;
const named = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spl-kiosk-evaluate-'));
  await writePhotos(folder);
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
