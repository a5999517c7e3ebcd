import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referralWords } from '../../src/open/words.ts';
import { mostLines } from '../../src/screening/record/letter-room.ts';
import { languages } from '../../src/screening/visit/language.ts';
import { missingLetters } from '../../src/slip/letters.ts';
import {
  differenceOf,
  type Pair,
  pairs,
  paperSheet,
  papersOf,
  referredSheet,
  sheetFile,
  typed,
} from '../fakes/parts/paper-sheet.ts';
import { printReceipt } from '../fakes/parts/receipt-printer.ts';
import { fullestRecord } from '../fakes/records/fullest.ts';
import { longestText } from '../fakes/records/long-text.ts';
import { sampleReview } from '../fakes/records/record.ts';

// The papers of each language as other programs see them: pdftotext and pdftoppm (apt-get install poppler-utils).

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papers-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function letterOf(pair: Pair): Promise<string> {
  const { letter } = await papersOf(pair);
  const path = join(folder, `${pair.staff}-${pair.customer}.pdf`);
  await writeFile(path, await letter.pdf());
  return path;
}

const orders = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const textOf = async (path: string) =>
  (await run('pdftotext', ['-layout', path, '-'])).stdout.replaceAll(orders, '').replaceAll(/\s+/g, ' ');

describe.each(pairs)('papers of a $staff pharmacy for a $customer customer', (pair) => {
  it('look as they did when they were looked at; `npm run draw-papers` draws them again', async () => {
    const { pdfs, picture } = await paperSheet(pair);
    expect(await differenceOf(await readFile(sheetFile(pair)), picture)).toBeLessThan(0.004);
    // And they have a glyph for every letter.
    for (const pdf of pdfs) expect(glyphsOf(Buffer.from(pdf))).not.toContain('0000');
  });
});

it('the letter and the slip in deploy/README are as they are printed now', async () => {
  const shown = await readFile('deploy/pictures/papers.png');
  expect(await differenceOf(shown, await referredSheet())).toBeLessThan(0.004);
});

/** The glyphs of a PDF's own fonts; 0000 is the box for a letter that the font lacks (.notdef). */
function glyphsOf(pdf: Buffer): Set<string> {
  const glyphs = new Set<string>();
  for (const { index, 0: start } of pdf.toString('latin1').matchAll(/\bstream\r?\n/g)) {
    const content = inflated(pdf.subarray(index + start.length));
    for (const [shown] of content.matchAll(/\[[^\]]*\] TJ/g)) {
      for (const [, text = ''] of shown.matchAll(/<([0-9a-f]*)>/g)) {
        for (const glyph of text.match(/.{4}/g) ?? []) glyphs.add(glyph);
      }
    }
  }
  expect(glyphs.size).toBeGreaterThan(20);
  return glyphs;
}

/** Empty for what is not compressed in this way. */
const inflated = (stream: Buffer): string => {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return '';
  }
};

describe('a letter', () => {
  it('in Arabic can be searched and copied', async () => {
    const text = await textOf(await letterOf({ staff: 'ar', customer: 'ar' }));
    const { referral: words } = referralWords('ar');
    for (const sentence of [words.letterTitle, words.pathways.urgent, words.mapNote, words.historyTitle]) {
      expect(wordsOf(text)).toContain(wordsOf(sentence));
    }
  });

  it('speaks to the doctor in the pharmacy’s language, and to the customer in theirs', async () => {
    const text = await textOf(await letterOf({ staff: 'ar', customer: 'zh' }));
    const { safetyNetTitle, safetyNet } = referralWords('zh').referral;
    for (const sentence of [safetyNetTitle, safetyNet[0] ?? '']) expect(text).toContain(sentence);
    expect(wordsOf(text)).toContain(wordsOf(referralWords('ar').referral.pathways.urgent));
    expect(text).not.toContain(referralWords('zh').referral.pathways.urgent);
  });

  it('shows what a pharmacist types in any of these scripts, also emoji', async () => {
    const text = await textOf(await letterOf({ staff: 'en', customer: 'en' }));
    expect(missingLetters(typed.note + typed.name)).toEqual([]);
    expect(text).toContain(`Pharmacist’s note: ${typed.note}`);
  });

  it('in English has an Arabic name before its profession, and reads it from the right', async () => {
    const path = await letterOf({ staff: 'en', customer: 'en' });
    const { stdout } = await run('pdftotext', ['-bbox', path, '-']);
    const words = [...stdout.matchAll(/<word xMin="([\d.]+)"[^>]*>([^<]*)<\/word>/g)];
    const leftOf = (word: string) =>
      Number(words.find(([, , found = '']) => found.replaceAll(orders, '').includes(word))?.[1]);
    // Here pdftotext gives each word's letters from the left.
    const [first = '', last = ''] = typed.name.split(' ').map((word) => [...word].reverse().join(''));
    expect(leftOf(last)).toBeLessThan(leftOf(first));
    expect(leftOf(first)).toBeLessThan(leftOf('registration'));
  });
});

/** Without punctuation and ligatures, for which pdftotext has an order of its own in text from right to left. */
const wordsOf = (text: string): string =>
  text
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replaceAll(/(ل[اأإآ]|[اأإآ]ل)/g, 'لا')
    .trim();

describe.each(languages)('the fullest papers in %s', (language) => {
  it('are a letter of two pages, and slips of 30 cm on both kinds of printer', async () => {
    const { letter, slip, own } = await papersOf(
      { staff: language, customer: language },
      fullestRecord(language),
    );
    const path = join(folder, 'fullest.pdf');
    const infoOf = async (pdf: Uint8Array) => {
      await writeFile(path, pdf);
      return (await run('pdfinfo', [path])).stdout;
    };
    expect(await infoOf(await letter.pdf())).toMatch(/Pages:\s+2\n/);
    for (const paper of [slip, own]) {
      const [, points] = /Page size:\s+[\d.]+ x ([\d.]+)/.exec(await infoOf(await paper.pdf())) ?? [];
      expect((Number(points) / 72) * 25.4).toBeLessThanOrEqual(300);
      const { png } = await printReceipt((await paper.escPos?.()) ?? new Uint8Array());
      const { height: dots = 0 } = await sharp(png).metadata();
      expect((dots / 203) * 25.4).toBeLessThanOrEqual(300);
    }
  });
});

/**
 * Words of the second text that the first has less often, whatever the order of the letters that a ligature joins; numbers,
 * which run the other way, come out joined to their neighbours.
 */
function wordsMissing(text: string, wanted: string): string[] {
  const letters = (word: string) => [...word.replaceAll(/[أإآ]/g, 'ا')].sort().join('');
  const wordsIn = (one: string) => one.split(/[ \d]+/).filter((word) => word !== '');
  const left = wordsIn(text).map(letters);
  return wordsIn(wanted).filter((word) => {
    const at = left.indexOf(letters(word));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe.each(languages)('the longest texts in %s', (language) => {
  it('stand whole in a letter of two pages, beside five lesions and every answer', async () => {
    const record = fullestRecord(language);
    const reason = longestText(language, 1, mostLines.reason);
    const note = longestText(language, 5, mostLines.note);
    const review = { ...sampleReview({ decision: 'override', pathway: 'watch-8-weeks' }), reason, note };
    const { letter } = await papersOf({ staff: language, customer: language }, { ...record, review });
    const path = join(folder, 'longest.pdf');
    await writeFile(path, await letter.pdf());
    expect((await run('pdfinfo', [path])).stdout).toMatch(/Pages:\s+2\n/);
    const text = wordsOf(await textOf(path));
    for (const given of [reason, note]) {
      // In Arabic, pdftotext has an order of its own for what runs the other way.
      if (language === 'ar') expect(wordsMissing(text, wordsOf(given))).toEqual([]);
      else expect(text.replaceAll(' ', '')).toContain(wordsOf(given).replaceAll(' ', ''));
    }
  });
});

const sentencesOf = (words: unknown): string[] =>
  typeof words === 'string'
    ? [words]
    : typeof words === 'object' && words !== null
      ? Object.values(words).flatMap(sentencesOf)
      : [];

it.each(languages)('every sentence in %s has only letters that the papers can show', (language) => {
  const sentences = sentencesOf(referralWords(language));
  expect(sentences.length).toBeGreaterThan(300);
  for (const sentence of sentences) expect(missingLetters(sentence)).toEqual([]);
});
