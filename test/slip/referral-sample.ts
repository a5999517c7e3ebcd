import { enReferral } from '../../kiosk-ui/strings/en/referral.ts';
import { figure } from '../../src/open/papers.ts';
import { referral } from '../../src/screening/record/referral.ts';
import { type ReferralContext, referralLines } from '../../src/slip/referral-lines.ts';
import type { SlipLine } from '../../src/slip/slip-line.ts';
import { plainJpeg } from '../fakes/records/photos.ts';
import { sampleRecord } from '../fakes/records/record.ts';

const jpeg = await plainJpeg(400, 300, '#b08868');
const pictures = new Map([1, 2, 3].map((number) => [number, { photo: jpeg, crop: jpeg }]));
const context: ReferralContext = {
  researchNotice: 'Research use only. Not a diagnosis.',
  clinical: enReferral,
  customer: enReferral,
  timeZone: 'UTC',
  figure,
  pictures,
  keptHours: 24,
  copyKept: false,
};

/** The lines of a sample record's referral slip, with these changes. */
export function linesOf(
  change: Parameters<typeof sampleRecord>[0] = {},
  other: Partial<ReferralContext> = {},
) {
  const content = referral(sampleRecord(change));
  if (content === null) throw new Error('no referral');
  return referralLines(content, { ...context, ...other });
}

/** The texts of the lines, without pictures and codes. */
export const textsOf = (lines: readonly SlipLine[]): string[] =>
  lines.flatMap((line) => (line.kind === 'qr' ? line.beside : 'text' in line ? [line.text] : []));
