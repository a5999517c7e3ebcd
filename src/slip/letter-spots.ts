import type { Referral, ReferralLesion } from '../screening/record/referral.ts';
import type { Column, LetterPages } from './letter-pages.ts';
import { drawPhoto, mm } from './pdf-parts.ts';
import type { SpotPictures } from './pictures.ts';
import type { ReferralContext } from './referral-lines.ts';
import type { ReferralStrings } from './referral-strings.ts';
import { lesionFacts, spotTitle } from './referral-words.ts';

const photoBox = { width: 76 * mm, height: 57 * mm };
const cropSide = 46 * mm;
const gap = 5 * mm;

/** The part of the letter with a block for each numbered lesion. */
export function letterSpots(
  pages: LetterPages,
  referral: Referral,
  strings: ReferralStrings,
  context: ReferralContext,
): void {
  for (const lesion of referral.lesions) {
    oneSpot(pages, lesion, context.pictures.get(lesion.number), strings);
  }
  if (referral.lesions.length > 0) pages.write(strings.referral.bandNote, { size: 9, before: 6 });
}

/** Draws the photo, the spot beside it and the facts about it, and never splits them over two pages. */
function oneSpot(
  pages: LetterPages,
  lesion: ReferralLesion,
  pictures: SpotPictures | undefined,
  strings: ReferralStrings,
): void {
  const { number, box, photoWidth: width, photoHeight: height } = lesion;
  const scale = Math.min(photoBox.width / width, photoBox.height / height);
  const photoWidth = pictures === undefined ? 0 : width * scale;
  const pictureHeight = pictures === undefined ? 0 : Math.max(height * scale, cropSide);
  const facts = lesionFacts(lesion, strings);
  const { x, width: whole } = pages.column;
  const beside = x + photoWidth + gap + cropSide + gap;
  const column: Column = pictures === undefined ? pages.column : { x: beside, width: x + whole - beside };
  const textHeight = pages.heightOf(facts, { size: 9, before: 4, column });
  pages.keepTogether(Math.max(pictureHeight, textHeight) + 30);
  pages.rule();
  pages.write(spotTitle(lesion, strings), { bold: true, size: 12, before: 6 });
  pages.space(4);
  const top = pages.y;
  if (pictures !== undefined) {
    const { document } = pages;
    const spot = { number, box };
    drawPhoto(document, { jpeg: pictures.photo, width, height, spots: [spot] }, { x, y: top, ...photoBox });
    const cropX = x + photoWidth + gap;
    document.image(Buffer.from(pictures.crop), cropX, top, { width: cropSide, height: cropSide });
    document.lineWidth(0.5).rect(cropX, top, cropSide, cropSide).stroke('black');
  }
  for (const fact of facts) pages.write(fact, { size: 9, before: 4, column });
  pages.y = Math.max(pages.y, top + pictureHeight);
  pages.space(4);
}
