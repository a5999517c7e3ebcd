/** Words that eSpeak NG would say wrong, spelled so that it says them right; by voice. */
const respelled: Readonly<Record<string, readonly (readonly [word: RegExp, spelling: string])[]>> = {
  // It takes this for an English word.
  fr: [[/\bdos\b/giu, 'dôs']],
  // It knows one reading of each character: here stands another one that always sounds so.
  'cmn-latn-pinyin': [
    [/重(?=[新启拍])/gu, '虫'],
    [/长(?=[得不了])|(?<=新)长/gu, '掌'],
    [/地(?=方)/gu, '弟'],
    [/处(?=理)/gu, '楚'],
  ],
};

/** A text as it is given to a voice. */
export const toSay = (voice: string, text: string): string =>
  (respelled[voice] ?? []).reduce((said, [word, spelling]) => said.replace(word, spelling), text);
