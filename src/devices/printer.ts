/** Port of a printer of slips. */
export interface Printer {
  readonly description: PrinterDescription;

  /**
   * Prints one slip and resolves when the paper (or the file that stands for it) is really there.
   * @param pdf one 80 mm slip as PDF
   * @param name file-name-safe slip number, without anything personal
   * @throws KioskError `printer-failed`
   */
  print(pdf: Uint8Array, name: string): Promise<void>;
}

export interface PrinterDescription {
  readonly simulated: boolean;
  readonly detail: string;
  /** Folder that keeps every slip, when one is set; else slips exist in memory alone. */
  readonly folder: string | null;
}
