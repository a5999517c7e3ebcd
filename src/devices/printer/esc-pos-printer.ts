import { setTimeout as sleep } from 'node:timers/promises';
import { KioskError } from '../../errors.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import {
  clearBuffers,
  isPrintedAnswer,
  isRealTime,
  stateOfAnswers,
  statusQuestions,
  whenPrinted,
} from './esc-pos-status.ts';
import type { Paper, Printer, PrinterDescription, PrinterState, PrintProgress } from './printer.ts';
import { faultOf, noAnswer, nobodyWaits, wrongPaper } from './printer-fault.ts';
import type { PrinterLink } from './printer-link.ts';

export interface EscPosLimits {
  /** Limit for one byte of status. */
  readonly answerMs: number;
  /** Limit from the last byte sent until the printer says that it has printed. */
  readonly printMs: number;
  /** Time between two status requests while it prints. */
  readonly pollMs: number;
}

const usualLimits: EscPosLimits = { answerMs: 3000, printMs: 45_000, pollMs: 500 };

/** Bytes between two status requests: less than the smallest receive buffer, 4 KiB. */
const chunk = 2048;

/**
 * An 80 mm receipt printer that speaks ESC/POS and answers status requests, over USB or TCP. It is asked before, while
 * and after a slip is sent. "Printed" means its answer to GS r, which it gives once everything before is on paper.
 */
export class EscPosPrinter implements Printer {
  readonly description: PrinterDescription;
  readonly #name: string;
  readonly #open: () => Promise<PrinterLink>;
  readonly #limits: EscPosLimits;
  /** Jobs and questions share one connection, because most of these printers allow only one. */
  readonly #queue = new OneAtATime();
  /** Number of jobs that are printing or waiting. */
  #jobs = 0;
  #last: PrinterState = { state: 'idle' };

  /** @param name the node or the address, for error sentences */
  constructor(name: string, open: () => Promise<PrinterLink>, limits: EscPosLimits = usualLimits) {
    this.#name = name;
    this.#open = open;
    this.#limits = limits;
    this.description = { simulated: false, detail: `escpos:${name}`, folder: null };
  }

  /** During a job, the state that it reported last. */
  state(): Promise<PrinterState> {
    if (this.#jobs > 0) return Promise.resolve(this.#last);
    return this.#queue.run(() => this.#linked((link) => this.#ask(link)).catch(() => offline));
  }

  async print(paper: Paper, { signal, onState }: PrintProgress = {}): Promise<void> {
    if (paper.escPos === null) throw wrongPaper(this.#name);
    const bytes = await paper.escPos();
    onState?.('queued');
    this.#jobs += 1;
    const job = this.#queue.run(async () => {
      if (signal?.aborted) throw nobodyWaits();
      try {
        await this.#linked(async (link) => {
          await this.#expectIdle(link);
          await this.#send(link, bytes, signal);
          onState?.('sent');
          await this.#untilPrinted(link, signal);
        });
      } catch (error) {
        throw error instanceof KioskError ? error : this.#lost(error);
      }
    });
    await job.finally(() => {
      this.#jobs -= 1;
    });
    onState?.('printed');
  }

  async #linked<T>(work: (link: PrinterLink) => Promise<T>): Promise<T> {
    const link = await this.#open();
    try {
      return await work(link);
    } finally {
      await link.close();
    }
  }

  /** @throws KioskError what is wrong with the printer */
  async #expectIdle(link: PrinterLink): Promise<void> {
    const fault = faultOf(await this.#ask(link), this.#name);
    if (fault) throw fault;
  }

  async #send(link: PrinterLink, bytes: Uint8Array, signal: AbortSignal | undefined): Promise<void> {
    for (let at = 0; at < bytes.length; at += chunk) {
      await this.#within(link.write(bytes.subarray(at, at + chunk)));
      await this.#goOn(link, signal);
    }
  }

  async #untilPrinted(link: PrinterLink, signal: AbortSignal | undefined): Promise<void> {
    await this.#within(link.write(whenPrinted));
    const { printMs, pollMs } = this.#limits;
    for (const end = performance.now() + printMs; performance.now() < end; ) {
      const byte = await link.read(pollMs);
      if (byte !== undefined && isPrintedAnswer(byte)) return;
      if (await this.#goOn(link, signal)) return;
    }
    await this.#takeBack(link);
    throw noAnswer(this.#name);
  }

  /**
   * Asks the printer for its state during a job. A job that can't continue is taken back, so that it does not come out
   * when somebody puts in paper for the next customer.
   * @returns whether the printer has meanwhile reported that everything is printed
   */
  async #goOn(link: PrinterLink, signal: AbortSignal | undefined): Promise<boolean> {
    const said = { printed: false };
    const fault =
      faultOf(await this.#ask(link, said), this.#name) ?? (signal?.aborted ? nobodyWaits() : undefined);
    if (fault && !said.printed) {
      await this.#takeBack(link);
      throw fault;
    }
    return said.printed;
  }

  async #takeBack(link: PrinterLink): Promise<void> {
    await this.#within(link.write(clearBuffers)).catch(() => undefined);
    // Closing at once could overtake the command.
    await sleep(50);
  }

  /** @param said called when the answer to GS r is among the bytes */
  async #ask(link: PrinterLink, said: { printed: boolean } = { printed: false }): Promise<PrinterState> {
    const answers: number[] = [];
    // An answer that came too late would be mistaken for the answer to the next question.
    for (let late = await link.read(0); late !== undefined; late = await link.read(0)) {
      if (isPrintedAnswer(late)) said.printed = true;
    }
    for (const question of statusQuestions) {
      await this.#within(link.write(question));
      for (;;) {
        const byte = await link.read(this.#limits.answerMs);
        if (byte === undefined) return offline;
        if (isRealTime(byte)) {
          answers.push(byte);
          break;
        }
        if (isPrintedAnswer(byte)) said.printed = true;
      }
    }
    this.#last = stateOfAnswers(answers);
    return this.#last;
  }

  /** @throws KioskError `printer-no-answer` if the printer takes no further bytes */
  async #within(writing: Promise<void>): Promise<void> {
    const stalled = new AbortController();
    const late = sleep(this.#limits.printMs, undefined, { signal: stalled.signal }).then(() => {
      throw noAnswer(this.#name);
    });
    late.catch(() => undefined);
    await Promise.race([writing, late]).finally(() => stalled.abort());
  }

  #lost(cause: unknown): KioskError {
    const { code, message } = faultOf(offline, this.#name) ?? noAnswer(this.#name);
    return new KioskError(code, message, { cause });
  }
}

const offline: PrinterState = { state: 'offline' };
