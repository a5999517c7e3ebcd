import QRCode from 'qrcode';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { enReferral } from '../../kiosk-ui/strings/en/referral.ts';
import { figure } from '../../src/open/papers.ts';
import { pathways } from '../../src/screening/record/record.ts';
import { referral } from '../../src/screening/record/referral.ts';
import { slipEscPos } from '../../src/slip/esc-pos.ts';
import { qrRaster } from '../../src/slip/raster.ts';
import { type ReferralContext, referralLines } from '../../src/slip/referral-lines.ts';
import type { SlipLine } from '../../src/slip/slip-line.ts';
import { printReceipt } from '../fakes/parts/receipt-printer.ts';
import { plainJpeg } from '../fakes/records/photos.ts';
import {
  sampleCapture,
  sampleRecord,
  sampleReview,
  sampleScreening,
  screenedLesion,
} from '../fakes/records/record.ts';
import { bannedWords } from '../wording/wording.ts';

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

function linesOf(change: Parameters<typeof sampleRecord>[0] = {}, other: Partial<ReferralContext> = {}) {
  const content = referral(sampleRecord(change));
  if (content === null) throw new Error('no referral');
  return referralLines(content, { ...context, ...other });
}

const textsOf = (lines: readonly SlipLine[]): string[] =>
  lines.flatMap((line) => (line.kind === 'qr' ? line.beside : 'text' in line ? [line.text] : []));

const outline = (lines: readonly SlipLine[]): string =>
  lines
    .map((line) =>
      line.kind === 'text'
        ? `${line.style}: ${line.text}`
        : line.kind === 'qr'
          ? [`[qr ${line.code}]`, ...line.beside].join('\n')
          : 'text' in line
            ? `${line.kind}: ${line.text}`
            : `[${line.kind}]`,
    )
    .join('\n');

describe('the referral slip', () => {
  it('has everything that RULES.md 15 lists', async () => {
    await expect(`${outline(linesOf())}\n`).toMatchFileSnapshot('../fixtures/slip/referral-lines.txt');
  });

  it('has a QR code of the number and nothing else', () => {
    expect(linesOf().flatMap((line) => (line.kind === 'qr' ? [line.code] : []))).toEqual(['7F3K9QXM']);
  });

  it.each(pathways)('pathway %s is the pharmacist’s, in one line', (pathway) => {
    const texts = textsOf(linesOf({ review: sampleReview({ pathway }) }));
    const shown = texts.filter((text) =>
      Object.values(enReferral.referral.pathways).some((one) => text.startsWith(one.split('{')[0] ?? one)),
    );
    expect(shown).toHaveLength(1);
    if (pathway === 'watch-8-weeks') expect(shown[0]).toContain('18 January 2027');
  });

  it.each([
    ['urgent', /next urgent appointment/, /today\. Say that a pharmacist asks for an urgent appointment/],
    ['routine', /an ordinary appointment/, /this week, ask for an appointment/],
    ['watch-8-weeks', /no appointment for now/, /come back to .*Apotheke am Markt.* on 18 January 2027/],
    ['not-assessable', /an ordinary appointment/, /do not show enough\. .* this week/],
    ['none', /no appointment is asked for/, /asks for no appointment now/],
  ] as const)(
    'on pathway %s tells the reception what to book and the customer what to do',
    (pathway, book, act) => {
      const texts = textsOf(linesOf({ review: sampleReview({ pathway }) }));
      expect(texts.filter((text) => text.startsWith('For the reception'))).toEqual([
        expect.stringMatching(book),
      ]);
      expect(texts[texts.indexOf(enReferral.referral.safetyNetTitle) + 1]).toMatch(act);
    },
  );

  it('says whom the customer asks, by which number, and how long anything is kept', () => {
    expect(textsOf(linesOf()).join()).toMatch(
      /Ask Apotheke am Markt and give the number 7F3K9QXM\. .* kept for 24 hours at most/,
    );
  });

  it('gives the reason of an override, and what the software had said', () => {
    const review = sampleReview({ decision: 'override', level: 'no-finding', reason: 'Seborrhoeic wart.' });
    const text = textsOf(linesOf({ review })).join('\n');
    expect(text).toContain('Pharmacist’s decision: no lesion picked out. Software’s suggestion: refer.');
    expect(text).toContain('Reason for deciding otherwise: Seborrhoeic wart.');
  });

  it('cuts a long note, and says where the rest is', () => {
    const note = `First line.\n\n${'It itches at night. '.repeat(30)}`;
    const [cut] = textsOf(linesOf({ review: sampleReview({ note }) })).filter((text) =>
      text.includes('note:'),
    );
    expect(cut).toMatch(/^Pharmacist’s note: First line\. It itches .* … \(more in the letter\)$/);
    expect(cut?.length).toBeLessThan(150);
  });

  it('has lines for name and date of birth, each long enough to write on', () => {
    const labels = linesOf().flatMap((line) => (line.kind === 'fill-in' ? line.labels : []));
    expect(labels).toEqual(['Patient’s name', 'Date of birth']);
  });

  it('prints five spots and counts the rest', () => {
    const lesions = Array.from({ length: 8 }, (_, i) =>
      screenedLesion(`l${i}`, { x: 100 * i, y: 100, width: 40, height: 40 }, 'refer'),
    );
    const screening = sampleScreening({ captures: [sampleCapture({ lesions })] });
    const lines = linesOf({ screening }, { pictures: new Map() });
    const texts = textsOf(lines);
    expect(texts.filter((text) => /^\d: Upper back/.test(text))).toHaveLength(5);
    expect(texts).toContain(
      '3 of those picked out are not shown here: please look at the rest of the skin, too',
    );
  });

  it('never prints a bare per cent, nor a word that a customer does not read', () => {
    const said = textsOf(linesOf({ review: sampleReview({ pathway: 'watch-8-weeks' }) }))
      .filter((text) => !/^History, yes/.test(text))
      .join('\n');
    expect(said).not.toContain('%');
    expect(said).not.toMatch(bannedWords);
  });

  it('says that nothing was picked out where nothing was', () => {
    const screening = sampleScreening({ captures: [sampleCapture({ lesions: [] })] });
    const lines = linesOf({ screening });
    expect(textsOf(lines)).toContain('No lesion was picked out. Lesions found by the software: 0.');
    expect(lines.some(({ kind }) => kind === 'body-map' || kind === 'spot')).toBe(false);
  });

  it('speaks to the doctor in the pharmacy’s language, to the customer in the customer’s', () => {
    const { referral: words } = enReferral;
    const customer = { ...enReferral, referral: { ...words, pathwayTitle: 'XX', safetyNetTitle: 'YY' } };
    const texts = textsOf(linesOf({}, { customer }));
    expect(texts).toContain('YY');
    expect(texts).not.toContain(words.safetyNetTitle);
    expect(texts).toContain(words.pathways.urgent);
  });

  it('tells a doctor who reads another language than the customer for what the software is made', () => {
    const customer = { ...enReferral, locale: 'fr-FR' };
    expect(textsOf(linesOf({}, { customer }))).toContain(enReferral.referral.scope);
  });

  it('says that a copy is kept where one is', () => {
    const kept = 'This kiosk keeps a copy of this paper: ask for that to be deleted, too.';
    expect(textsOf(linesOf({}, { copyKept: true })).join()).toContain(kept);
    expect(textsOf(linesOf()).join()).not.toContain(kept);
  });

  it.each(['', ' '])('is none without a research notice (%j)', (researchNotice) => {
    expect(() => linesOf({}, { researchNotice })).toThrow(RangeError);
  });
});

describe('the referral slip for a receipt printer', () => {
  it('comes out as its lines say, within 576 dots, and is cut once', async () => {
    const { lines, rasters, cuts } = await printReceipt(await slipEscPos(linesOf()));
    await expect(`${lines.map((line) => line.trimEnd()).join('\n')}\n`).toMatchFileSnapshot(
      '../fixtures/slip/referral-receipt.txt',
    );
    expect(cuts).toBe(1);
    // The name of the pharmacist has a letter that the printer lacks: it is drawn.
    expect(lines.join('\n')).not.toContain('ukaszewska');
    expect(rasters.some(({ height, black }) => height < 100 && black > 1500 && black !== 1152)).toBe(true);
  });

  it('gives the same bytes for the same lines', async () => {
    const [one, two] = await Promise.all([slipEscPos(linesOf()), slipEscPos(linesOf())]);
    expect(Buffer.compare(one, two)).toBe(0);
  });

  it('holds no request that a printer would obey in the middle of a picture', async () => {
    // Columns of grey give every byte, including adjacent request bytes.
    const width = 576;
    const columns = Buffer.alloc(width * 64);
    for (let i = 0; i < columns.length; i += 1) {
      const [y, x] = [Math.floor(i / width), i % width];
      const byte = [0x10, 0x04, 0x01, 0x10, 0x14, 0x08, 0x10, 0x05][(x >> 3) % 8] ?? 0;
      columns[i] = y < 60 && (byte >> (7 - (x & 7))) & 1 ? 0 : 255;
    }
    const jpeg = await sharp(columns, { raw: { width, height: 64, channels: 1 } })
      .png()
      .toBuffer();
    const bytes = await slipEscPos([{ kind: 'picture', jpeg, width, height: 64, tallest: 255, spots: [] }]);
    const hex = Buffer.from(bytes).toString('hex').match(/../g)?.join(' ') ?? '';
    expect(hex).toContain('11 04 01 11 14 08 11 05');
    expect(hex).not.toMatch(/10 (04|05|14)/);
  });

  it('has the number’s QR code, module by module', async () => {
    const { grey, width } = await qrRaster('7F3K9QXM', ['Number 7F3K9QXM']);
    const { modules } = QRCode.create('7F3K9QXM', { errorCorrectionLevel: 'M' });
    // Six dots a module, after a white border of four modules.
    const at = (module: number) => (module + 4) * 6 + 3;
    for (let row = -4; row < modules.size + 4; row += 1) {
      for (let column = -4; column < modules.size + 4; column += 1) {
        const isInside = [row, column].every((one) => one >= 0 && one < modules.size);
        const isDark = isInside && Boolean(modules.get(row, column));
        expect((grey[at(row) * width + at(column)] ?? 255) < 128).toBe(isDark);
      }
    }
  });

  it('is, as text alone, exactly these bytes', async () => {
    const text: SlipLine[] = [
      { kind: 'heading', text: 'Skin spot check', date: new Date(0) },
      { kind: 'text', style: 'main', text: 'Please ask the pharmacist about the numbered spots.' },
      { kind: 'text', style: 'item', text: 'Eyelids – “naïve” £ € ±' },
    ];
    const hex = Buffer.from(await slipEscPos(text))
      .toString('hex')
      .replaceAll(/.{64}/g, '$&\n');
    await expect(`${hex}\n`).toMatchFileSnapshot('../fixtures/slip/text.hex');
  });
});
