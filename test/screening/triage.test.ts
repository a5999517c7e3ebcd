import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Level, levels } from '../../src/screening/lesion.ts';
import { qualityFaults } from '../../src/screening/quality.ts';
import { type AssessedPhoto, triage } from '../../src/screening/triage.ts';

const good = { usable: true, faults: [] };
const photo = (lesionLevels: readonly Level[], quality: AssessedPhoto['quality'] = good): AssessedPhoto => ({
  quality,
  lesions: lesionLevels.map((level) => ({ level })),
});

describe('triage by safety rule 1', () => {
  const blurred: AssessedPhoto['quality'] = { usable: false, faults: ['blurred'] };
  const noSkin: AssessedPhoto['quality'] = { usable: false, faults: ['no-skin'] };
  it.each<[string, AssessedPhoto[], string, string[]]>([
    [
      'a refer among others',
      [photo(['none', 'refer', 'follow'])],
      'refer',
      ['lesion-refer', 'lesion-follow'],
    ],
    ['a follow', [photo(['none', 'follow'])], 'follow-up', ['lesion-follow']],
    ['all none on a usable photo', [photo(['none', 'none'])], 'no-finding', ['every-lesion-none']],
    ['an unassessable lesion', [photo(['none', 'unassessable'])], 'inconclusive', ['lesion-unassessable']],
    ['bare skin', [photo([])], 'inconclusive', ['no-lesion-found']],
    ['no skin', [photo([], noSkin)], 'inconclusive', ['no-skin', 'photo-unusable', 'no-lesion-found']],
    ['no photo', [], 'inconclusive', ['no-photo']],
    [
      'a good and a poor photo',
      [photo(['none']), photo(['none'], blurred)],
      'inconclusive',
      ['photo-unusable'],
    ],
    ['refer on a poor photo', [photo(['refer'], blurred)], 'refer', ['lesion-refer', 'photo-unusable']],
    ['bare skin beside a graded lesion', [photo([]), photo(['none'])], 'no-finding', ['every-lesion-none']],
  ])('%s', (_name, photos, level, reasons) => {
    expect(triage(photos)).toEqual({ level, reasons });
  });

  const anyPhoto = fc.record({
    quality: fc.record({ usable: fc.boolean(), faults: fc.subarray([...qualityFaults]) }),
    lesions: fc.array(fc.record({ level: fc.constantFrom(...levels) }), { maxLength: 6 }),
  });
  const seriousness = ['no-finding', 'inconclusive', 'follow-up', 'refer'];

  it('never becomes less serious by one more suspicious lesion', () => {
    fc.assert(
      fc.property(
        fc.array(anyPhoto, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('follow', 'refer'),
        (photos, level) => {
          const [first, ...rest] = photos;
          const worse = first
            ? [{ ...first, lesions: [...first.lesions, { level: level as Level }] }, ...rest]
            : [];
          expect(seriousness.indexOf(triage(worse).level)).toBeGreaterThanOrEqual(
            seriousness.indexOf(triage(photos).level),
          );
        },
      ),
    );
  });

  it('says no-finding only of usable photos with at least one lesion, every one graded none', () => {
    fc.assert(
      fc.property(fc.array(anyPhoto, { maxLength: 4 }), (photos) => {
        if (triage(photos).level !== 'no-finding') return;
        const lesions = photos.flatMap((one) => one.lesions);
        expect(lesions.length).toBeGreaterThan(0);
        expect(lesions.every(({ level }) => level === 'none')).toBe(true);
        expect(photos.every(({ quality }) => quality.usable)).toBe(true);
      }),
    );
  });
});
