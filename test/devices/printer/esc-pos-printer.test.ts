import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EscPosPrinter } from '../../../src/devices/printer/esc-pos-printer.ts';
import { stateOfAnswers } from '../../../src/devices/printer/esc-pos-status.ts';
import type { JobState, Paper } from '../../../src/devices/printer/printer.ts';
import { openTcpLink } from '../../../src/devices/printer/printer-link.ts';
import { answersOf, listen, StatusPrinter } from '../../fakes/parts/status-printer.ts';
import { until } from '../../fakes/until.ts';

let printer: StatusPrinter;
let network: Awaited<ReturnType<typeof listen>>;
let driver: EscPosPrinter;

beforeEach(async () => {
  printer = new StatusPrinter();
  network = await listen(printer);
  driver = driverThatWaits(60);
});
afterEach(() => network.close());

/** @param seconds limits for an answer and for the paper */
function driverThatWaits(seconds: number): EscPosPrinter {
  const { port } = network;
  const limits = { answerMs: seconds * 1000, printMs: seconds * 1000, pollMs: 30 };
  return new EscPosPrinter(`127.0.0.1:${port}`, () => openTcpLink('127.0.0.1', port), limits);
}

const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => 0x20 + (i % 90));
const slip: Paper = {
  name: 'slip-7F3K9QXM',
  format: 'slip',
  pdf: async () => new Uint8Array(),
  escPos: async () => bytes,
};

describe('a receipt printer', () => {
  it.each([
    ['idle', { state: 'idle' }],
    ['paper-low', { state: 'idle' }],
    ['out-of-paper', { state: 'out-of-paper' }],
    ['cover-open', { state: 'cover-open' }],
    ['cutter', { state: 'error', kind: 'cutter' }],
    ['hot', { state: 'error', kind: 'recovers by itself' }],
    ['offline', { state: 'offline' }],
  ] as const)('says %s', async (status, state) => {
    expect(stateOfAnswers(answersOf[status])).toEqual(state);
    printer.status = status;
    expect(await driver.state()).toEqual(state);
  });

  it('is offline when it says nothing, and when nobody is there', async () => {
    printer.status = 'silent';
    expect(await driverThatWaits(0.5).state()).toEqual({ state: 'offline' });
    const nobody = new EscPosPrinter('nobody', () => openTcpLink('127.0.0.1', 1));
    expect(await nobody.state()).toEqual({ state: 'offline' });
    await expect(nobody.print(slip)).rejects.toMatchObject({ code: 'printer-offline' });
  });

  it('has printed when it says so, not when it was sent everything', async () => {
    printer.prints = false;
    const states: JobState[] = [];
    const job = driver.print(slip, { onState: (state) => states.push(state) });
    await until(() => expect(states).toEqual(['queued', 'sent']));
    // A question meanwhile does not wait for the paper.
    expect(await driver.state()).toEqual({ state: 'idle' });
    expect(Uint8Array.from(printer.received)).toEqual(bytes);
    printer.finish();
    await job;
    expect(states).toEqual(['queued', 'sent', 'printed']);
    expect(printer.cleared).toBe(0);
  });

  it.each([
    ['out-of-paper', 'printer-out-of-paper'],
    ['cover-open', 'printer-cover-open'],
    ['cutter', 'printer-error'],
    ['offline', 'printer-offline'],
  ] as const)('is sent nothing while it is %s', async (status, code) => {
    printer.status = status;
    await expect(driver.print(slip)).rejects.toMatchObject({ code });
    expect(printer.received).toEqual([]);
  });

  it.each([
    ['out-of-paper', 'printer-out-of-paper'],
    ['cover-open', 'printer-cover-open'],
  ] as const)('forgets the rest of a slip when it gets %s in the middle', async (status, code) => {
    printer.onBytes = (count) => {
      if (count > 5000) printer.status = status;
    };
    await expect(driver.print(slip)).rejects.toMatchObject({ code });
    expect(printer.cleared).toBe(1);
    expect(printer.received).toEqual([]);
  });

  it('is given up when it never says that it printed, and forgets the slip', async () => {
    printer.prints = false;
    await expect(driverThatWaits(1).print(slip)).rejects.toMatchObject({ code: 'printer-no-answer' });
    expect(printer.received).toEqual([]);
  });

  it('forgets the slip of a customer who has gone', async () => {
    printer.prints = false;
    const leaving = new AbortController();
    const job = driver.print(slip, {
      signal: leaving.signal,
      onState: (state) => state === 'sent' && leaving.abort(),
    });
    await expect(job).rejects.toMatchObject({ code: 'stopped' });
    expect(printer.received).toEqual([]);
  });

  it('prints again after it was put right', async () => {
    printer.status = 'out-of-paper';
    await expect(driver.print(slip)).rejects.toMatchObject({ code: 'printer-out-of-paper' });
    printer.status = 'idle';
    await driver.print(slip);
    expect(printer.received).toHaveLength(bytes.length);
  });

  it('prints one slip after the other', async () => {
    await Promise.all([driver.print(slip), driver.print(slip)]);
    expect(Uint8Array.from(printer.received)).toEqual(Uint8Array.from([...bytes, ...bytes]));
  });

  it('takes no letter', async () => {
    const letter: Paper = { ...slip, format: 'letter', escPos: null };
    await expect(driver.print(letter)).rejects.toMatchObject({ code: 'printer-wrong-paper' });
  });
});
