import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languages } from '../../../kiosk-ui/strings/languages.ts';
import { readMark, setMark } from '../../../src/open/marks.ts';
import { unreviewed } from '../../../src/open/words.ts';
import { languages as codes, type Language } from '../../../src/screening/visit/language.ts';
import {
  checkPharmacistSession,
  checkScaleCards,
  checkTranslations,
} from '../../../src/technician/checks/use.ts';

const now = new Date('2026-11-23T12:00:00Z');

it('asks after the pharmacist when nobody signed in for a week', () => {
  expect(checkPharmacistSession(null, now)).toMatchObject({ status: 'degraded', value: 'none yet' });
  const after = (time: string) => checkPharmacistSession(new Date(time), now);
  expect(after('2026-11-23T08:00:00Z')).toMatchObject({ status: 'ok', value: 'within a day' });
  expect(after('2026-11-16T12:00:01Z')).toMatchObject({ status: 'ok', value: '6 days ago' });
  expect(after('2026-11-16T12:00:00Z')).toMatchObject({ status: 'degraded', value: '7 days ago' });
  // A clock that was set back says nothing about a week.
  expect(after('2026-12-01T12:00:00Z').status).toBe('ok');
});

it('names the translations that nobody has signed for', () => {
  expect(checkTranslations(['es', 'zh'])).toMatchObject({
    status: 'degraded',
    value: 'not yet reviewed by a person: es, zh',
  });
  expect(checkTranslations([]).status).toBe('ok');
  const isSigned = (code: Language) => languages[code].reviewedBy !== null;
  expect(unreviewed()).toEqual(codes.filter((code) => !isSigned(code)));
});

it('asks for scale cards until a sheet was made', () => {
  expect(checkScaleCards(null)).toMatchObject({
    status: 'degraded',
    remedy: expect.stringContaining('scale-card'),
  });
  expect(checkScaleCards(now)).toMatchObject({ status: 'ok', value: 'sheet made on 2026-11-23' });
});

it('keeps the time of the last one in the state folder, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marks-'));
  try {
    expect(readMark(folder, 'scale-cards-made')).toBeNull();
    setMark(folder, 'scale-cards-made', new Date('2026-11-01T00:00:00Z'));
    setMark(folder, 'scale-cards-made', now);
    expect(readMark(folder, 'scale-cards-made')).toEqual(now);
    expect(readMark(folder, 'pharmacist-signed-in')).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
