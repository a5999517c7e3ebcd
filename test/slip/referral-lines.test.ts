import { describe, expect, it } from 'vitest';
import { enReferral } from '../../kiosk-ui/strings/en/referral.ts';
import { pathways } from '../../src/screening/record/record.ts';
import type { SlipLine } from '../../src/slip/slip-line.ts';
import { sampleCapture, sampleReview, sampleScreening, screenedLesion } from '../fakes/records/record.ts';
import { bannedWords } from '../wording/wording.ts';
import { linesOf, textsOf } from './referral-sample.ts';

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
