import type { Referral } from '../screening/record/referral.ts';
import { fill } from './fill.ts';
import { type Column, LetterPages } from './letter-pages.ts';
import { letterSpots } from './letter-spots.ts';
import { placeName, withoutPhoto } from './lines.ts';
import { bytesOf, drawBodyMap, drawQr, mm, newDocument } from './pdf-parts.ts';
import { bodyMapOf, type ReferralContext } from './referral-lines.ts';
import type { ReferralStrings } from './referral-strings.ts';
import * as say from './referral-words.ts';

const mapWidth = 68 * mm;
const qrSide = 24 * mm;
const gap = 5 * mm;

/**
 * The referral letter (RULES.md 15): A4 pages with the photos, the spots from close up and the body map. The same
 * referral gives the same bytes.
 * @throws RangeError without a research notice: no paper leaves without one
 */
export async function letterPdf(referral: Referral, context: ReferralContext): Promise<Uint8Array> {
  const { researchNotice, languages } = context;
  if (researchNotice.trim() === '') throw new RangeError('The letter needs its research notice');
  const [customer] = languages;
  const words = customer.referral;
  const document = newDocument(words.letterTitle, new Date(referral.review.signedAt), true);
  const pages = new LetterPages(document);
  header(pages, referral, customer, context);
  for (const strings of languages) {
    request(pages, referral, strings, context);
    letterSpots(pages, referral, strings, context);
    answers(pages, referral, strings);
  }
  forCustomer(pages, referral, customer, context);
  const [pharmacy] = languages.slice(-1);
  pages.finish((n, total) => [
    `${fill(customer.slip.number, { number: referral.number })} · ${researchNotice}`,
    fill((pharmacy ?? customer).referral.page, { n, total }),
  ]);
  return await bytesOf(document);
}

function header(
  pages: LetterPages,
  referral: Referral,
  strings: ReferralStrings,
  context: ReferralContext,
): void {
  const { slip, referral: words } = strings;
  const { timeZone, researchNotice } = context;
  const { number, kiosk, review, screenedAt } = referral;
  const { x, width } = pages.column;
  const top = pages.y;
  drawQr(pages.document, number, x + width - qrSide, top - 2 * mm, qrSide);
  const beside: Column = { x, width: width - qrSide - gap };
  pages.write(words.letterTitle, { bold: true, size: 20, column: beside });
  pages.write(fill(words.from, { pharmacy: kiosk.pharmacy }), { size: 11, before: 4, column: beside });
  pages.write(fill(slip.number, { number }), { bold: true, size: 11, before: 2, column: beside });
  pages.write(say.aliasOf(referral, strings), { size: 10, before: 2, column: beside });
  pages.write(fill(words.signed, { date: say.timeOf(review.signedAt, strings, timeZone) }), {
    size: 10,
    before: 2,
    column: beside,
  });
  pages.write(fill(words.screened, { date: say.timeOf(screenedAt, strings, timeZone) }), {
    size: 10,
    before: 2,
    column: beside,
  });
  pages.y = Math.max(pages.y, top + qrSide);
  pages.notice(researchNotice);
  if (referral.simulated) pages.notice(slip.simulated);
}

/** Draws what the doctor is asked, beside the body map. */
function request(
  pages: LetterPages,
  referral: Referral,
  strings: ReferralStrings,
  context: ReferralContext,
): void {
  const { referral: words, slip } = strings;
  const { lesions, moreSpots, places } = referral;
  const { x, width } = pages.column;
  const hasMap = lesions.length > 0;
  const text: Column = { x, width: hasMap ? width - mapWidth - gap : width };
  pages.space(8);
  const top = pages.y;
  pages.write(words.pathwayTitle, { bold: true, size: 10, column: text });
  pages.write(say.pathwayOf(referral, strings), { bold: true, size: 15, before: 2, column: text });
  pages.write(words.decisionTitle, { bold: true, size: 10, before: 10, column: text });
  for (const line of say.decisionOf(referral, strings))
    pages.write(line, { size: 11, before: 2, column: text });
  pages.write(say.signatureOf(referral, strings), { size: 11, before: 4, column: text });
  pages.write(words.spotsTitle, { bold: true, size: 10, before: 10, column: text });
  pages.write(say.spotCount(referral, strings), { size: 11, before: 2, column: text });
  for (const lesion of lesions)
    pages.write(say.spotTitle(lesion, strings), { size: 10, before: 2, column: text });
  if (moreSpots > 0) {
    const more = fill(slip.moreHandedOver, { n: moreSpots });
    pages.write(more, { bold: true, size: 10, before: 2, column: text });
  }
  if (places.length > 0) {
    const sites = places.map((place) => placeName(place, strings)).join('; ');
    pages.write(fill(slip.sites, { sites }), { size: 10, before: 6, column: text });
  }
  if (!hasMap) return;
  const map: Column = { x: x + width - mapWidth, width: mapWidth };
  const end = pages.y;
  pages.y = top;
  pages.write(words.mapTitle, { bold: true, size: 10, column: map });
  const at = { x: map.x, y: pages.y + 4, width: mapWidth };
  pages.y = drawBodyMap(pages.document, bodyMapOf(lesions, strings, context), at) + 2;
  pages.write(words.mapNote, { size: 8, column: map });
  pages.y = Math.max(pages.y, end);
}

/** Draws the checklist and the history side by side. */
function answers(pages: LetterPages, referral: Referral, strings: ReferralStrings): void {
  const { referral: words } = strings;
  const { x, width } = pages.column;
  const half = (width - gap) / 2;
  const left: Column = { x, width: half };
  const right: Column = { x: x + half + gap, width: half };
  const checklist = referral.sevenPoint.map((entry) => say.sevenPointLine(entry, strings));
  const history = say.historyLines(referral, strings);
  const longest = Math.max(checklist.length + 3, history.length + 1);
  pages.keepTogether(longest * 14 + 20);
  pages.rule();
  pages.space(6);
  const top = pages.y;
  pages.write(words.sevenPointTitle, { bold: true, size: 10, column: left });
  for (const line of checklist) pages.write(line, { size: 9, before: 2, column: left });
  pages.write(say.sevenPointSum(referral, strings), { bold: true, size: 10, before: 3, column: left });
  pages.write(words.sevenPointNote, { size: 8, before: 2, column: left });
  const end = pages.y;
  pages.y = top;
  pages.write(words.historyTitle, { bold: true, size: 10, column: right });
  for (const line of history) pages.write(line, { size: 9, before: 2, column: right });
  pages.y = Math.max(pages.y, end);
  const lines = say.madeBy(referral, strings);
  pages.keepTogether(pages.heightOf(lines, { size: 8, before: 2 }) + 20);
  pages.write(words.madeByTitle, { bold: true, size: 10, before: 8 });
  for (const line of lines) pages.write(line, { size: 8, before: 2 });
}

function forCustomer(
  pages: LetterPages,
  referral: Referral,
  strings: ReferralStrings,
  { copyKept }: ReferralContext,
): void {
  const { slip, referral: words } = strings;
  const notExamined = [...slip.notExamined, ...withoutPhoto(referral, strings)].join('. ');
  const lines = [
    ...words.safetyNet,
    slip.brownOnly,
    `${slip.notExaminedTitle}: ${notExamined}.`,
    copyKept ? words.howToDeleteKept : words.howToDelete,
  ];
  pages.keepTogether(pages.heightOf(lines, { size: 10, before: 3 }) + 40);
  pages.rule();
  pages.write(words.safetyNetTitle, { bold: true, size: 12, before: 6 });
  for (const line of lines) pages.write(line, { size: 10, before: 3 });
}
