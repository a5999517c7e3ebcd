import { afterEach, expect, it, vi } from 'vitest';
import { span } from '../../../kiosk-ui/pharmacist/times.ts';
import { speak } from '../../../kiosk-ui/shared/staff-words.ts';

afterEach(async () => {
  await speak('en');
  vi.unstubAllGlobals();
});

it.each([
  ['en', '12 minutes', '3 hours 20 minutes'],
  ['es', '12 minutos', '3 horas 20 minutos'],
  ['fr', '12 minutes', '3 heures 20 minutes'],
  ['de', '12 Minuten', '3 Stunden 20 Minuten'],
  ['ar', '12 دقيقة', '3 ساعات 20 دقيقة'],
  ['zh', '12分钟', '3小时 20分钟'],
] as const)('how long somebody waits is said in "%s"', async (language, short, long) => {
  vi.stubGlobal('document', { documentElement: {} });
  await speak(language);
  expect([span(12), span(200)].map((text) => text.replaceAll('\u00a0', ' '))).toEqual([short, long]);
});
