import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, runMain, startMain } from '../fakes/machines/run-main.ts';
import { analyze, colourfulness, document } from '../fakes/records/analyze-report.ts';
import { until } from '../fakes/until.ts';

const demo = fileURLToPath(new URL('../../models/demo', import.meta.url));
const lesions = fileURLToPath(new URL('../fixtures/lesions', import.meta.url));
const pictures = fileURLToPath(new URL('../fixtures/pictures', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spl-kiosk-analyze-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

describe('analyze --out', () => {
  it('writes the pictures and the list of the lesions, and a table for people', async () => {
    const out = join(folder, 'out');
    const photo = join(lesions, 'touching.jpg');
    const { status, stdout } = await runMain(['analyze', '--out', out, photo]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Triage: (refer|follow-up|no-finding|inconclusive)/);
    expect(stdout).toMatch(/first lesion after \d/);
    expect(stdout).toContain('Research use only. Not a diagnosis.');
    const pictures = ['touching-evidence.jpg', 'touching-marked.jpg', 'touching-oddness.jpg', 'montage.jpg'];
    expect((await readdir(out)).sort()).toEqual([...pictures, 'lesions.csv'].sort());
    const sizeOf = async (path: string) => {
      const { width, height } = await sharp(path).metadata();
      return [width, height];
    };
    const [width = 0, height = 0] = await sizeOf(photo);
    expect(await sizeOf(join(out, 'touching-marked.jpg'))).toEqual([width, height]);
    for (const name of ['touching-evidence.jpg', 'touching-oddness.jpg']) {
      // The photo at its own proportions, and the strip with the legend below.
      expect(await sizeOf(join(out, name))).toEqual([1600, Math.round((1600 * height) / width) + 96]);
      expect(await colourfulness(join(out, name))).toBeGreaterThan(60);
    }
    const list = (await readFile(join(out, 'lesions.csv'), 'utf8')).trim().split('\r\n');
    expect(list[0]).toMatch(
      /^photo,lesion,x,y,width,height,confidence,.*,splScore,level,moved,doubts,oddness,oddnessRank,sameAs,diameterMm,diameterMmError,pigmented$/,
    );
    const kept = list.slice(1).filter((row) => !row.includes(',dismissed,'));
    expect(stdout).toContain(`${kept.length} lesions in`);
  });

  it('draws a close-up and a photo without lesions too', async () => {
    const [closeup, bare] = [join(folder, 'closeup'), join(folder, 'bare')];
    await runMain(['analyze', '--closeup', '--out', closeup, join(demo, 'M5C.jpg')]);
    expect((await readdir(closeup)).sort()).toEqual([
      'M5C-evidence.jpg',
      'M5C-marked.jpg',
      'lesions.csv',
      'montage.jpg',
    ]);
    await runMain(['analyze', '--out', bare, join(pictures, 'bare-skin.jpg')]);
    expect((await readdir(bare)).sort()).toEqual([
      'bare-skin-evidence.jpg',
      'bare-skin-marked.jpg',
      'bare-skin-oddness.jpg',
      'lesions.csv',
    ]);
    expect((await readFile(join(bare, 'lesions.csv'), 'utf8')).trim().split('\r\n')).toHaveLength(1);
  });

  it('draws a photo that comes through a pipe', async () => {
    const out = join(folder, 'piped');
    const script = `cat "$1" | "$0" src/main.ts analyze --json --closeup --out "$2" /dev/stdin`;
    const piped = ['-c', script, process.execPath, join(demo, 'M5C.jpg'), out];
    const { stdout } = await promisify(execFile)('sh', piped);
    expect(document.parse(JSON.parse(stdout))).toMatchObject({ photos: [{}], failures: [] });
    expect(await readdir(out)).toContain('stdin-marked.jpg');
  });

  it('reports every photo whatever becomes of its pictures, and names those that failed', async () => {
    const out = join(folder, 'failing');
    await mkdir(join(out, 'montage.jpg'), { recursive: true });
    const photos = [`${'é'.repeat(120)}.jpg`, 'gone.jpg', 'other.jpg'].map((name) => join(folder, name));
    for (const photo of photos) await copyFile(join(demo, 'M5C.jpg'), photo);
    const { triage } = (await analyze('--closeup', ...photos)).report;
    const child = startMain(['analyze', '--json', '--closeup', '--out', out, ...photos]);
    const output = collect(child);
    const [, gone = '', other = ''] = photos;
    // This is written once all photos are analysed, before the first is read again.
    await until(() => stat(join(out, 'lesions.csv')));
    await rm(gone);
    await copyFile(join(demo, 'DN2A.jpg'), other);
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(65);
    const report = document.parse(JSON.parse(output.stdout));
    expect(report.photos.map(({ file }) => file)).toEqual(photos);
    expect(report.triage).toEqual(triage);
    expect(report.failures.map(({ code }) => code)).toEqual(report.failures.map(() => 'picture-failed'));
    const failed = report.failures.map(({ message }) => message).join('\n');
    expect(failed).toContain("gone.jpg can't be read (ENOENT)");
    expect(failed).toContain('other.jpg has changed since it was analysed');
    expect(failed).toContain('montage.jpg could not be made');
    expect(output.stderr).toContain('montage.jpg could not be made');
    expect((await readdir(out)).filter((name) => name.startsWith('éé'))).toHaveLength(2);
  });

  it('says that the folder for the marked photos can not be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { status, stderr } = await runMain(['analyze', '--out', file, join(demo, 'M5C.jpg')]);
    expect(status).toBe(64);
    expect(stderr).toMatch(/can't be written \(EEXIST\)/);
  });
});
