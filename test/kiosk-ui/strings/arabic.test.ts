import { describe, expect, it } from 'vitest';
import { banned } from '../../../kiosk-ui/strings/ar/banned.ts';
import { doctor } from '../../../kiosk-ui/strings/ar/doctor.ts';
import { espeakSpelling } from '../../../kiosk-ui/strings/ar/espeak.ts';
import { ar } from '../../../kiosk-ui/strings/ar/kiosk.ts';
import { leftToRight } from '../../../kiosk-ui/strings/ar/left-to-right.ts';
import { withoutMarks } from '../../../kiosk-ui/strings/ar/marks.ts';

describe('Arabic on the screen', () => {
  it('has no vowel marks, and every letter', () => {
    expect(withoutMarks({ a: ['سُؤَالُ الْقُرْآنِ', 'هٰذَا شَيْءٌ'], b: 'الْأُمُّ إِلَى جَانِبِـها' })).toEqual({
      a: ['سؤال القرآن', 'هذا شيء'],
      b: 'الأم إلى جانبها',
    });
    expect(JSON.stringify(ar)).not.toMatch(/[\u064B-\u0652\u0670\u0640]/);
  });

  it.each([
    'بالسرطان',
    'للورم',
    'والتشخيص',
    'بقعة حميدة',
    'مشتبه بها',
    'منخفض الخطورة',
    'ليس سرطانا',
    'أنت سليم',
  ])('never says %s', (words) => {
    expect(words).toMatch(banned);
  });

  it.each(['ليس تشخيصا', 'شخص آخر', 'بقعة داكنة خطيرة', 'تسليم القسيمة'])('may say %s', (words) => {
    expect(words).not.toMatch(banned);
  });
});

describe('commands and names within Arabic', () => {
  it.each([
    ['شغل: sudo apt-mark hold {packages}.', 'شغل: [sudo apt-mark hold {packages}].'],
    ['واحذفه من /etc/fstab: قد', 'واحذفه من [/etc/fstab]: قد'],
    ['غير معروف (L4T {version})', 'غير معروف ([L4T {version}])'],
    ['أطول مدة {seconds} s ({driver})، و', 'أطول مدة [{seconds} s ({driver})]، و'],
    ['بالأمر "npm run package -- --sign KEYFILE"، و', 'بالأمر ["npm run package -- --sign KEYFILE"]، و'],
  ])('keep their own order: %s', (text, marked) => {
    const { one } = leftToRight({ one: text });
    expect(one.replaceAll('\u2066', '[').replaceAll('\u2069', ']')).toBe(marked);
  });

  it('all do in what the checks say', () => {
    const loose = Object.values(doctor).map((text) => text.replaceAll(/\u2066[^\u2069]*\u2069/g, ''));
    expect(loose.filter((text) => /[\w{}/]/.test(text))).toEqual([]);
  });
});

describe('Arabic for eSpeak', () => {
  it.each([
    ['the vowel of a doubled letter', 'حَتَّى', 'حَت\u0651َى'],
    ['an article within a phrase', 'إِلَى الْكَامِيرَا', 'إِلَى ٱلْكَامِيرَا'],
    ['an article that takes the next consonant', 'عَلَى الصَّدْر', 'عَلَى ص\u0651َدْر'],
    ['an article behind "and"', 'وَالدَّاكِن', 'وَد\u0651َاكِن'],
    ['an article that begins the phrase', 'الصَّدْرُ', 'الصَدْرُ'],
    ['a silent alif before two consonants', 'فِي انْتِظَارِ', 'فِي ٱنْتِظَارِ'],
    ['the feminine ending before a pause', 'صُورَةُ بُقْعَة، صُورَة.', 'صُورَةُ بُقْعَه، صُورَه.'],
    ['the alif of a plural verb', 'أَنْ تَطْلُبُوا شَيْئًا', 'أَنْ تَطْلُبُو شَيْئًا'],
    ['nothing else', 'عَالَمٌ وَاسِعٌ، بِلَا حَرَكَةٍ', 'عَالَمٌ وَاسِعٌ، بِلَا حَرَكَةٍ'],
  ])('respells %s', (_, text, spelled) => {
    expect(espeakSpelling(text)).toBe(spelled.replace(/([\u064B-\u0650])\u0651/g, '\u0651$1'));
  });
});
