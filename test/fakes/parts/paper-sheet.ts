import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Paper } from '../../../src/devices/printer/printer.ts';
import { handOverPaper, referralPapers } from '../../../src/open/papers.ts';
import { handOver } from '../../../src/screening/record/hand-over.ts';
import type { ScreeningRecord } from '../../../src/screening/record/record.ts';
import { type Language, languages } from '../../../src/screening/visit/language.ts';
import { plainJpeg } from '../records/photos.ts';
import { sampleRecord, sampleReview, sampleScreening } from '../records/record.ts';
import { composedPhoto, referredRecord } from '../records/referred.ts';
import { localPictures } from './pictures.ts';
import { printReceipt } from './receipt-printer.ts';

const run = promisify(execFile);

/** A pharmacy with a customer, by their languages. */
export interface Pair {
  readonly staff: Language;
  readonly customer: Language;
}

/** Every language on both sides of the counter, and two that run in different directions. */
export const pairs: readonly Pair[] = [
  ...languages.map((language) => ({ staff: language, customer: language })),
  { staff: 'en', customer: 'ar' },
  { staff: 'ar', customer: 'zh' },
];

/** The file of a pair's picture, from the root of this repository. */
export const sheetFile = ({ staff, customer }: Pair): string =>
  `test/fixtures/slip/sheets/${staff}-${customer}.png`;

/** What the pharmacist has typed: letters of every kind, whatever the pharmacy's language. */
export const typed = {
  name: 'محمد الخطيب',
  note: '右肩的斑点, seen by Łucja on 3/11 🙂 👩‍⚕️.',
} as const;

const photo = await plainJpeg(4000, 3000, '#d0b090');
const smallPhoto = await plainJpeg(400, 300, '#d0b090');

const plainSettings = {
  researchNotice: 'Research use only. Not a diagnosis.',
  pharmacy: 'Apotheke am Markt',
  slipFolder: null,
  retentionHours: 24,
  timeZone: 'UTC',
};

/** All papers of a visit. */
export async function papersOf(
  { staff, customer }: Pair,
  record = typedRecord(customer),
): Promise<Readonly<Record<'letter' | 'slip' | 'own', Paper>>> {
  const settings = { ...plainSettings, staffLanguage: staff };
  const readPhoto = async () => Uint8Array.from(photo);
  const { letter, slip } = await referralPapers(record, readPhoto, settings, localPictures);
  const { captures } = record.screening;
  const photos = captures.map(({ id, width, height }) => ({
    captureId: id,
    jpeg: smallPhoto,
    width,
    height,
  }));
  const content = handOver(record.screening, record.number, new Date(record.startedAt));
  return { letter, slip, own: handOverPaper(content, photos, settings, localPictures) };
}

const typedRecord = (language: Language): ScreeningRecord =>
  sampleRecord({
    screening: sampleScreening({ language }),
    review: sampleReview({
      note: typed.note,
      pharmacist: { name: typed.name, registration: '2045678' },
    }),
  });

/** Pixels per inch: a letter of the text is a few pixels high. */
const dpi = 64;
const gap = 8;

/** All papers of a visit, and their picture: each page of the PDFs, then the receipts at half their size. */
export async function paperSheet(
  pair: Pair,
): Promise<{ readonly pdfs: readonly Uint8Array[]; readonly picture: Buffer }> {
  const pdfs: Uint8Array[] = [];
  const pictures: Buffer[] = [];
  const receipts: Buffer[] = [];
  for (const paper of Object.values(await papersOf(pair))) {
    const pdf = await paper.pdf();
    pdfs.push(pdf);
    pictures.push(...(await pagesOf(pdf)));
    if (paper.escPos === null) continue;
    const { png } = await printReceipt(await paper.escPos());
    receipts.push(await sharp(png).resize({ width: 320 }).toBuffer());
  }
  const flat = await sideBySide([...pictures, ...receipts]);
  return {
    pdfs,
    picture: await sharp(flat).greyscale().png({ palette: true, colours: 16, effort: 10 }).toBuffer(),
  };
}

/** The letter and the slip that deploy/README shows: in colour, and large enough to be read. */
export async function referredSheet(): Promise<Buffer> {
  const settings = { ...plainSettings, staffLanguage: 'en' as const };
  const readPhoto = async (id: string) => composedPhoto(id);
  const { letter, slip } = await referralPapers(referredRecord(), readPhoto, settings, localPictures);
  const inColour = ['-r', '63'];
  const pages = [
    ...(await pagesOf(await letter.pdf(), inColour)),
    ...(await pagesOf(await slip.pdf(), inColour)),
  ];
  const flat = await sideBySide(pages, '#8a9499');
  return await sharp(flat).png({ palette: true, colours: 32, effort: 10, dither: 0 }).toBuffer();
}

/** @param options of pdftoppm */
async function pagesOf(pdf: Uint8Array, options = ['-r', String(dpi), '-gray']): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'paper-sheet-'));
  try {
    await writeFile(join(folder, 'paper.pdf'), pdf);
    await run('pdftoppm', [...options, '-png', join(folder, 'paper.pdf'), join(folder, 'page')]);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
    return await Promise.all(names.map((name) => readFile(join(folder, name))));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function sideBySide(pictures: readonly Buffer[], background = 'white'): Promise<Buffer> {
  const sizes = await Promise.all(pictures.map((one) => sharp(one).metadata()));
  let left = 0;
  const layers = pictures.map((input, i) => {
    const at = { input, left, top: 0 };
    left += (sizes[i]?.width ?? 0) + gap;
    return at;
  });
  const height = Math.max(...sizes.map((size) => size.height ?? 0));
  return await sharp({ create: { width: left - gap, height, channels: 3, background } })
    .composite(layers)
    .png()
    .toBuffer();
}

/** Side of the squares that are compared, in pixels: as much as renderers of PDF differ. */
const side = 4;

/** Share of the squares with ink that are not as grey in another picture. */
export async function differenceOf(one: Buffer, other: Buffer): Promise<number> {
  const [first, second] = await Promise.all([squaresOf(one), squaresOf(other)]);
  if (first.length !== second.length) return 1;
  const pairs = Array.from(first, (grey, i) => [grey, second[i] ?? 0] as const);
  const inked = pairs.filter(([a, b]) => Math.min(a, b) < 230);
  return inked.filter(([a, b]) => Math.abs(a - b) > 40).length / inked.length;
}

async function squaresOf(picture: Buffer): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  return await sharp(picture)
    .greyscale()
    .resize(Math.round(width / side), Math.round(height / side), { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
}
