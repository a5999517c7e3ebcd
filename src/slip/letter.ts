import { letterTextSize } from '../screening/record/letter-room.ts';
import type { Referral } from '../screening/record/referral.ts';
import { isolated } from './bidi.ts';
import { fill } from './fill.ts';
import { answerForm, answers, forCustomer } from './letter-answers.ts';
import { LetterPages } from './letter-pages.ts';
import { letterSpots } from './letter-spots.ts';
import { bytesOf, drawBodyMap, drawFillIn, drawQr, mm, newDocument } from './pdf-parts.ts';
import { photographedLine } from './places.ts';
import { punctuationOf } from './punctuation.ts';
import { bodyMapOf, type ReferralContext } from './referral-lines.ts';
import type { ReferralStrings } from './referral-strings.ts';
import {
  aliasOf,
  checklistTotal,
  decisionOf,
  moreOf,
  pathwayOf,
  receptionOf,
  remarksOf,
  scopeOf,
  signatureOf,
  spotCount,
  timeOf,
  yesLines,
} from './referral-words.ts';

const mapWidth = 68 * mm;
const qrSide = 24 * mm;
const gap = 5 * mm;
/** Reason and note stand beside the body map where they take this many lines together, and below it beyond. */
const fewLines = 4;

/** How much smaller everything but the pharmacist's texts is drawn in a letter that would need a third page. */
const zooms = [1, 0.95, 0.9, 0.85, 0.8, 0.75];

/**
 * The referral letter (RULES.md 15): two A4 pages with all that the pharmacist's page takes, and more where an earlier
 * version took longer texts. The same referral gives the same bytes.
 * @throws RangeError without a research notice: no paper leaves without one
 */
export async function letterPdf(referral: Referral, context: ReferralContext): Promise<Uint8Array> {
  if (context.researchNotice.trim() === '') throw new RangeError('The letter needs its research notice');
  for (const zoom of zooms) {
    const letter = drawn(referral, context, zoom);
    if (letter.bufferedPageRange().count <= 2) return await bytesOf(letter);
  }
  return await bytesOf(drawn(referral, context, 1));
}

function drawn(referral: Referral, context: ReferralContext, zoom: number): PDFKit.PDFDocument {
  const { researchNotice, clinical } = context;
  const words = clinical.referral;
  const document = newDocument(words.letterTitle, new Date(referral.review.signedAt), true);
  const pages = new LetterPages(document, clinical.direction, zoom);
  header(pages, referral, context);
  request(pages, referral, context);
  letterSpots(pages, referral, context);
  answers(pages, referral, clinical);
  forCustomer(pages, referral, context);
  answerForm(pages, referral, clinical);
  pages.finish((n, total) => [
    `${fill(clinical.slip.number, { number: referral.number })} · ${isolated(researchNotice)}`,
    fill(words.page, { n, total }),
  ]);
  return document;
}

function header(pages: LetterPages, referral: Referral, context: ReferralContext): void {
  const { clinical: strings, timeZone, researchNotice } = context;
  const { slip, referral: words } = strings;
  const { number, kiosk, review, screenedAt } = referral;
  const { x, width } = pages.column;
  const top = pages.y;
  drawQr(pages.document, number, pages.part(width - qrSide, qrSide).x, top - 2 * mm, qrSide);
  const beside = pages.part(0, width - qrSide - gap);
  pages.write(words.letterTitle, { bold: true, size: 18, column: beside });
  const from = [fill(words.from, { pharmacy: kiosk.pharmacy }), fill(slip.number, { number })];
  pages.write(from.join(' · '), { bold: true, size: 11, before: 3, column: beside });
  const times = [
    fill(words.screened, { date: timeOf(screenedAt, strings, timeZone) }),
    fill(words.signed, { date: timeOf(review.signedAt, strings, timeZone) }),
  ];
  pages.write(times.join(' · '), { size: 9, before: 2, column: beside });
  pages.write(words.intro, { size: 9, before: 4, column: beside });
  pages.y = Math.max(pages.y, top + qrSide) + 2;
  for (const labels of [[words.name, words.birth], [words.contact]])
    pages.y = drawFillIn(pages.document, labels, { x, y: pages.y, width, size: 10 });
  for (const alias of aliasOf(referral, strings)) pages.write(alias, { size: 9, before: 2 });
  pages.notice(researchNotice);
  if (referral.simulated) pages.notice(slip.simulated);
}

/** Draws what the doctor is asked, beside the body map. */
function request(pages: LetterPages, referral: Referral, context: ReferralContext): void {
  const { clinical: strings } = context;
  const { referral: words } = strings;
  const { lesions } = referral;
  const { width } = pages.column;
  const hasMap = lesions.length > 0;
  const column = pages.part(0, hasMap ? width - mapWidth - gap : width);
  pages.space(6);
  const top = pages.y;
  pages.write(words.pathwayTitle, { bold: true, size: 10, column });
  pages.write(pathwayOf(referral, strings), { bold: true, size: 15, before: 2, column });
  pages.write(receptionOf(referral, strings), { size: 9, before: 2, column });
  pages.write(decisionOf(referral, strings), { bold: true, size: 11, before: 6, column });
  const size = pages.onPaper(letterTextSize);
  const remarks = remarksOf(referral, strings);
  const areLong = pages.lineCount(remarks, { size }) > fewLines;
  if (!areLong) for (const line of remarks) pages.write(line, { size, before: 4, column });
  pages.write(signatureOf(referral, strings), { size: 10, before: 6, column });
  pages.write(checklistTotal(referral, strings), { bold: true, size: 10, before: 8, column });
  for (const line of yesLines(referral, strings)) pages.write(line, { size: 9, before: 2, column });
  pages.write(words.sevenPointNote, { size: 8, before: 2, column });
  pages.write(spotCount(referral, strings), { bold: true, size: 10, before: 8, column });
  for (const more of moreOf(referral, strings)) pages.write(more, { size: 10, before: 2, column });
  if (hasMap) bodyMap(pages, referral, context, top);
  if (areLong) for (const line of remarks) pages.write(line, { size, before: 4 });
  pages.write(examined(referral, strings), { size: 8.5, before: 4 });
}

function examined(referral: Referral, strings: ReferralStrings): string {
  const { space, stop } = punctuationOf(strings.locale);
  const shown = referral.places.length === 0 ? [] : [`${photographedLine(referral, strings)}${stop}`];
  return [...shown, scopeOf(referral, strings)].join(space);
}

/** Draws the map beside what was written from `top` on, and goes on below both. */
function bodyMap(pages: LetterPages, { lesions }: Referral, context: ReferralContext, top: number): void {
  const { referral: words } = context.clinical;
  const map = pages.part(pages.column.width - mapWidth, mapWidth);
  const end = pages.y;
  pages.y = top;
  pages.write(words.mapTitle, { bold: true, size: 10, column: map });
  const at = { x: map.x, y: pages.y + 4, width: mapWidth };
  pages.y = drawBodyMap(pages.document, bodyMapOf(lesions, context), at) + 2;
  pages.write(words.mapNote, { size: 8, column: map });
  pages.y = Math.max(pages.y, end);
}
