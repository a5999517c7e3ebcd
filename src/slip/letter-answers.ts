import type { Referral } from '../screening/record/referral.ts';
import { fill } from './fill.ts';
import type { LetterPages } from './letter-pages.ts';
import { drawFillIn, fillInHeight, mm } from './pdf-parts.ts';
import { notExaminedLine } from './places.ts';
import { punctuationOf } from './punctuation.ts';
import type { ReferralContext } from './referral-lines.ts';
import type { ReferralStrings } from './referral-strings.ts';
import {
  historyLines,
  howToDelete,
  madeBy,
  safetyNetOf,
  sevenPointLine,
  sevenPointSum,
} from './referral-words.ts';

const gap = 5 * mm;

/** Draws the checklist and the history side by side, and below them what made the result. */
export function answers(pages: LetterPages, referral: Referral, strings: ReferralStrings): void {
  const { referral: words } = strings;
  const half = (pages.column.width - gap) / 2;
  const [first, second] = [pages.part(0, half), pages.part(half + gap, half)];
  const checklist = referral.sevenPoint.map((entry) => sevenPointLine(entry, strings));
  const history = historyLines(referral, strings);
  const longest = Math.max(checklist.length + 2, history.length + 1);
  pages.keepTogether(longest * 13 + 20);
  pages.rule();
  pages.space(6);
  const top = pages.y;
  pages.write(words.sevenPointTitle, { bold: true, size: 10, column: first });
  for (const line of checklist) pages.write(line, { size: 9, before: 1, column: first });
  pages.write(sevenPointSum(referral, strings), { bold: true, size: 10, before: 2, column: first });
  const end = pages.y;
  pages.y = top;
  pages.write(words.historyTitle, { bold: true, size: 10, column: second });
  for (const line of history) pages.write(line, { size: 9, before: 1, column: second });
  pages.y = Math.max(pages.y, end);
  for (const line of madeBy(referral, strings)) pages.write(line, { size: 7, before: 1 });
}

/** What the person who carries the letter reads. */
export function forCustomer(pages: LetterPages, referral: Referral, context: ReferralContext): void {
  const { customer } = context;
  const { slip, referral: words } = customer;
  const { space } = punctuationOf(customer.locale);
  const [next = '', ...safetyNet] = safetyNetOf(referral, customer);
  const lines = [
    safetyNet.join(space),
    `${slip.brownOnly}${space}${notExaminedLine(referral, customer)}`,
    howToDelete(referral, customer, context),
  ];
  const height = pages.heightOf([next], { bold: true, size: 10, before: 2.5 });
  pages.keepTogether(height + pages.heightOf(lines, { size: 8.5, before: 2.5 }) + 30);
  pages.rule();
  pages.write(words.safetyNetTitle, { bold: true, size: 11, before: 5 });
  pages.write(next, { bold: true, size: 10, before: 2.5 });
  for (const line of lines) pages.write(line, { size: 8.5, before: 2.5 });
}

const linesOfResult = 3;

/** A form to be filled in by hand, for what the doctor found. */
export function answerForm(
  pages: LetterPages,
  referral: Referral,
  { referral: words }: ReferralStrings,
): void {
  const { document, column } = pages;
  const { number, kiosk } = referral;
  const title = fill(words.answerTitle, { pharmacy: kiosk.pharmacy });
  const lines = [[words.answerResult], ...Array.from({ length: linesOfResult - 1 }, () => [''])];
  const rows = [...lines, [words.answerDate, words.answerSignature]];
  pages.keepTogether(
    pages.heightOf([title], { size: 11, bold: true }) + rows.length * (fillInHeight + 2) + 30,
  );
  pages.rule();
  pages.write(title, { bold: true, size: 11, before: 5 });
  pages.write(fill(words.answerNote, { number }), { size: 8, before: 1 });
  for (const labels of rows) {
    pages.y = drawFillIn(document, labels, { x: column.x, y: pages.y, width: column.width, size: 9 });
  }
}
