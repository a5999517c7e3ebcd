/** Port of a printer, whatever stands behind it: a receipt printer, a queue of the system, a folder of files. */
export interface Printer {
  readonly description: PrinterDescription;

  /** What the printer says of itself now. Never throws: who gets no answer says `offline`. */
  state(): Promise<PrinterState>;

  /**
   * Prints one paper and resolves when it is really there; "sent to the printer" is not "printed". A job that fails,
   * or that nobody waits for any more, is taken back, so that no paper comes out later for the next customer.
   * @throws KioskError one of `printerFaults`; `stopped` when the signal ended it
   */
  print(paper: Paper, progress?: PrintProgress): Promise<void>;
}

/** A slip is 80 mm wide and as long as it needs, a letter has pages of A4. */
export type PaperFormat = 'slip' | 'letter';

/** Something to print. The driver makes the form that it wants of it, when it wants it. */
export interface Paper {
  /** Safe as a file's name, like 'slip-7F3K9QXM'. Print queues show it: nothing personal. */
  readonly name: string;
  readonly format: PaperFormat;
  readonly pdf: () => Promise<Uint8Array>;
  /** The bytes that a receipt printer takes; null of what does not fit on its paper. */
  readonly escPos: (() => Promise<Uint8Array>) | null;
}

/** Where a job stands; what failed throws. */
export type JobState = 'queued' | 'sent' | 'printed';

export interface PrintProgress {
  readonly signal?: AbortSignal;
  readonly onState?: (state: JobState) => void;
}

export type PrinterState =
  /** Ready, or busy with a job. */
  | { readonly state: 'idle' | 'out-of-paper' | 'cover-open' | 'offline' }
  /** `kind` is one word or a few, as the printer gives it: 'cutter', 'paused', 'media-jam'. */
  | { readonly state: 'error'; readonly kind: string };

/** Codes of what can go wrong with a printer: the sentences are in the pages' strings. */
export const printerFaults = [
  'printer-out-of-paper',
  'printer-cover-open',
  'printer-offline',
  'printer-error',
  /** The job was sent, and within the limit nothing said whether paper came. */
  'printer-no-answer',
  /** What is to be printed does not fit on this printer's paper. */
  'printer-wrong-paper',
  'printer-failed',
] as const;

export interface PrinterDescription {
  /** True when no paper comes: files stand for it. */
  readonly simulated: boolean;
  readonly detail: string;
  /** Folder that keeps every paper, when one is set; else papers of a simulated printer exist in memory alone. */
  readonly folder: string | null;
}

/** What may become part of a file's name, a queue's title or a command. */
export const isPaperName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(name);

/** What CUPS takes: no spaces, none of / # ? \ and quotes; and no '-' first, which a command would take for an option. */
const queueLetter = '[^\\s\\p{C}/#?\\\\\'"]';
const queue = `cups:(?!-)${queueLetter}{1,127}`;
const node = 'escpos:/dev/(?:usb/lp\\d{1,2}|[A-Za-z0-9][A-Za-z0-9_-]{0,63})';
const address = 'escpos:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?:\\d{1,5}';

/** What names a printer in the settings: strict, for it ends in commands, paths and addresses. */
export const printerSetting = new RegExp(`^(?:auto|pdf|${queue}|${node}|${address})$`, 'u');

/** What names another printer for letters. */
export const letterPrinterSetting = new RegExp(`^${queue}$`, 'u');
