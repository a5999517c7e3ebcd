import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPrinter, type PrinterChoice } from '../../../src/devices/open.ts';
import { letterPrinterSetting, type Paper, printerSetting } from '../../../src/devices/printer/printer.ts';
import { settingsSchema } from '../../../src/settings.ts';
import { listen, StatusPrinter } from '../../fakes/parts/status-printer.ts';
import { openTerminal } from '../../fakes/parts/terminal.ts';

const choice: PrinterChoice = {
  printer: 'pdf',
  letterPrinter: null,
  slipFolder: null,
  devFolder: '/nowhere',
  warn: () => undefined,
};
const bytes = new TextEncoder().encode('A slip of paper\n'.repeat(500));
const slip: Paper = {
  name: 'slip-A1',
  format: 'slip',
  pdf: async () => new Uint8Array(),
  escPos: async () => bytes,
};

describe('the setting of the printer', () => {
  it.each([
    'auto',
    'pdf',
    'cups:Receipt_80',
    'cups:TM-T20II.1',
    'cups:A4+duplex@desk',
    'cups:Büro',
    'cups:2:1',
    'escpos:/dev/usb/lp0',
    'escpos:/dev/receipt-printer',
    'escpos:192.0.2.7:9100',
    'escpos:printer.example.org:9100',
  ])('takes %s', (name) => {
    expect(settingsSchema.safeParse({ printer: name }).success).toBe(true);
  });

  it.each([
    '',
    'lp',
    'cups:',
    'cups:-o',
    'cups:a b',
    "cups:a'b",
    'cups:a?b',
    'cups:a#b',
    'cups:a\\b',
    'cups:a\u202eb',
    'cups:a/b',
    'cups:a\n',
    'escpos:',
    'escpos:/dev/../etc/passwd',
    'escpos:/etc/passwd',
    'escpos:/dev/usb/lp0;x',
    'escpos:host',
    'escpos:-host:9100',
    'escpos:ho st:9100',
    'escpos:host:9100 ',
  ])('refuses %j', async (name) => {
    expect(printerSetting.test(name)).toBe(false);
    expect(settingsSchema.safeParse({ printer: name }).success).toBe(false);
    await expect(openPrinter({ ...choice, printer: name })).rejects.toMatchObject({
      code: 'settings-invalid',
    });
  });

  it('of letters is a queue of CUPS', () => {
    expect(letterPrinterSetting.test('cups:Office')).toBe(true);
    for (const name of ['pdf', 'auto', 'escpos:/dev/usb/lp0'])
      expect(letterPrinterSetting.test(name)).toBe(false);
  });
});

describe('a receipt printer of the settings', () => {
  it('is found in the network', async () => {
    const printer = new StatusPrinter();
    const network = await listen(printer);
    const driver = await openPrinter({ ...choice, printer: `escpos:127.0.0.1:${network.port}` });
    await driver.print(slip);
    expect(Uint8Array.from(printer.received)).toEqual(bytes);
    expect(driver.description).toMatchObject({ simulated: false, folder: null });
    await network.close();
  });
});

// A terminal stands in for the node of a USB printer (apt-get install socat): a device to read and write, without waiting.
describe('a receipt printer at a USB node', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'printer-test-'));
    await mkdir(join(folder, 'usb'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('prints, says what is wrong, and is found by itself', async () => {
    const printer = new StatusPrinter();
    const terminal = await openTerminal(folder, printer);
    await symlink(terminal.node, join(folder, 'usb', 'lp0'));
    const driver = await openPrinter({ ...choice, printer: 'auto', devFolder: folder });
    expect(driver.description).toMatchObject({ simulated: false });
    expect(driver.description.detail).toContain('usb/lp0');
    await driver.print(slip);
    expect(Uint8Array.from(printer.received)).toEqual(bytes);
    printer.status = 'cover-open';
    await expect(driver.print(slip)).rejects.toMatchObject({ code: 'printer-cover-open' });
    await terminal.close();
    expect(await driver.state()).toEqual({ state: 'offline' });
  });

  it('that was pulled out is offline', async () => {
    const driver = await openPrinter({ ...choice, printer: 'escpos:/dev/usb/lp3', devFolder: folder });
    expect(await driver.state()).toEqual({ state: 'offline' });
    await expect(driver.print(slip)).rejects.toMatchObject({ code: 'printer-offline' });
  });
});
