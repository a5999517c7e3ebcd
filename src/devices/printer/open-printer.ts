import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KioskError } from '../../errors.ts';
import { CupsPrinter } from './cups-printer.ts';
import { CupsQueue, defaultQueue } from './cups-queue.ts';
import { EscPosPrinter } from './esc-pos-printer.ts';
import { PdfPrinter } from './pdf-printer.ts';
import { type Printer, printerSetting } from './printer.ts';
import { openTcpLink, openUsbLink } from './printer-link.ts';

export interface PrinterChoice {
  /** 'auto', 'pdf', 'cups:NAME', 'escpos:/dev/usb/lpN' or 'escpos:host:port'. */
  readonly printer: string;
  /** 'cups:NAME'; null for the slip printer, if it can print letters. */
  readonly letterPrinter: string | null;
  /** Folder that keeps what a simulated printer prints; null keeps nothing. */
  readonly slipFolder: string | null;
  /** Where the kernel shows devices. */
  readonly devFolder: string;
  /** Called with what a person should put right by hand. */
  readonly warn: (why: string) => void;
  /**
   * Purges what an earlier daemon left in a queue. Only the daemon may ask for it: others would purge what it prints.
   */
  readonly sweep?: true;
}

/**
 * Chooses the printer's driver; nothing else does. 'auto' takes the first receipt printer that answers at a USB node,
 * then CUPS's default queue, then none. It looks only once, so a kiosk in use should name its printer.
 * @throws KioskError `settings-invalid`
 */
export async function openPrinter(choice: PrinterChoice): Promise<Printer> {
  const slips =
    choice.printer === 'auto' ? await findPrinter(choice) : await openNamed(choice.printer, choice);
  if (choice.letterPrinter === null) return slips;
  const letters = await openNamed(choice.letterPrinter, choice);
  return {
    description: {
      ...slips.description,
      detail: `${slips.description.detail} + ${letters.description.detail}`,
    },
    state: () => slips.state(),
    print: (paper, progress) => (paper.format === 'letter' ? letters : slips).print(paper, progress),
  };
}

async function openNamed(name: string, choice: PrinterChoice): Promise<Printer> {
  const { slipFolder, devFolder } = choice;
  if (!printerSetting.test(name)) {
    const examples = 'cups:NAME or escpos:/dev/usb/lp0';
    throw new KioskError('settings-invalid', `"${name}" is not a printer, such as ${examples}.`);
  }
  const [kind = '', where = '', port] = name.split(':');
  if (kind === 'pdf') return new PdfPrinter(slipFolder);
  if (kind === 'cups') return await openQueue(name.slice('cups:'.length), choice);
  if (port === undefined) return openUsb(join(devFolder, where.slice('/dev/'.length)));
  return new EscPosPrinter(`${where}:${port}`, () => openTcpLink(where, Number(port)));
}

const openUsb = (path: string): Printer => new EscPosPrinter(path, () => openUsbLink(path));

async function openQueue(name: string, { warn, sweep }: PrinterChoice): Promise<Printer> {
  const printer = new CupsPrinter(new CupsQueue(name), warn);
  if (sweep) await printer.sweep();
  return printer;
}

async function findPrinter(choice: PrinterChoice): Promise<Printer> {
  const { slipFolder, devFolder } = choice;
  const names = await readdir(join(devFolder, 'usb')).catch(() => []);
  for (const name of names.filter((one) => /^lp\d{1,2}$/.test(one)).sort()) {
    const printer = openUsb(join(devFolder, 'usb', name));
    // Any printer can be at a node; one that does not speak ESC/POS gives no answer.
    if ((await printer.state()).state !== 'offline') return printer;
  }
  const queue = await defaultQueue();
  if (queue !== null && printerSetting.test(`cups:${queue}`)) return await openQueue(queue, choice);
  if (queue !== null) {
    choice.warn(`CUPS's default queue ${queue} is not used: name another one in the setting "printer".`);
  }
  return new PdfPrinter(slipFolder);
}
