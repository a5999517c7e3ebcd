import { setTimeout as sleep } from 'node:timers/promises';
import { KioskError } from '../../errors.ts';
import type { CupsQueue, JobStatus } from './cups-queue.ts';
import { stateOfQueue } from './cups-state.ts';
import type { Paper, Printer, PrinterDescription, PrinterState, PrintProgress } from './printer.ts';
import { checkName, faultOf, noAnswer, nobodyWaits } from './printer-fault.ts';

export interface CupsLimits {
  readonly pollMs: number;
  /** Limit from entering the queue until CUPS says that the job is completed. */
  readonly printMs: number;
  /** The printer's reasons may belong to the job before, so they count only once they have lasted this long. */
  readonly staleMs: number;
}

const usualLimits: CupsLimits = { pollMs: 500, printMs: 120_000, staleMs: 4000 };

/** Beginning of the name of every job of ours, by which it is found again. */
const titleStart = 'spl-kiosk-';

/**
 * A queue of CUPS. "Printed" means CUPS's "completed": an IPP printer reports it when the paper is out, a queue on a
 * socket or USB backend when the last byte was taken. Every job is purged in the end, so that no document stays in the
 * spool, whatever PreserveJobFiles says.
 */
export class CupsPrinter implements Printer {
  readonly description: PrinterDescription;
  readonly #queue: CupsQueue;
  readonly #warn: (why: string) => void;
  readonly #limits: CupsLimits;

  constructor(queue: CupsQueue, warn: (why: string) => void, limits: CupsLimits = usualLimits) {
    this.#queue = queue;
    this.#warn = warn;
    this.#limits = limits;
    this.description = { simulated: false, detail: `cups:${queue.name}`, folder: null };
  }

  async state(): Promise<PrinterState> {
    try {
      return stateOfQueue(await this.#queue.status());
    } catch {
      return { state: 'offline' };
    }
  }

  /** Purges what an earlier daemon left in the queue when it was killed. */
  async sweep(): Promise<void> {
    try {
      for (const id of await this.#queue.jobs()) if (isOurs(await this.#queue.job(id))) await this.#purge(id);
    } catch {
      this.#warn(`CUPS queue ${this.#queue.name} could not be searched for jobs left behind.`);
    }
  }

  async print(paper: Paper, { signal, onState }: PrintProgress = {}): Promise<void> {
    checkName(paper);
    const pdf = await paper.pdf();
    onState?.('queued');
    const id = await this.#add(paper, pdf);
    try {
      await this.#untilPrinted(id, signal, onState);
    } finally {
      await this.#purge(id);
    }
    onState?.('printed');
  }

  async #add(paper: Paper, pdf: Uint8Array): Promise<number> {
    try {
      const status = await this.#queue.status();
      // Its other reasons may belong to the job before.
      const fault = faultOf(stateOfQueue({ ...status, reasons: [] }), this.#queue.name);
      if (fault) throw fault;
      return await this.#queue.add(pdf, `${titleStart}${paper.name}`, mediaOf(paper, pdf));
    } catch (error) {
      throw error instanceof KioskError ? error : this.#away(error);
    }
  }

  async #untilPrinted(
    id: number,
    signal: AbortSignal | undefined,
    onState: PrintProgress['onState'],
  ): Promise<void> {
    const { pollMs, printMs, staleMs } = this.#limits;
    const start = performance.now();
    let isSent = false;
    let faultSince: number | null = null;
    while (performance.now() - start < printMs) {
      if (signal?.aborted) throw nobodyWaits();
      const job = await this.#job(id);
      if (job.state === 'completed') return;
      if (job.state === 'aborted' || job.state === 'canceled') throw this.#refused(job);
      if (job.state === 'processing' && !isSent) {
        isSent = true;
        onState?.('sent');
      }
      const fault = faultOf(await this.state(), this.#queue.name);
      faultSince = fault ? (faultSince ?? performance.now()) : null;
      if (fault && faultSince !== null && performance.now() - faultSince >= staleMs) throw fault;
      await sleep(pollMs);
    }
    throw noAnswer(this.#queue.name);
  }

  async #job(id: number): Promise<JobStatus> {
    try {
      return await this.#queue.job(id);
    } catch (error) {
      // Without history (PreserveJobHistory No) CUPS forgets a job when it ends, and with it how it ended.
      throw (await this.state()).state === 'offline' ? this.#away(error) : noAnswer(this.#queue.name);
    }
  }

  async #purge(id: number): Promise<void> {
    await this.#queue.purge(id).catch(() => {
      this.#warn(`Job ${id} stays in the CUPS queue ${this.#queue.name}: delete it there.`);
    });
  }

  #refused({ reasons }: JobStatus): KioskError {
    const error = faultOf({ state: 'error', kind: reasons.join(', ') }, this.#queue.name);
    return error ?? noAnswer(this.#queue.name);
  }

  #away(cause: unknown): KioskError {
    return new KioskError(
      'printer-offline',
      `The CUPS queue ${this.#queue.name} does not answer. Check with lpstat -p that CUPS runs and has this queue.`,
      { cause },
    );
  }
}

/** Whether the job is ours, by its name. CUPS may have lost the name of a job that has ended but still has a document. */
function isOurs({ name, state }: JobStatus): boolean {
  if (name !== '') return name.startsWith(titleStart);
  return ['completed', 'aborted', 'canceled'].includes(state);
}

/** A slip is a sheet of its own length, which the PDF states; a letter is A4. */
function mediaOf({ format }: Paper, pdf: Uint8Array): readonly string[] {
  if (format === 'letter') return ['media=iso_a4_210x297mm'];
  const [, width, height] =
    /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf).toString('latin1')) ?? [];
  const mm = (points: string | undefined) => (Number(points) * 25.4) / 72;
  const size = `${Math.round(mm(width))}x${Math.ceil(mm(height))}mm`;
  return width === undefined ? [] : [`media=Custom.${size}`, 'print-scaling=none'];
}
