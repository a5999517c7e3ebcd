import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unmoved } from '../../src/screening/lesion/person-rule.ts';
import { collect, modelsOf, runMain, startMain } from '../fakes/machines/run-main.ts';
import { analyze, composed, document, near } from '../fakes/records/analyze-report.ts';
import { until } from '../fakes/until.ts';

const demo = fileURLToPath(new URL('../../models/demo', import.meta.url));
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

  it('gives a slow reader the whole document', async () => {
    const photos = Array.from({ length: 4 }, () => join(demo, 'composed-back.jpg'));
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
