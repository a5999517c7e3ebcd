import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KioskError } from '../../errors.ts';
import type { Paper, Printer, PrinterDescription, PrinterState, PrintProgress } from './printer.ts';
import { checkName } from './printer-fault.ts';

/** The simulated printer: it writes a PDF to the slip folder if the operator set one, and otherwise nothing. */
export class PdfPrinter implements Printer {
  readonly description: PrinterDescription;
  readonly #folder: string | null;

  constructor(slipFolder: string | null) {
    this.#folder = slipFolder;
    this.description = {
      simulated: true,
      detail: slipFolder === null ? 'papers as PDF, not kept' : `papers as PDF, kept in ${slipFolder}`,
      folder: slipFolder,
    };
  }

  async state(): Promise<PrinterState> {
    return { state: 'idle' };
  }

  async print(paper: Paper, { onState }: PrintProgress = {}): Promise<void> {
    checkName(paper);
    onState?.('queued');
    if (this.#folder !== null) await keep(await paper.pdf(), this.#folder, `${paper.name}.pdf`);
    onState?.('printed');
  }
}

/** The whole paper appears at once, or not at all. */
async function keep(pdf: Uint8Array, folder: string, name: string): Promise<void> {
  const unfinished = join(folder, `.paper-${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(pdf);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(folder, name));
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new KioskError(
      'printer-failed',
      `The paper can't be written to ${folder}. Check that the folder is there, writable and not full.`,
      { cause },
    );
  }
}
