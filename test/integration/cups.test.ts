import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CupsPrinter } from '../../src/devices/printer/cups-printer.ts';
import { CupsQueue } from '../../src/devices/printer/cups-queue.ts';
import { stateOfQueue } from '../../src/devices/printer/cups-state.ts';
import type { JobState, Paper } from '../../src/devices/printer/printer.ts';
import { handOverPaper } from '../../src/open/papers.ts';
import { TestCups } from '../fakes/parts/cups-server.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { sampleHandOver } from '../fakes/records/slip.ts';
import { until } from '../fakes/until.ts';

let cups: TestCups;
let queue: CupsQueue;
let printer: CupsPrinter;
const warnings: string[] = [];
// CUPS may need seconds to begin with a job, and until then it says what the printer said of the job before.
const limits = { pollMs: 50, printMs: 60_000, staleMs: 3000 };

beforeAll(async () => {
  cups = await TestCups.start();
  queue = new CupsQueue(cups.queue, cups.server);
  printer = new CupsPrinter(queue, (why) => warnings.push(why), limits);
});
afterEach(async () => {
  await cups.say(null);
  expect(warnings.splice(0)).toEqual([]);
});
afterAll(() => cups.stop());

const slip = handOverPaper(
  sampleHandOver({ number: '7F3K9QXM' }),
  [],
  {
    researchNotice: 'Research use only. Not a diagnosis.',
    pharmacy: 'Apotheke am Markt',
    slipFolder: null,
    retentionHours: 24,
    staffLanguage: 'en' as const,
    timeZone: 'UTC',
  },
  localPictures,
);
const letter: Paper = { ...slip, name: 'letter-7F3K9QXM', format: 'letter', escPos: null };

/** Nothing of a paper, and not its title, is left in CUPS. */
const nothingLeft = () => until(async () => expect(await cups.spool()).toEqual([]));

describe('a queue of CUPS', () => {
  it('prints the slip’s PDF on paper of its size, and keeps nothing of it', async () => {
    expect(await printer.state()).toEqual({ state: 'idle' });
    const states: JobState[] = [];
    await printer.print(slip, { onState: (state) => states.push(state) });
    expect(states.at(-1)).toBe('printed');
    expect(states[0]).toBe('queued');
    expect(Buffer.compare(await cups.printed(), Buffer.from(await slip.pdf()))).toBe(0);
    const job = await cups.lastJob();
    expect(job).toContain('spl-kiosk-slip-7F3K9QXM');
    expect(job).toMatch(/media=Custom\.80x\d{2,3}mm/);
    await nothingLeft();
  });

  it('prints a letter on A4', async () => {
    await printer.print(letter);
    expect(await cups.lastJob()).toContain('media=iso_a4_210x297mm');
  });

  it.each([
    ['media-empty-error', 'out-of-paper', 'printer-out-of-paper'],
    ['cover-open-report', 'cover-open', 'printer-cover-open'],
    ['offline-report', 'offline', 'printer-offline'],
    ['media-jam-warning', 'error', 'printer-error'],
  ])('says %s while the job waits, takes it back and prints again later', async (reason, state, code) => {
    await cups.say(reason);
    const states: JobState[] = [];
    const job = printer.print(slip, { onState: (one) => states.push(one) });
    job.catch(() => undefined);
    await until(async () => expect(await printer.state()).toMatchObject({ state }));
    await expect(job).rejects.toMatchObject({ code });
    expect(states).toEqual(['queued', 'sent']);
    await nothingLeft();
    await cups.say(null);
    // What CUPS remembers of the printer does not keep the next slip from being printed.
    await printer.print(slip);
  });

  it('is not troubled by a roll that is nearly empty', async () => {
    expect(stateOfQueue({ isStopped: false, accepts: true, reasons: ['media-low-warning', 'none'] })).toEqual(
      {
        state: 'idle',
      },
    );
  });

  it('takes back the job of a customer who has gone', async () => {
    await cups.say('connecting-to-device');
    const leaving = new AbortController();
    const job = printer.print(slip, { signal: leaving.signal, onState: () => leaving.abort() });
    await expect(job).rejects.toMatchObject({ code: 'stopped' });
    await nothingLeft();
  });

  it('says that the queue is paused, and puts nothing into it', async () => {
    await cups.disable();
    expect(await printer.state()).toEqual({ state: 'error', kind: 'paused' });
    await expect(printer.print(slip)).rejects.toMatchObject({ code: 'printer-error' });
    expect(await cups.spool()).toEqual([]);
    await cups.enable();
  });

  it('is offline without its queue, and without CUPS', async () => {
    for (const other of [
      new CupsQueue('none', cups.server),
      new CupsQueue('kiosk', { host: '127.0.0.1', port: 1 }),
    ]) {
      const missing = new CupsPrinter(other, () => undefined, limits);
      expect(await missing.state()).toEqual({ state: 'offline' });
      await expect(missing.print(slip)).rejects.toMatchObject({ code: 'printer-offline' });
    }
  });

  it('sweeps what a killed daemon left, and nothing of others', async () => {
    await cups.say('media-empty-error');
    await queue.add(await slip.pdf(), 'spl-kiosk-slip-OLD', []);
    const others = await queue.add(new TextEncoder().encode('hello'), 'the pharmacy’s own letter', []);
    expect((await cups.spool()).length).toBeGreaterThanOrEqual(2);
    await printer.sweep();
    expect(await queue.jobs()).toEqual([others]);
    await queue.purge(others);
    await nothingLeft();
  });

  it('sweeps a printed slip that it finds after CUPS was started again, also where CUPS lost its name', async () => {
    const old = await queue.add(await slip.pdf(), 'spl-kiosk-slip-OLD', []);
    const nameless = await queue.add(await slip.pdf(), 'spl-kiosk-slip-OLDER', []);
    for (const id of [old, nameless])
      await until(async () => expect(await queue.job(id)).toMatchObject({ state: 'completed' }));
    await cups.restart();
    const forgetful = new CupsQueue(cups.queue, cups.server);
    forgetful.job = async (id) => ({ ...(await queue.job(id)), ...(id === nameless && { name: '' }) });
    await new CupsPrinter(forgetful, (why) => warnings.push(why), limits).sweep();
    await nothingLeft();
  });

  it('keeps no document of a job that has ended, once provisioning has said so', async () => {
    await cups.keepNoFiles();
    const id = await queue.add(await slip.pdf(), 'a name of its own', []);
    await until(async () => expect(await queue.job(id)).toMatchObject({ state: 'completed' }));
    await until(async () => expect((await cups.spool()).filter((name) => name.startsWith('d'))).toEqual([]));
    await queue.purge(id);
  });
});
