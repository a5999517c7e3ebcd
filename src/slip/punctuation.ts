/** What stands between the parts of a line, with its spaces. */
export interface Punctuation {
  readonly colon: string;
  /** Between the items of a list, of which some have several words. */
  readonly semicolon: string;
  readonly comma: string;
  readonly open: string;
  readonly close: string;
  readonly stop: string;
  /** Between two sentences. */
  readonly space: string;
}

const english: Punctuation = {
  colon: ': ',
  semicolon: '; ',
  comma: ', ',
  open: ' (',
  close: ')',
  stop: '.',
  space: ' ',
};

const others: Readonly<Record<string, Partial<Punctuation>>> = {
  ar: { semicolon: '؛ ', comma: '، ' },
  fr: { colon: '\u00a0: ', semicolon: '\u00a0; ' },
  zh: { colon: '：', semicolon: '；', comma: '，', open: '（', close: '）', stop: '。', space: '' },
};

/** The punctuation of a locale, like 'zh-CN'. */
export const punctuationOf = (locale: string): Punctuation => ({
  ...english,
  ...others[new Intl.Locale(locale).language],
});
