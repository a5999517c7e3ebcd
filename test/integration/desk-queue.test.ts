import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import type { ScreeningRecord } from '../../src/screening/record/record.ts';
import { handOver } from '../fakes/parts/desk.ts';
import { browse, type RunningDesk, start } from '../fakes/parts/desk-visits.ts';
import { sampleCapture, sampleReview, sampleScreening } from '../fakes/records/record.ts';
import { until } from '../fakes/until.ts';

type Level = 'refer' | 'follow-up' | 'inconclusive' | 'no-finding';

/** Hands over a screening whose number is its level, or the sign. */
async function waits(
  desk: RunningDesk,
  id: string,
  level: Level | 'sign',
  change: Partial<ScreeningRecord> = {},
) {
  const answers =
    level === 'sign'
      ? { triage: null, captures: [], urgentAnswers: { 'growing-lump': 'not-sure' } as const }
      : { triage: { level, reasons: [] } };
  await handOver(desk.store, {
    number: `${level} ${id}`,
    screening: { ...sampleScreening(answers), id },
    ...change,
  });
}

async function signedIn(desk: RunningDesk) {
  const browser = browse(desk);
  await browser.signIn();
  await browser.join();
  return browser;
}

describe('the queue', () => {
  it('begins with urgent signs, then goes by level, then by time; whoever is signed comes last', async () => {
    const desk = await start();
    await waits(desk, 'a', 'refer', { review: sampleReview() });
    await waits(desk, 'b', 'no-finding');
    await waits(desk, 'c', 'inconclusive');
    await waits(desk, 'd', 'follow-up');
    await waits(desk, 'e', 'refer');
    await waits(desk, 'f', 'refer');
    await waits(desk, 'g', 'sign');
    const browser = await signedIn(desk);
    expect(browser.state?.queue.map(({ number }) => number)).toEqual([
      'sign g',
      'refer e',
      'refer f',
      'follow-up d',
      'inconclusive c',
      'no-finding b',
      'refer a',
    ]);
  });

  it('says when the first photo of each was taken; without a photo, when the visit began', async () => {
    const desk = await start();
    const takenAt = '2026-11-23T14:09:00.000Z';
    const screening = { ...sampleScreening({ captures: [sampleCapture({ takenAt })] }), id: 'a' };
    await waits(desk, 'a', 'refer', { screening });
    await waits(desk, 'b', 'sign', { startedAt: '2026-11-23T14:05:00.000Z' });
    const browser = await signedIn(desk);
    expect(browser.state?.queue.map(({ photographedAt }) => photographedAt)).toEqual([
      '2026-11-23T14:05:00.000Z',
      takenAt,
    ]);
  });

  it('shows the first spot of each, to nobody but a session, and forgets it with the screening', async () => {
    const desk = await start();
    await waits(desk, 'a', 'refer');
    await waits(desk, 'b', 'sign');
    const browser = await signedIn(desk);
    const [sign, refer] = browser.state?.queue ?? [];
    expect(sign?.cropUrl).toBeNull();
    const url = refer?.cropUrl ?? '';
    const { format } = await sharp(Buffer.from(await (await browser.get(url)).arrayBuffer())).metadata();
    expect(format).toBe('png');
    expect((await browse(desk).get(url)).status).toBe(401);
    desk.store.end('a', 'expired');
    await until(() => browser.state?.queue.length === 1);
    expect((await browser.get(url)).status).toBe(404);
  });

  it('says how long each has waited and has left, and of which the end comes before a signature', async () => {
    const desk = await start();
    await waits(desk, 'a', 'refer');
    await waits(desk, 'b', 'refer', { review: sampleReview() });
    const early = await signedIn(desk);
    expect(early.state?.queue).toMatchObject([
      { waitedMinutes: 0, endsUnseen: false },
      { waitedMinutes: 0, endsUnseen: false },
    ]);
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(now + 50 * 60_000);
    const late = await signedIn(desk);
    // Told to whoever is not signed in, too, without saying whose.
    const bell = await (await browse(desk).get('/pharmacist/bell')).json();
    clock.mockRestore();
    expect(bell).toEqual({ waiting: 1, ending: 1, isCalled: false });
    expect(late.state?.queue).toMatchObject([
      { waitedMinutes: 50, erasedInMinutes: 9, endsUnseen: true },
      { waitedMinutes: 50, erasedInMinutes: 9, endsUnseen: false },
    ]);
  });

  it('says which screening is open on a screen, and the screening on how many', async () => {
    const desk = await start();
    await waits(desk, 'a', 'refer');
    const [first, second] = [await signedIn(desk), await signedIn(desk)];
    await first.ask({ type: 'open', id: 'a' });
    await until(() => second.state?.queue[0]?.openOn === 1);
    await second.ask({ type: 'open', id: 'a' });
    await first.sees(({ openOn }) => openOn === 2);
    second.socket?.disconnect();
    await first.sees(({ openOn }) => openOn === 1);
    await first.ask({ type: 'close' });
    await until(() => first.state?.queue[0]?.openOn === 0);
  });
});
