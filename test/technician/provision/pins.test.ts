import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pin } from '../../../src/server/auth/pin.ts';
import { loadSettings } from '../../../src/settings.ts';
import { setPins } from '../../../src/technician/provision/pins.ts';
import type { StepContext } from '../../../src/technician/provision/step.ts';
import { listen, StatusPrinter } from '../../fakes/parts/status-printer.ts';

let folder: string;
let told: string[];
let network: Awaited<ReturnType<typeof listen>>;
const printer = new StatusPrinter();
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'set-pins-'));
  told = [];
  network = await listen(printer);
});
afterEach(async () => {
  await network.close();
  rmSync(folder, { recursive: true });
});

const context = (printerSetting: string, pins: object = {}) =>
  ({
    settings: {
      ...loadSettings({}),
      stateFolder: folder,
      printer: printerSetting,
      slipFolder: join(folder, 'slips'),
    },
    answers: { technician: 'Kim', settings: {}, pins },
    tell: (line: string) => void told.push(line),
  }) as StepContext;
const opens = async (role: 'pharmacist' | 'technician', pin: string) =>
  (await new Pin(folder, role).try(pin)).ok;

describe('the PINs of a kiosk that is provisioned', () => {
  it('are made and printed where none was typed, and stand nowhere else', async () => {
    const end = await setPins(context(`escpos:127.0.0.1:${network.port}`, { technician: '739154' }));
    expect(end).toEqual({ done: 'pharmacist: made, technician: set; printed' });
    expect(await opens('technician', '739154')).toBe(true);
    expect(new Pin(folder, 'pharmacist').state).toBe('set');
    expect(printer.received.length).toBeGreaterThan(1000);
    expect(told.join()).not.toMatch(/\d{6}/);
    // A PIN that is set stays, and no paper is wasted.
    const printed = printer.received.length;
    expect(await setPins(context(`escpos:127.0.0.1:${network.port}`))).toEqual({
      done: 'pharmacist: as it was, technician: as it was',
    });
    expect(printer.received.length).toBe(printed);
    expect(await opens('technician', '739154')).toBe(true);
  });

  it('are told to the technician where there is no printer, and are in no file', async () => {
    expect(await setPins(context('pdf'))).toMatchObject({ done: expect.stringContaining('shown above') });
    for (const role of ['pharmacist', 'technician'] as const) {
      const pin =
        new RegExp(`${role}.*: (\\d{6})$`).exec(told.find((line) => line.includes(role)) ?? '')?.[1] ?? '';
      expect(await opens(role, pin)).toBe(true);
      expect(readFileSync(join(folder, `${role}-pin.json`), 'utf8')).not.toContain(pin);
    }
    expect(() => readFileSync(join(folder, 'slips', 'pins.pdf'))).toThrow('ENOENT');
  });

  it('are not set where the paper does not come: nobody would know them', async () => {
    await network.close();
    await expect(setPins(context(`escpos:127.0.0.1:${network.port}`))).rejects.toMatchObject({
      code: 'provision-failed',
      message: expect.stringMatching(/^No PIN was made\. /),
    });
    expect(new Pin(folder, 'pharmacist').state).toBe('missing');
    network = await listen(printer);
  });
});
