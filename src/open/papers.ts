import type { Paper } from '../devices/printer/printer.ts';
import { KioskError } from '../errors.ts';
import type { PictureTasks } from '../imaging/port.ts';
import type { HandOver } from '../screening/record/hand-over.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';
import { type Referral, referral } from '../screening/record/referral.ts';
import type { View } from '../screening/space/body-site.ts';
import { bodyLine, both, details, head, mapBox } from '../screening/space/figure.ts';
import type { Settings } from '../settings.ts';
import type { Figure } from '../slip/body-map.ts';
import { letterPdf } from '../slip/letter.ts';
import { missingLetters, namesOf } from '../slip/letters.ts';
import { handOverLines } from '../slip/lines.ts';
import { slipPdf } from '../slip/pdf.ts';
import type { SpotPictures } from '../slip/pictures.ts';
import { type NewPins, pinLines } from '../slip/pin-lines.ts';
import { type ReferralContext, referralLines } from '../slip/referral-lines.ts';
import type { SlipLine, SlipPhoto } from '../slip/slip-line.ts';
import { testLines } from '../slip/test-lines.ts';
import type { ReadPhoto } from '../store/port.ts';
import { kioskWords, referralWords, researchNoticeIn, staffPaperWords } from './words.ts';

/** The papers of this kiosk, made with its own strings, figure and settings. */

/** What draws the pictures of papers. */
type Imaging = PictureTasks;

type PaperSettings = Pick<
  Settings,
  'researchNotice' | 'pharmacy' | 'slipFolder' | 'retentionHours' | 'timeZone' | 'staffLanguage'
>;

const linesOf = (view: View): string[] => {
  const { paired, single } = details[view];
  return [both(head), both(bodyLine), ...paired.map(both), ...single];
};

/** The same body map as on the customer's screen. */
export const figure: Figure = { box: mapBox, lines: { front: linesOf('front'), back: linesOf('back') } };

const formsOf = (lines: readonly SlipLine[], imaging: Imaging) => ({
  pdf: () => slipPdf(lines),
  escPos: () => imaging.ask('esc-pos', { lines }),
});

/** Names the characters of a text that the papers can't show; empty if they can show all. */
export const unprintable = (text: string): string => namesOf(missingLetters(text));

/** A test slip, which shows whether the printer prints slips completely. */
export const testPaper = (
  kiosk: string,
  { researchNotice, staffLanguage }: PaperSettings,
  now: Date,
  imaging: Imaging,
): Paper => {
  const notice = researchNoticeIn(staffLanguage, researchNotice);
  const lines = testLines(kiosk, notice, staffPaperWords(staffLanguage), now);
  return { name: 'test-slip', format: 'slip', ...formsOf(lines, imaging) };
};

export const pinPaper = (
  kiosk: string,
  pins: NewPins,
  { staffLanguage }: PaperSettings,
  now: Date,
  imaging: Imaging,
): Paper => ({
  name: 'pins',
  format: 'slip',
  ...formsOf(pinLines(kiosk, pins, staffPaperWords(staffLanguage), now), imaging),
});

/** The unsigned slip of the customer, in the customer's language. */
export function handOverPaper(
  content: HandOver,
  photos: readonly SlipPhoto[],
  { researchNotice, pharmacy, slipFolder, retentionHours: keptHours, timeZone }: PaperSettings,
  imaging: Imaging,
): Paper {
  const copyKept = slipFolder !== null;
  const notice = researchNoticeIn(content.language, researchNotice);
  const context = { researchNotice: notice, photos, pharmacy, timeZone, keptHours, copyKept };
  const lines = handOverLines(content, kioskWords(content.language), context);
  return { name: `slip-${content.number}`, format: 'slip', ...formsOf(lines, imaging) };
}

/**
 * The two papers for the doctor, in the pharmacy's language but for what the customer reads.
 * @throws KioskError `out-of-order` before the pharmacist signed
 */
export async function referralPapers(
  record: ScreeningRecord,
  readPhoto: ReadPhoto,
  { researchNotice, slipFolder, retentionHours: keptHours, timeZone, staffLanguage }: PaperSettings,
  imaging: Imaging,
): Promise<{ readonly slip: Paper; readonly letter: Paper }> {
  const content = referral(record);
  if (content === null) {
    throw new KioskError(
      'out-of-order',
      'The referral is printed after the pharmacist has signed: sign it first.',
    );
  }
  const pictures = await picturesOf(content, readPhoto, imaging);
  const context: ReferralContext = {
    researchNotice: researchNoticeIn(staffLanguage, researchNotice),
    clinical: referralWords(staffLanguage),
    customer: referralWords(content.language),
    timeZone,
    figure,
    pictures,
    keptHours,
    copyKept: slipFolder !== null,
  };
  const lines = referralLines(content, context);
  const { number } = content;
  return {
    slip: { name: `referral-${number}`, format: 'slip', ...formsOf(lines, imaging) },
    letter: {
      name: `letter-${number}`,
      format: 'letter',
      pdf: () => letterPdf(content, context),
      escPos: null,
    },
  };
}

/** Made one after the other, because a photo of 12 megapixels takes 36 MB while it is open. */
async function picturesOf(
  { lesions }: Referral,
  readPhoto: ReadPhoto,
  imaging: Imaging,
): Promise<ReadonlyMap<number, SpotPictures>> {
  const pictures = new Map<number, SpotPictures>();
  for (const { number, captureId, closeupId, box } of lesions) {
    const jpeg = await readPhoto(captureId);
    const closeup = closeupId === null ? null : await readPhoto(closeupId);
    if (jpeg === null) continue;
    pictures.set(number, await imaging.ask('spot-pictures', { jpeg, box, closeup }));
    jpeg.fill(0);
    closeup?.fill(0);
  }
  return pictures;
}
