/** Port of a printer of any kind: a receipt printer, a queue of the system, a folder of files. */
export interface Printer {
  readonly description: PrinterDescription;

  /** What the printer reports now. Never throws: a printer that gives no answer counts as `offline`. */
  state(): Promise<PrinterState>;

  /**
   * Prints one paper and resolves once the paper is out: "sent to the printer" is not "printed" (RULES.md 19). A job
   * that fails, or that nobody waits for any longer, is taken back, so that no paper comes out later for the next
   * customer.
   * @throws KioskError one of the codes `printer-…`; `stopped` when the signal ended it
   */
  print(paper: Paper, progress?: PrintProgress): Promise<void>;
}

/** A slip is 80 mm wide and as long as it needs to be; a letter has A4 pages. */
export type PaperFormat = 'slip' | 'letter';

/** Something to print. The driver asks for the form that it needs, when it needs it. */
export interface Paper {
  /** Safe as a file name, like 'slip-7F3K9QXM'. It holds nothing personal, because print queues show it. */
  readonly name: string;
  readonly format: PaperFormat;
  readonly pdf: () => Promise<Uint8Array>;
  /** The bytes for a receipt printer; null if the paper does not fit on it. */
  readonly escPos: (() => Promise<Uint8Array>) | null;
}

/** The state of a job; a failure throws instead. */
export type JobState = 'queued' | 'sent' | 'printed';

export interface PrintProgress {
  readonly signal?: AbortSignal;
  readonly onState?: (state: JobState) => void;
}

export type PrinterState =
  /** Ready, or busy with a job. */
  | { readonly state: 'idle' | 'out-of-paper' | 'cover-open' | 'offline' }
  /** `kind` is in the printer's own words: 'cutter', 'paused', 'media-jam'. */
  | { readonly state: 'error'; readonly kind: string };

export interface PrinterDescription {
  /** True if files take the place of paper. */
  readonly simulated: boolean;
  /** As in the settings, which no language changes: "cups:NAME"; of files, what becomes of them, in English. */
  readonly detail: string;
  /** Folder that keeps every paper, if one is set; otherwise papers of a simulated printer exist only in memory. */
  readonly folder: string | null;
}

/** Names that CUPS allows (no spaces, no / # ? \ or quotes), without a '-' first, which commands take for an option. */
const queueLetter = '[^\\s\\p{C}/#?\\\\\'"]';
const queue = `cups:(?!-)${queueLetter}{1,127}`;
const node = 'escpos:/dev/(?:usb/lp\\d{1,2}|[A-Za-z0-9][A-Za-z0-9_-]{0,63})';
const address = 'escpos:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?:\\d{1,5}';

/** Names of printers in the settings. Strict, because they become part of commands, paths and addresses. */
export const printerSetting = new RegExp(`^(?:auto|pdf|${queue}|${node}|${address})$`, 'u');

/** Names of separate printers for letters. */
export const letterPrinterSetting = new RegExp(`^${queue}$`, 'u');
