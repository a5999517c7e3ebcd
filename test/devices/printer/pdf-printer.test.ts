import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPrinter as openAny } from '../../../src/devices/open.ts';
import type { Paper } from '../../../src/devices/printer/printer.ts';

let folder: string;
const pdf = Buffer.from('%PDF-1.3 …');
const openPrinter = ({ slipFolder }: { slipFolder: string | null }) =>
  openAny({ printer: 'pdf', letterPrinter: null, slipFolder, devFolder: '/dev', warn: () => undefined });
const paper = (name: string): Paper => ({ name, format: 'slip', pdf: async () => pdf, escPos: null });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slips-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('without a slip folder nothing is written', async () => {
  const printer = await openPrinter({ slipFolder: null });
  expect(printer.description).toMatchObject({ simulated: true, folder: null });
  await printer.print(paper('slip-7F3K-9QXM'));
});

test('a slip is a file for its owner alone, and the only one', async () => {
  const printer = await openPrinter({ slipFolder: join(folder, 'slips') });
  expect(printer.description.detail).toContain('kept in');
  const states: string[] = [];
  await printer.print(paper('slip-7F3K-9QXM'), { onState: (state) => states.push(state) });
  expect(states).toEqual(['queued', 'printed']);
  expect(await readdir(join(folder, 'slips'))).toEqual(['slip-7F3K-9QXM.pdf']);
  const path = join(folder, 'slips', 'slip-7F3K-9QXM.pdf');
  expect(await readFile(path)).toEqual(pdf);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test.each(['', '..', '../x', 'a/b', 'a.b', 'a b', '-rf', 'a\n', 'x'.repeat(65)])(
  'the name %j is refused',
  async (name) => {
    await expect((await openPrinter({ slipFolder: folder })).print(paper(name))).rejects.toMatchObject({
      code: 'printer-failed',
    });
    expect(await readdir(folder)).toEqual([]);
  },
);

test('a folder that can’t be one fails and leaves nothing', async () => {
  await writeFile(join(folder, 'file'), 'x');
  const printer = await openPrinter({ slipFolder: join(folder, 'file') });
  await expect(printer.print(paper('A1'))).rejects.toMatchObject({ code: 'printer-failed' });
  expect(await readdir(folder)).toEqual(['file']);
});
