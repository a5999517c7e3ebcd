/** Words that eSpeak NG takes for English ones, spelled so that it says them right. */
const respelled: Readonly<Record<string, readonly (readonly [word: RegExp, spelling: string])[]>> = {
  fr: [[/\bdos\b/giu, 'dôs']],
};

/** A text as it is given to a voice. */
export const toSay = (voice: string, text: string): string =>
  (respelled[voice] ?? []).reduce((said, [word, spelling]) => said.replace(word, spelling), text);
