import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { handOverLines } from '../../src/slip/lines.ts';
import { slipPdf } from '../../src/slip/pdf.ts';
import type { SlipLine } from '../../src/slip/slip-line.ts';
import { plainJpeg } from '../fakes/records/photos.ts';
import { sampleContext, sampleHandOver, spotAt } from '../fakes/records/slip.ts';

// The slip as other programs see it: pdfinfo, pdftotext and pdftoppm (apt-get install poppler-utils).

const run = promisify(execFile);
const a4Height = 842;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slip-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function saved(lines: readonly SlipLine[]): Promise<string> {
  const path = join(folder, 'slip.pdf');
  await writeFile(path, await slipPdf(lines));
  return path;
}

const textOf = async (path: string) => (await run('pdftotext', ['-layout', path, '-'])).stdout;
const infoOf = async (path: string) => (await run('pdfinfo', [path])).stdout;

/** Grey values of the first page. */
async function rendered(path: string, dpi: number) {
  await run('pdftoppm', ['-r', String(dpi), '-gray', '-png', '-singlefile', path, join(folder, 'page')]);
  const { data, info } = await sharp(join(folder, 'page.png'))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    at: (x: number, y: number) => data[y * info.width + x] ?? -1,
    width: info.width,
    height: info.height,
  };
}

async function fullSlip(): Promise<SlipLine[]> {
  const photos = [
    { captureId: 'photo-1', jpeg: await plainJpeg(400, 300, '#b08868'), width: 4000, height: 3000 },
  ];
  const spots = [1, 2, 3, 4, 5, 6].map((n) => spotAt(n, n * 600, 1500, 100));
  return handOverLines(sampleHandOver({ spots, simulated: true }), en, sampleContext({ photos }));
}

test('every sentence of the slip can be read in the PDF', async () => {
  const lines = await fullSlip();
  const text = (await textOf(await saved(lines))).replaceAll(/\s+/g, ' ');
  for (const line of lines) if ('text' in line) expect(text).toContain(line.text);
  expect(text).toContain('Number 7F3K-9QXM');
  expect(text).toContain('23 November 2026');
});

test('one page, 80 mm wide, as long as its content', async () => {
  const size = async (lines: readonly SlipLine[]) => {
    const info = await infoOf(await saved(lines));
    expect(info).toMatch(/Pages:\s+1\n/);
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(info) ?? [];
    expect(Number(width)).toBeCloseTo((80 * 72) / 25.4, 2);
    return Number(height);
  };
  const brief = handOverLines(sampleHandOver({ outcome: null, places: [] }), en, sampleContext());
  const short = await size(brief);
  const long = await size(await fullSlip());
  expect(short).toBeGreaterThan(250);
  expect(long).toBeGreaterThan(short + 150);
  expect(long).toBeLessThan(a4Height);
  // The longest there can be: five spots, each on a photo of its own.
  const tall = { jpeg: await plainJpeg(300, 400, '#b08868'), width: 300, height: 400 };
  const five = [1, 2, 3, 4, 5].map((n) => `photo-${n}`);
  const longest = handOverLines(
    sampleHandOver({ spots: five.map((captureId, i) => spotAt(i + 1, 50, 50, 20, { captureId })) }),
    en,
    sampleContext({ photos: five.map((captureId) => ({ captureId, ...tall })) }),
  );
  expect(await size(longest)).toBeLessThan(850);
});

test('nothing is printed beyond the 72 mm that a receipt printer reaches, and the end is white', async () => {
  const { at, width, height } = await rendered(await saved(await fullSlip()), 127);
  const margin = Math.floor(3.7 * 5); // 5 pixels a millimetre
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < margin; x += 1) expect(at(x, y) + at(width - 1 - x, y)).toBe(510);
  }
  for (let x = 0; x < width; x += 1) for (let y = height - 20; y < height; y += 1) expect(at(x, y)).toBe(255);
});

test('the QR code on paper is the number’s, module by module', async () => {
  const { at, width, height } = await rendered(
    await saved([{ kind: 'qr', code: '7F3K-9QXM', beside: [] }]),
    600,
  );
  const dark = { left: width, right: 0, top: height, bottom: 0 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (at(x, y) > 127) continue;
      dark.left = Math.min(dark.left, x);
      dark.right = Math.max(dark.right, x);
      dark.top = Math.min(dark.top, y);
      dark.bottom = Math.max(dark.bottom, y);
    }
  }
  const { modules } = QRCode.create('7F3K-9QXM', { errorCorrectionLevel: 'M' });
  const side = (dark.right - dark.left + 1) / modules.size;
  // A module of 0.6 mm is five dots of a 203 dpi printer: any phone reads it.
  expect(side / (600 / 25.4)).toBeGreaterThan(0.6);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const value = at(
        Math.round(dark.left + (column + 0.5) * side),
        Math.round(dark.top + (row + 0.5) * side),
      );
      expect(value < 128).toBe(Boolean(modules.get(row, column)));
    }
  }
});

test('a spot has two black rings with white around them, on light skin and on dark', async () => {
  for (const skin of ['#f0d8c8', '#38241c']) {
    const jpeg = await plainJpeg(400, 300, skin);
    const spot = { number: 1, box: { x: 195, y: 145, width: 10, height: 10 } };
    const path = await saved([
      { kind: 'picture', jpeg, width: 400, height: 300, tallest: 255, spots: [spot] },
    ]);
    const { at, width } = await rendered(path, 600);
    // Down from the centre of the photo: 5 mm + 4 pt from the top, 72 × 54 mm.
    const middle = Math.round((5 + (4 * 25.4) / 72 + 27) * (600 / 25.4));
    const down = Array.from({ length: 110 }, (_, y) => at(Math.round(width / 2), middle + y));
    const runsOf = (is: (value: number) => boolean) =>
      down.filter((value, i) => is(value) && !is(down[i - 1] ?? -1)).length;
    expect(runsOf((value) => value >= 0 && value < 10)).toBe(2);
    expect(runsOf((value) => value > 245)).toBeGreaterThanOrEqual(3);
  }
});

test('the same lines give the same bytes', async () => {
  const lines = await fullSlip();
  expect(Buffer.compare(await slipPdf(lines), await slipPdf(lines))).toBe(0);
});

test('a picture that is none is an error', async () => {
  const picture = {
    kind: 'picture',
    jpeg: new Uint8Array([1, 2, 3]),
    width: 4,
    height: 3,
    tallest: 255,
    spots: [],
  } as const;
  await expect(slipPdf([picture])).rejects.toThrow();
});
