import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unmoved } from '../../src/screening/lesion/person-rule.ts';
import { collect, modelsOf, runMain, startMain } from '../fakes/machines/run-main.ts';
import { analyze, colourfulness, composed, document, near } from '../fakes/records/analyze-report.ts';
import { until } from '../fakes/until.ts';

const demo = fileURLToPath(new URL('../../models/demo', import.meta.url));
const lesions = fileURLToPath(new URL('../fixtures/lesions', import.meta.url));
const pictures = fileURLToPath(new URL('../fixtures/pictures', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spl-kiosk-analyze-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

describe('analyze with the shipped models', () => {
  it('finds most lesions of a composed 12-megapixel scene, and little else', async () => {
    const { status, report } = await analyze(join(demo, 'composed-back.jpg'));
    const [photo] = report.photos;
    const { boxes } = composed.parse(JSON.parse(await readFile(join(demo, 'composed-back.json'), 'utf8')));
    const placed = boxes.filter(({ counts }) => counts);
    const found = placed.filter((box) => photo?.lesions.some((lesion) => near(box, lesion.box)));
    const extra = photo?.lesions.filter((lesion) => !boxes.some((box) => near(box, lesion.box))) ?? [];
    expect(status).toBe(0);
    expect([photo?.width, photo?.height]).toEqual([4000, 3000]);
    expect(found.length / placed.length).toBeGreaterThanOrEqual(0.8);
    // Freckles of the skin are drawn too, 12 pixels wide at most, and have no box.
    const larger = extra.filter(({ box }) => (box.width + box.height) / 2 >= 15);
    expect(larger.length).toBeLessThanOrEqual(placed.length / 10);
    expect(extra.filter(({ level }) => level !== 'none')).toEqual([]);
    for (const { probabilities } of photo?.lesions ?? []) {
      expect(Object.values(probabilities).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 3);
    }
    expect(photo?.lesions.map(({ oddnessRank }) => oddnessRank).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      photo?.lesions.map((_, i) => i + 1),
    );
  });

  it('grades a lesion by its own photo alone; only oddness, what it moves, and triage look at the others', async () => {
    const [one, two] = [join(demo, 'M5C.jpg'), join(demo, 'DN2A.jpg')];
    const alone = (await analyze(one)).report.photos[0];
    const together = (await analyze(one, two)).report.photos[0];
    const own = (photo: typeof alone) =>
      photo?.lesions.map(({ oddness: _o, oddnessRank: _r, ...rest }) => unmoved(rest));
    expect(own(together)).toEqual(own(alone));
  });

  it('counts the lesions of a photo once that is given twice', async () => {
    const photo = join(demo, 'composed-abdomen.jpg');
    const [first, again] = (await analyze(photo, photo)).report.photos;
    expect(first?.lesions.length).toBeGreaterThan(5);
    expect(first?.lesions.every(({ sameAs }) => sameAs === null)).toBe(true);
    expect(again?.lesions.map(({ sameAs }) => sameAs)).toEqual(
      first?.lesions.map(({ id }) => ({ photo: 1, lesion: id })),
    );
  });

  it('finds no lesion on bare skin and calls it inconclusive', async () => {
    const { status, report } = await analyze(join(pictures, 'bare-skin.jpg'));
    expect(status).toBe(0);
    expect(report.photos[0]).toMatchObject({ lesions: [], quality: { usable: true } });
    expect(report.triage).toEqual({ level: 'inconclusive', reasons: ['no-lesion-found'] });
  });

  it('says that a room is no skin', async () => {
    const { status, report } = await analyze(join(pictures, 'room.jpg'));
    expect(status).toBe(0);
    expect(report.photos[0]?.quality).toMatchObject({
      usable: false,
      faults: expect.arrayContaining(['no-skin']),
    });
    expect(report.triage.level).not.toBe('no-finding');
  });

  it('lists the fault of a grey photo, and the lesions all the same', async () => {
    const grey = join(folder, 'grey.png');
    await sharp(join(demo, 'M5C.jpg')).greyscale().toFile(grey);
    const { report } = await analyze(grey);
    expect(report.photos[0]?.quality).toMatchObject({
      usable: false,
      faults: expect.arrayContaining(['no-colour']),
    });
  });

  it('takes a close-up as one crop, however narrow', async () => {
    const narrow = join(folder, 'narrow.jpg');
    await sharp(join(demo, 'M5C.jpg')).resize(300, 80, { fit: 'cover' }).toFile(narrow);
    const { status, report } = await analyze('--closeup', narrow);
    expect(status).toBe(0);
    expect(report.photos[0]?.lesions.map(({ box }) => box)).toEqual([{ x: 0, y: 0, width: 300, height: 80 }]);
  });

  it('names each file that it can not read, analyses the others and ends with 65', async () => {
    const [broken, good] = [join(folder, 'broken.jpg'), join(demo, 'M5C.jpg')];
    await writeFile(broken, 'no picture');
    const { status, stderr, report } = await analyze(broken, good, join(folder, 'gone.jpg'));
    expect(status).toBe(65);
    expect(report.photos.map(({ file }) => file)).toEqual([good]);
    expect(report.failures.map(({ file, code }) => [file, code])).toEqual([
      [broken, 'photo-not-a-picture'],
      [join(folder, 'gone.jpg'), 'photo-unreadable'],
    ]);
    expect(stderr).toContain('broken.jpg');
  });

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
    // Written once all photos were analysed, and before the first is read again.
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

  it('gives a slow reader the whole document', async () => {
    const photos = Array.from({ length: 16 }, () => join(demo, 'M5C.jpg'));
    // It takes the first byte, and the others when the writer has long written what a pipe holds.
    const slow = '(dd bs=1 count=1 status=none; sleep 2; cat)';
    const script = `"$0" src/main.ts analyze --json "$@" | ${slow}`;
    const { stdout } = await promisify(execFile)('sh', ['-c', script, process.execPath, ...photos]);
    expect(stdout.length).toBeGreaterThan(2 * 65_536);
    expect(document.parse(JSON.parse(stdout)).photos).toHaveLength(photos.length);
  });

  it('goes on after the inference process crashed in the middle', async () => {
    const unreadable = join(folder, 'unreadable.jpg');
    await writeFile(unreadable, 'no picture');
    const child = startMain(['analyze', '--json', unreadable, join(demo, 'composed-back.jpg')]);
    const output = collect(child);
    // Said when the models are loaded and the next photo begins.
    await until(() => expect(output.stderr).toContain('unreadable.jpg'));
    for (const pid of modelsOf(child.pid)) process.kill(pid, 'SIGKILL');
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(65);
    expect(document.parse(JSON.parse(output.stdout)).photos[0]?.lesions.length).toBeGreaterThan(0);
  });

  it('says that the folder for the marked photos can not be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { status, stderr } = await runMain(['analyze', '--out', file, join(demo, 'M5C.jpg')]);
    expect(status).toBe(64);
    expect(stderr).toMatch(/can't be written \(EEXIST\)/);
  });

  it.each([[[]], [['--nonsense', 'a.jpg']], [['--site', 'moon', 'a.jpg']]])(
    'ends with 64 at wrong usage: %j',
    async (args) => {
      const { status, stdout, stderr } = await runMain(['analyze', ...args]);
      expect(status).toBe(64);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/Usage:/);
    },
  );

  it('ends with 78 where the settings allow no provider that is here', async () => {
    const { status, stderr } = await runMain(['analyze', join(demo, 'M5C.jpg')], {
      SPL_KIOSK_PROVIDERS: '["tensorrt"]',
    });
    expect(status).toBe(78);
    expect(stderr).toMatch(/tensorrt: /);
  });
});
