import { expect, it } from 'vitest';
import { deskRequestSchema } from '../../../src/contract/pharmacist-requests.ts';
import { plainLine, plainText } from '../../../src/screening/record/plain-text.ts';
import { loadSettings } from '../../../src/settings.ts';

/** Escapes of a terminal and a printer, overrides and isolates of bidirectional text, line separators, half a pair. */
const steering = '\u0000\u0007\u001B\u007F\u009B\u061C\u200E\u200F\u202A\u202E\u2066\u2069\uFEFF\uD800';

it.each([
  ['a name', 'Łukasz O’Neill', 'Łukasz O’Neill'],
  ['a name in Arabic, and one with joiners', 'محمد می\u200Cخواهم', 'محمد می\u200Cخواهم'],
  ['signs outside the first plane', '😀 𝒜', '😀 𝒜'],
  ['what steers', `A${steering}B`, 'AB'],
  ['line ends and tabs', 'a\r\nb\rc\u2028d\te', 'a\nb\nc\nd e'],
])('of %s stays what can be read', (_what, given, kept) => {
  expect(plainText(given)).toBe(kept);
  expect(plainLine(given)).toBe(kept.replaceAll('\n', ' '));
});

it('is what the pharmacist and the settings can say', () => {
  const request = deskRequestSchema.parse({
    type: 'sign',
    id: 'x',
    decision: 'override',
    level: 'refer',
    reason: `why${steering}`,
    pathway: 'routine',
    note: `one\r\ntwo${steering}`,
    alias: `Kim${steering}`,
    sevenPoint: {},
    name: `Doe\n${steering}`,
    registration: `${steering}7`,
    seen: 0,
  });
  expect(request).toMatchObject({
    reason: 'why',
    note: 'one\ntwo',
    alias: 'Kim',
    name: 'Doe',
    registration: '7',
  });
  const { pharmacy, serial } = loadSettings({
    SPL_KIOSK_PHARMACY: `Corner${steering}`,
    SPL_KIOSK_SERIAL: `K${steering}7`,
  });
  expect([pharmacy, serial]).toEqual(['Corner', 'K7']);
  // A name of which nothing is left does not count.
  expect(() => loadSettings({ SPL_KIOSK_PHARMACY: steering })).toThrow('pharmacy');
});
