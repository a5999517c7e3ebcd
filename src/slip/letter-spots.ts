import type { Referral, ReferralLesion } from '../screening/record/referral.ts';
import type { LetterPages } from './letter-pages.ts';
import { mm } from './pdf-parts.ts';
import { drawPhoto } from './pdf-photos.ts';
import type { SpotPictures } from './pictures.ts';
import { punctuationOf } from './punctuation.ts';
import type { ReferralContext } from './referral-lines.ts';
import type { ReferralStrings } from './referral-strings.ts';
import { lesionFacts, spotTitle } from './referral-words.ts';

/** Sizes for five lesions on two pages. */
const photoBox = { width: 40 * mm, height: 30 * mm };
const cropSide = 30 * mm;
const gap = 4 * mm;
const title = { bold: true, size: 11, before: 0 };
const fact = { size: 8.5, before: 1.5 };

/** The part of the letter with a row for each numbered lesion. */
export function letterSpots(pages: LetterPages, referral: Referral, context: ReferralContext): void {
  const { clinical: strings, pictures } = context;
  const { bandNote, pictures: pictureNote } = strings.referral;
  if (referral.lesions.length === 0) return;
  const notes = [...(pictures.size === 0 ? [] : [pictureNote]), bandNote];
  pages.write(notes.join(punctuationOf(strings.locale).space), { size: 8, before: 4 });
  for (const lesion of referral.lesions) row(pages, lesion, pictures.get(lesion.number), strings);
}

/** Draws the photo, the lesion and the facts about it side by side, and never splits them over two pages. */
function row(
  pages: LetterPages,
  lesion: ReferralLesion,
  pictures: SpotPictures | undefined,
  strings: ReferralStrings,
): void {
  const beside = photoBox.width + gap + cropSide + gap;
  const column = pictures === undefined ? pages.column : pages.part(beside, pages.column.width - beside);
  const facts = lesionFacts(lesion, strings);
  const heading = spotTitle(lesion, strings);
  const textHeight =
    pages.heightOf([heading], { ...title, column }) + pages.heightOf(facts, { ...fact, column });
  const height = Math.max(pictures === undefined ? 0 : photoBox.height, textHeight);
  pages.keepTogether(height + gap);
  pages.rule();
  pages.space(5);
  const top = pages.y;
  if (pictures !== undefined) drawPictures(pages, lesion, pictures);
  pages.write(heading, { ...title, column });
  for (const text of facts) pages.write(text, { ...fact, column });
  pages.y = top + height;
}

function drawPictures(pages: LetterPages, lesion: ReferralLesion, pictures: SpotPictures): void {
  const { document, y } = pages;
  const { number, box, photoWidth: width, photoHeight: height } = lesion;
  const photo = { jpeg: pictures.photo, width, height, spots: [{ number, box }] };
  drawPhoto(document, photo, { x: pages.part(0, photoBox.width).x, y, ...photoBox });
  const { x } = pages.part(photoBox.width + gap, cropSide);
  document.image(Buffer.from(pictures.crop), x, y, { width: cropSide, height: cropSide });
  document.lineWidth(0.5).rect(x, y, cropSide, cropSide).stroke('black');
}
