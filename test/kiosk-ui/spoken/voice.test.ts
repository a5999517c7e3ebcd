import { describe, expect, it } from 'vitest';
import { languageCodes, wordsOf } from '../../../deploy/speech/languages.ts';
import { fill } from '../../../kiosk-ui/shared/fill.ts';
import { placeName } from '../../../kiosk-ui/shared/place-name.ts';
import { en } from '../../../kiosk-ui/strings/en/kiosk.ts';
import { languages } from '../../../kiosk-ui/strings/languages.ts';
import { plural } from '../../../kiosk-ui/strings/plural.ts';
import { fileName } from '../../../kiosk-ui/strings/spoken/file-name.ts';
import {
  isSpoken,
  place,
  plain,
  sentencesOf,
  utterancesOf,
} from '../../../kiosk-ui/strings/spoken/utterances.ts';
import { voiceOf } from '../../../kiosk-ui/strings/spoken/voice.ts';

const say = voiceOf(en);

describe('what is said for a text', () => {
  it.each<[string, string[] | null]>([
    [en.consent.title, [en.consent.title]],
    ['Photo 3 of 12: Left leg, back', ['Photo', '3', 'of', '12', 'Left leg, back']],
    ['Kept for 24 hours at most.', ['Kept for', '24', 'hours', 'at most.']],
    ['1 second', ['1', 'second']],
    ['It has grown; Wet or crusty', ['It has grown', 'Wet or crusty']],
    ['Change: Your spots', ['Change', 'Your spots']],
    ['  More ›\n', ['More']],
    ['Slip number: 1K07.', ['Slip number:', '1', 'K', '0', '7']],
    ['200 seconds', ['2', '0', '0', 'seconds']],
    ['…', []],
    ['Something that nobody wrote', null],
    ['Photo three of 12', null],
  ])('"%s"', (text, said) => {
    expect(say(text)).toEqual(said);
  });

  it.each(languageCodes)(
    'every sentence of "%s", with numbers, names and other sentences in its places',
    async (code) => {
      const words = await languages[code].kiosk();
      const voice = voiceOf(words);
      const utterances = utterancesOf(await wordsOf(code));
      const n = plural(words.locale, { other: '{n}' }, 12);
      const hours = plural(words.locale, words.hours, 24);
      const site = placeName({ site: 'left-leg', view: 'back' }, words);
      const values = {
        n,
        total: n,
        found: n,
        shown: n,
        hours,
        site,
        part: words.frame.parts.photo,
        number: 'K7',
      };
      for (const sentence of sentencesOf(words)) {
        const text = fill(sentence, values).replace(place, n);
        const said = voice(text);
        expect(said, text).not.toBeNull();
        expect(said?.filter((one) => !utterances.has(one))).toEqual([]);
        // Nothing is left out: what is said has the letters of what is shown.
        const letters = (one: string) =>
          plain(one)
            .replace(/[^\p{L}\p{N}]/gu, '')
            .split('')
            .sort()
            .join('');
        expect(letters(said?.join('') ?? '')).toBe(letters(text));
      }
    },
  );
});

describe('the sounds', () => {
  it('have a name each', async () => {
    const names = new Set<string>();
    let all = 0;
    for (const code of languageCodes) {
      for (const text of utterancesOf(await wordsOf(code)).keys()) {
        expect(isSpoken(text)).toBe(true);
        names.add(await fileName(code, text));
        all++;
      }
    }
    expect(names.size).toBe(all);
    expect([...names].every((name) => /^[0-9a-f]{16}\.opus$/.test(name))).toBe(true);
  });

  it('say Arabic with its vowel marks, and are found without them', async () => {
    const spoken = utterancesOf(await wordsOf('ar'));
    const { ready } = (await languages.ar.kiosk()).countdown;
    expect(spoken.get(ready)).not.toBe(ready);
    expect(plain(spoken.get(ready) ?? '')).toBe(ready);
  });
});
