import { mkdtempSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
import { errorCodes } from '../../src/errors.ts';
import { type RunningKiosk, startKiosk } from '../e2e/kiosk-browser.ts';
import { printReceipt } from '../fakes/parts/receipt-printer.ts';
import { listen, StatusPrinter } from '../fakes/parts/status-printer.ts';
import { byHand, Visitor } from '../fakes/parts/visitor.ts';
import { until } from '../fakes/until.ts';

// The whole daemon with a receipt printer in the network: what its customer learns of the paper.

let memory: string;
let kiosk: RunningKiosk;
let visitor: Visitor;
let network: Awaited<ReturnType<typeof listen>>;
const printer = new StatusPrinter();

beforeAll(async () => {
  memory = mkdtempSync('/dev/shm/printing-');
  network = await listen(printer);
  kiosk = await startKiosk([], {
    SPL_KIOSK_PRINTER: `escpos:127.0.0.1:${network.port}`,
    SPL_KIOSK_CAMERA: 'simulated',
    SPL_KIOSK_RUNTIME_FOLDER: memory,
    ...byHand,
  });
  visitor = new Visitor(kiosk);
  await visitor.ask(
    { type: 'begin' },
    { type: 'consent' },
    { type: 'urgent-signs', ticked: ['bleeding-wound'] },
  );
  await visitor.until(({ step }) => step === 'speak-now');
});

afterAll(async () => {
  visitor.leave();
  await kiosk.stop();
  await network.close();
  rmSync(memory, { recursive: true, force: true });
});

describe('a customer', () => {
  it('learns for every fault what to do', () => {
    for (const fault of errorCodes.filter((code) => code.startsWith('printer-')))
      expect(en.faults[fault]).toMatch(/pharmacist|print it again/);
  });

  it.each([
    ['out-of-paper', 'printer-out-of-paper'],
    ['cover-open', 'printer-cover-open'],
    ['cutter', 'printer-error'],
    ['offline', 'printer-offline'],
  ] as const)('is told when the printer is %s, and the step stands', async (status, fault) => {
    printer.status = status;
    await visitor.ask({ type: 'print-slip' });
    const state = await visitor.until((one) => one.slip === 'failed' && one.fault === fault);
    expect(state).toMatchObject({ step: 'speak-now', slipUrl: null });
    expect(printer.received).toEqual([]);
  });

  it('gets the slip once the printer is put right, and once more', async () => {
    printer.status = 'idle';
    for (const _time of [1, 2]) {
      printer.received = [];
      printer.prints = false;
      await visitor.ask({ type: 'print-slip' });
      await visitor.until(({ slip }) => slip === 'printing');
      await until(() => expect(printer.isAwaited).toBe(true));
      printer.finish();
      const state = await visitor.until(({ slip }) => slip === 'printed');
      const { slip, fault, slipUrl, devices } = state;
      expect({ slip, fault, slipUrl, printer: devices.printer }).toEqual({
        slip: 'printed',
        fault: null,
        slipUrl: null,
        printer: 'real',
      });
      const { lines } = await printReceipt(Uint8Array.from(printer.received));
      expect(lines).toContain(en.speakNow);
      // The number, as code and as text, is drawn as one picture.
      const heights = lines.map((line) => Number(/^\[raster 576 × (\d+)\]$/.exec(line)?.[1] ?? 0));
      expect(heights.filter((height) => height > 100)).toHaveLength(1);
    }
  });

  it('waits with the end for the paper, and takes it back with "stop and delete"', async () => {
    printer.received = [];
    printer.prints = false;
    await visitor.ask({ type: 'print-slip' });
    await visitor.until(({ slip }) => slip === 'printing');
    // The slip is drawn first; from here on the printer has it.
    await until(() => expect(printer.isAwaited).toBe(true));
    await expect(visitor.ask({ type: 'finish' })).rejects.toThrow('out-of-order');
    const cleared = printer.cleared;
    await visitor.ask({ type: 'stop-and-delete' });
    await visitor.until(({ step }) => step === 'welcome');
    await until(() => expect(printer.cleared).toBe(cleared + 1));
    expect(printer.received).toEqual([]);
  });

  it('leaves nothing in the log but codes', () => {
    const { stderr } = kiosk.output;
    expect(stderr).toContain('printer-out-of-paper');
    expect(stderr).not.toMatch(/bleeding|Please speak/);
  });
});
