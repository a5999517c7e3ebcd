import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAnnotatedPhotos, readBaselines } from '../../../models/evaluate/annotated-photos.ts';
import { evaluateArguments } from '../../../models/evaluate/arguments.ts';
import { parseCsv } from '../../../models/evaluate/csv.ts';
import { readDatasets } from '../../../models/evaluate/datasets.ts';
import { readLabelledFolder } from '../../../models/evaluate/labelled-photos.ts';
import { readSplits } from '../../../models/evaluate/splits.ts';
import { parseArguments } from '../../../src/commands/command-line/read-arguments.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spl-kiosk-evaluate-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const asked = (part: 'validation' | 'test', limit: number | null = null) => ({
  folders: [folder],
  part,
  limit,
});

describe('a folder with boxes.json', () => {
  it('gives boxes, labels, tones, people and clutter; a tone in words is none', async () => {
    const lesion = { x: 1, y: 2, w: 30, h: 40, class: 'lesion', label: 'spl', source: 'x' };
    const clutter = [{ kind: 'pen', x: 5, y: 6, w: 7, h: 8 }];
    await write(
      'boxes.json',
      JSON.stringify([
        { image: 'a.jpg', boxes: [lesion], tone: 7, person: 'P1', clutter },
        { image: 'b.jpg', boxes: [{ ...lesion, class: 'ignore' }], tone: 'light' },
      ]),
    );
    const photos = await readAnnotatedPhotos(folder);
    expect(photos?.[0]).toEqual({
      image: 'a.jpg',
      boxes: [{ box: { x: 1, y: 2, width: 30, height: 40 }, counts: true, label: 'spl', source: 'x' }],
      tone: 7,
      person: 'P1',
      clutter: [{ kind: 'pen', box: { x: 5, y: 6, width: 7, height: 8 } }],
    });
    expect(photos?.[1]).toMatchObject({ tone: undefined, boxes: [{ counts: false }] });
  });

  it.each([
    ['no JSON', '[{'],
    ['no list', '{}'],
    ['an unknown class', '[{"image":"a.jpg","boxes":[{"x":1,"y":1,"w":1,"h":1,"class":"mole"}]}]'],
    ['an empty box', '[{"image":"a.jpg","boxes":[{"x":1,"y":1,"w":0,"h":1,"class":"lesion"}]}]'],
  ])('with %s is refused, by its name', async (_, text) => {
    await write('boxes.json', text);
    await expect(readAnnotatedPhotos(folder)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('boxes.json'),
    });
  });

  it('has other methods’ detections beside it', async () => {
    await write('baselines.json', '{"blob":{"a.jpg":[{"x":1,"y":2,"w":3,"h":4,"confidence":1}]}}');
    const box = { x: 1, y: 2, width: 3, height: 4 };
    expect(await readBaselines(join(folder, 'baselines.json'))).toEqual({
      blob: { 'a.jpg': [{ box, confidence: 1 }] },
    });
    await expect(readBaselines(join(folder, 'other.json'))).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('a folder with index.csv', () => {
  const padHeader = 'image,mask,patient_id,diagnostic,fitspatrick\n';

  it('is told by its columns and gives the class of each diagnosis', async () => {
    await write('index.csv', `${padHeader}a.jpg,m.png,PAT_1,MEL,2.0\nb.jpg,,PAT_1,ACK,\n`);
    expect(await readLabelledFolder(folder)).toMatchObject({
      kind: 'smartphone',
      photos: [
        { image: 'a.jpg', mask: 'm.png', unit: 'PAT_1', diagnosis: 'MEL', truth: 'spl', fitzpatrick: '2' },
        { mask: undefined, truth: 'nsplB', fitzpatrick: undefined },
      ],
    });
    await write('index.csv', 'image,lesion_id,dx\na.jpg,HAM_1,bkl\n');
    expect(await readLabelledFolder(folder)).toMatchObject({
      kind: 'dermoscopic-outside',
      photos: [{ diagnosis: 'SEK', truth: 'nsplA' }],
    });
  });

  it('of dermoscopic photos counts those of the part: not the others, no withdrawn one, none that has no part', async () => {
    const splits = await readSplits();
    const idOf = (part: string) =>
      [...splits.partOf].find(([unit, own]) => own === part && unit.startsWith('isic'))?.[0].split(' ')[1];
    const ids = [...['train', 'validation', 'test', 'withdrawn'].map(idOf), 'ISIC_9999999'];
    const rows = ids.map((id, index) => `${index}.jpg,m.png,${id},seborrheic_keratosis\n`);
    await write('index.csv', `image,mask,image_id,label\n${rows.join('')}`);
    expect(await readDatasets(asked('validation'), splits)).toMatchObject([
      {
        kind: 'dermoscopic',
        part: 'validation',
        photos: [{ image: '1.jpg', diagnosis: 'SEK', truth: 'nsplA' }],
      },
    ]);
  });

  it('counts only the patients of the part; a folder that the splits do not name counts whole', async () => {
    const splits = await readSplits();
    const unitOf = (part: string) =>
      [...splits.partOf].find(([unit, own]) => own === part && unit.startsWith('pad'))?.[0].split(' ')[1];
    const rows = ['train', 'validation', 'test'].map((part) => `${part}.jpg,,${unitOf(part)},NEV,\n`);
    await write('index.csv', padHeader + rows.join(''));
    const [dataset] = await readDatasets(asked('test'), splits);
    expect(dataset).toMatchObject({ part: 'test', photos: [{ image: 'test.jpg' }] });
    await write('index.csv', `${padHeader}a.jpg,,stranger,NEV,\nb.jpg,,stranger,NEV,\n`);
    expect(await readDatasets(asked('test'), splits)).toMatchObject([{ part: null, photos: [{}, {}] }]);
    const [first] = await readDatasets(asked('test', 1), splits);
    expect(first?.photos).toHaveLength(1);
  });

  it('is refused with what is wrong: unknown columns, a diagnosis that does not exist, no patient of the part', async () => {
    const splits = await readSplits();
    await write('index.csv', 'image,colour\na.jpg,red\n');
    await expect(readLabelledFolder(folder)).rejects.toThrow(/columns image, colour/);
    await write('index.csv', `${padHeader}a.jpg,,PAT_1,FLU,\n`);
    await expect(readLabelledFolder(folder)).rejects.toThrow(/row 1.*diagnostic/s);
    const train = [...splits.partOf]
      .find(([unit, part]) => part === 'train' && unit.startsWith('isic'))?.[0]
      .split(' ')[1];
    await write('index.csv', `image,image_id,label\na.jpg,${train},nevus\n`);
    await expect(readDatasets(asked('test'), splits)).rejects.toThrow(/no photo of the test part/);
  });
});

it('a folder of neither kind is refused', async () => {
  await expect(readDatasets(asked('test'), await readSplits())).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining('no boxes.json, planted.json, hard-skin.json or index.csv'),
  });
});

it('quoted cells of an index may hold commas, quotes and line breaks', () => {
  expect(parseCsv('a,b\n1,"x, ""y""\nz"\n2,z\n')).toEqual([
    { a: '1', b: 'x, "y"\nz' },
    { a: '2', b: 'z' },
  ]);
});

describe('the command line', () => {
  it('resolves folders where it was typed, and defaults to the validation part', () => {
    const typed = ['--data', 'x', '--data', '/y', '--limit', '3'];
    expect(parseArguments(typed, evaluateArguments('/home'))).toMatchObject({
      folders: ['/home/x', '/y'],
      part: 'validation',
      limit: 3,
      pictures: false,
    });
  });

  it.each([[['--part', 'train']], [['--limit', '0']], [['--limit', 'x']], [['--colour']], [['folder']]])(
    '%j is refused',
    (args) => {
      expect(() => parseArguments(args, evaluateArguments('/'))).toThrow(/Usage/);
    },
  );
});
