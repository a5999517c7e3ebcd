import { expect, it } from 'vitest';
import { typedLine, typedText } from '../../src/contract/typed-text.ts';

it.each([
  ['Pasted\u000bfrom Word\u0007', 'Pasted\nfrom Word'],
  ['one\r\ntwo\rthree\u2028four\u0085five', 'one\ntwo\nthree\nfour\nfive'],
  ['a\tb\u0000\u001b[2J\u009f', 'a b[2J'],
  ['\ufeffsafe\u202egnp.exe\u2066', 'safegnp.exe'],
  ['Cafe\u0301', 'Café'],
  ['\u000b \n', ''],
  ['👩‍⚕️ می‌خواهم', '👩‍⚕️ می‌خواهم'],
])('typed text %j is read as %j', (given, read) => {
  expect(typedText(100).parse(given)).toBe(read);
});

it('a line is one line', () => {
  expect(typedLine(20).parse('  A.\r\nŁukaszewska\u000b')).toBe('A. Łukaszewska');
});

it('counts what is left, not what was typed', () => {
  expect(typedText(3).safeParse('\u0007\u0007abc').success).toBe(true);
  expect(typedText(3).safeParse('abcd').success).toBe(false);
});
