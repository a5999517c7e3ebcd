import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deReferral } from '../../kiosk-ui/strings/de/referral.ts';
import { esReferral } from '../../kiosk-ui/strings/es/referral.ts';
import { handOverPaper, referralPapers } from '../../src/open/papers.ts';
import { handOver } from '../../src/screening/record/hand-over.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { printReceipt } from '../fakes/parts/receipt-printer.ts';
import { fullestRecord } from '../fakes/records/fullest.ts';
import { backPhoto, sampleRecord, sampleReview, sampleScreening } from '../fakes/records/record.ts';

// The letter as other programs see it: pdfinfo, pdftotext and pdfimages (apt-get install poppler-utils).

const run = promisify(execFile);
const settings = {
  researchNotice: 'Research use only. Not a diagnosis.',
  pharmacy: 'Apotheke am Markt',
  slipFolder: null,
  retentionHours: 24,
  staffLanguage: 'en' as const,
  timeZone: 'UTC',
};
const jpeg = await readFile(backPhoto);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'letter-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function saved(
  record = sampleRecord(),
  readPhoto = async (): Promise<Uint8Array | null> => Uint8Array.from(jpeg),
) {
  const { letter } = await referralPapers(record, readPhoto, settings, localPictures);
  expect(letter).toMatchObject({ name: 'letter-7F3K9QXM', format: 'letter', escPos: null });
  const path = join(folder, `${letter.name}.pdf`);
  await writeFile(path, await letter.pdf());
  return path;
}

const textOf = async (path: string) => (await run('pdftotext', ['-layout', path, '-'])).stdout;
/** Without what changes with the time zone, and with the version of pdftotext. */
const settled = (text: string): string =>
  text
    .replaceAll(/ at\s+\d\d:\d\d/g, ' at HH:MM')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
const imagesOf = async (path: string) =>
  (await run('pdfimages', ['-list', path])).stdout.trim().split('\n').slice(2);

test('the letter can be read, on pages of A4, with each spot twice', async () => {
  const path = await saved();
  const info = (await run('pdfinfo', [path])).stdout;
  expect(info).toMatch(/Pages:\s+2\n/);
  expect(info).toContain('(A4)');
  expect(await imagesOf(path)).toHaveLength(6);
  // The times are the kiosk's own, in its time zone.
  const text = settled(await textOf(path));
  await expect(text).toMatchFileSnapshot('../fixtures/slip/letter.txt');
});

test('the slip for the doctor, and the customer’s own, can be read', async () => {
  const record = sampleRecord();
  const { slip } = await referralPapers(record, async () => Uint8Array.from(jpeg), settings, localPictures);
  const small = await sharp(jpeg).resize(900).jpeg().toBuffer();
  const photos = [{ captureId: 'photo-1', jpeg: small, width: 4000, height: 3000 }];
  const own = handOverPaper(
    handOver(record.screening, record.number, new Date(record.startedAt)),
    photos,
    settings,
    localPictures,
  );
  for (const [paper, name] of [
    [slip, 'referral-slip'],
    [own, 'hand-over-slip'],
  ] as const) {
    const path = join(folder, `${name}.pdf`);
    await writeFile(path, await paper.pdf());
    const text = settled(await textOf(path));
    await expect(text).toMatchFileSnapshot(`../fixtures/slip/${name}.txt`);
    const receipt = await printReceipt(await (paper.escPos?.() ?? paper.pdf()));
    const lines = receipt.lines.map((line) => line.trimEnd().replaceAll(/ at \d\d:\d\d/g, ' at HH:MM'));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/slip/${name}-receipt.txt`);
  }
});

test('forty lesions give five and “n more” on two pages and on 30 cm, and no page is cut off', async () => {
  const record = fullestRecord();
  const path = await saved(record);
  expect(await imagesOf(path)).toHaveLength(10);
  const text = await textOf(path);
  expect(text).toContain('of those picked out are not shown here');
  expect(text.match(/Lesion \d: /g)).toHaveLength(5);
  const pages = text.split('\f').filter((page) => page.trim() !== '');
  expect(pages.map((page) => /Page \d of \d/.exec(page)?.[0])).toEqual(['Page 1 of 2', 'Page 2 of 2']);

  const { slip } = await referralPapers(record, async () => Uint8Array.from(jpeg), settings, localPictures);
  await writeFile(path, await slip.pdf());
  const [, points] = /Page size:\s+[\d.]+ x ([\d.]+)/.exec((await run('pdfinfo', [path])).stdout) ?? [];
  expect((Number(points) / 72) * 25.4).toBeLessThan(300);
  const { height: dots = 0 } = await sharp(
    (await printReceipt(await (slip.escPos?.() ?? slip.pdf()))).png,
  ).metadata();
  expect((dots / 203) * 25.4).toBeLessThan(300);
});

test('the letter has a form for the doctor’s answer', async () => {
  const text = await textOf(await saved());
  expect(text).toMatch(/The doctor’s answer: please send it back to Apotheke am Markt/);
  for (const label of ['Result, by number', 'Date', 'Signature and stamp']) expect(text).toContain(label);
});

test('texts from an earlier version, longer than can be typed now, are in the letter to their last words', async () => {
  const note = `${'A word of the note. '.repeat(299)}The very last words.`;
  const reason = `${'A word of the reason. '.repeat(99)}Its very last words.`;
  const review = { ...fullestRecord().review, ...sampleReview({ decision: 'override', reason, note }) };
  const path = await saved({ ...fullestRecord(), review });
  const text = (await textOf(path)).split('\f').map((page) => page.replaceAll(/\s+/g, ' '));
  // Without the foot of each page.
  const whole = text.map((page) => page.replace(/ Number 7F3K9QXM · .*$/, '')).join('');
  expect(whole).toContain(note);
  expect(whole).toContain(reason);
});

test('a spot whose photo is gone is described in words', async () => {
  const path = await saved(sampleRecord(), async () => null);
  expect(await imagesOf(path)).toHaveLength(0);
  expect(await textOf(path)).toContain('Lesion 3: Upper back');
});

test('nothing is printed before the pharmacist signed', async () => {
  await expect(
    referralPapers(
      sampleRecord({ review: null }),
      async () => Uint8Array.from(jpeg),
      settings,
      localPictures,
    ),
  ).rejects.toMatchObject({
    code: 'out-of-order',
  });
});

test('the doctor reads the language of the pharmacy, and whoever carries the letter their own', async () => {
  const record = sampleRecord({ screening: sampleScreening({ language: 'es' }) });
  const { letter } = await referralPapers(
    record,
    async () => Uint8Array.from(jpeg),
    { ...settings, staffLanguage: 'de' },
    localPictures,
  );
  const path = join(folder, 'two-languages.pdf');
  await writeFile(path, await letter.pdf());
  const text = (await textOf(path)).replaceAll(/\s+/g, ' ');
  const { referral: clinical, frame } = deReferral;
  const { safetyNetTitle, safetyNet } = esReferral.referral;
  for (const words of [clinical.letterTitle, clinical.answerResult, frame.researchNotice, safetyNetTitle])
    expect(text).toContain(words);
  expect(text).toContain(safetyNet.join(' '));
  expect(text).not.toContain(clinical.safetyNetTitle);
  expect(text).not.toContain(esReferral.referral.letterTitle);
});

test('the same referral gives the same bytes', async () => {
  const { letter } = await referralPapers(
    sampleRecord(),
    async () => Uint8Array.from(jpeg),
    settings,
    localPictures,
  );
  expect(Buffer.compare(await letter.pdf(), await letter.pdf())).toBe(0);
});
