import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KioskError } from '../errors.ts';
import type { Printer, PrinterDescription } from './printer.ts';

/** What may become part of a file's name. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/** The simulated printer: a PDF in the slip folder, when the operator set one, and otherwise nothing at all. */
export class PdfPrinter implements Printer {
  readonly description: PrinterDescription;
  readonly #folder: string | null;

  constructor(slipFolder: string | null) {
    this.#folder = slipFolder;
    this.description = {
      simulated: true,
      detail: slipFolder === null ? 'slips as PDF, not kept' : `slips as PDF, kept in ${slipFolder}`,
      folder: slipFolder,
    };
  }

  async print(pdf: Uint8Array, name: string): Promise<void> {
    if (!safeName.test(name))
      throw new KioskError('printer-failed', 'The slip has a number that can’t be printed.');
    if (this.#folder === null) return;
    // The whole slip appears at once, or not at all.
    const unfinished = join(this.#folder, `.slip-${randomUUID()}.tmp`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(pdf);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, join(this.#folder, `slip-${name}.pdf`));
    } catch (cause) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw new KioskError(
        'printer-failed',
        `The slip can't be written to ${this.#folder}. Check that the folder is there, writable and not full.`,
        { cause },
      );
    }
  }
}
