import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import ipp from '@sealsystems/ipp';
import { z } from 'zod';

// An attribute of CUPS that the library would leave out.
ipp.attributes.Operation['purge-job'] = ipp.attributes.Operation['my-jobs'];

/** Where CUPS listens. */
export interface CupsServer {
  readonly host: string;
  readonly port: number;
}

export const localCups: CupsServer = { host: 'localhost', port: 631 };

const answerMs = 5000;

/** One value or several, because IPP's 1setOf comes as either. */
const keywords = z.preprocess((value) => [value].flat(), z.array(z.string()));

const printerSchema = z.object({
  'printer-state': z.enum(['idle', 'processing', 'stopped']),
  'printer-state-reasons': keywords,
  'printer-is-accepting-jobs': z.boolean(),
});

const idSchema = z.object({ 'job-id': z.int() });

const jobSchema = idSchema.extend({
  'job-name': z.string().optional(),
  'job-state': z.string(),
  'job-state-reasons': keywords,
});

export interface QueueStatus {
  readonly isStopped: boolean;
  readonly accepts: boolean;
  /** Reasons that the printer or its backend gave last; CUPS keeps them until the next job runs. */
  readonly reasons: readonly string[];
}

export interface JobStatus {
  readonly id: number;
  /** Name of the job; empty if CUPS has lost it. */
  readonly name: string;
  /** State of the job in IPP's words: 'pending', 'processing', 'completed', 'aborted', … */
  readonly state: string;
  readonly reasons: readonly string[];
}

/** One queue of CUPS: jobs are submitted with `lp`, and their state is read over IPP. */
export class CupsQueue {
  readonly name: string;
  readonly #server: CupsServer;

  constructor(name: string, server: CupsServer = localCups) {
    this.name = name;
    this.#server = server;
  }

  /** @throws Error when CUPS does not answer or has no such queue */
  async status(): Promise<QueueStatus> {
    const response = await this.#ask('Get-Printer-Attributes', {
      'requested-attributes': Object.keys(printerSchema.shape),
    });
    const printer = printerSchema.parse(response['printer-attributes-tag']);
    return {
      isStopped: printer['printer-state'] === 'stopped',
      accepts: printer['printer-is-accepting-jobs'],
      reasons: printer['printer-state-reasons'],
    };
  }

  /** @throws Error when CUPS does not answer or knows no such job */
  async job(id: number): Promise<JobStatus> {
    const attributes = { 'job-id': id, 'requested-attributes': Object.keys(jobSchema.shape) };
    const response = await this.#ask('Get-Job-Attributes', attributes);
    return jobOf(response['job-attributes-tag']);
  }

  /** Ids of this user's jobs that CUPS still knows, finished ones included. */
  async jobs(): Promise<number[]> {
    const response = await this.#ask('Get-Jobs', {
      'which-jobs': 'all',
      'my-jobs': true,
      'requested-attributes': Object.keys(idSchema.shape),
    });
    return [response['job-attributes-tag'] ?? []].flat().map((job) => idSchema.parse(job)['job-id']);
  }

  /**
   * Puts a document into the queue. It goes through a pipe, so no file of ours holds it.
   * @returns the job's id
   * @throws Error when `lp` is missing or refuses
   */
  async add(document: Uint8Array, title: string, options: readonly string[]): Promise<number> {
    const flags = ['-h', this.#address, '-d', this.name, '-t', title];
    const said = await withInput('lp', [...flags, ...options.flatMap((option) => ['-o', option])], document);
    // In the C locale: "request id is QUEUE-12 (0 file(s))".
    const id = /-(\d+) \(/.exec(said)?.[1];
    if (id === undefined) throw new Error('lp gave no request id');
    return Number(id);
  }

  /**
   * Cancels a job in any state and deletes its document and its history. CUPS deletes only jobs that have ended, and
   * lets the owner do so only by Cancel-Job with `purge-job`: Purge-Jobs needs an administrator, and `cancel -x` sends
   * an attribute that CUPS does not read.
   * @throws Error when CUPS still has it
   */
  async purge(id: number): Promise<void> {
    for (const end = performance.now() + answerMs; ; await sleep(100)) {
      await this.#ask('Cancel-Job', { 'job-id': id, 'purge-job': true }).catch(() => undefined);
      if (!(await this.jobs()).includes(id)) return;
      if (performance.now() > end) throw new Error('the job is still there');
    }
  }

  get #address(): string {
    return `${this.#server.host}:${this.#server.port}`;
  }

  #ask(
    operation: string,
    attributes: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const path = `/printers/${encodeURIComponent(this.name)}`;
    const printer = new ipp.Printer(`http://${this.#address}${path}`, { timeout: answerMs });
    return new Promise((resolve, reject) => {
      printer.execute(
        operation,
        { 'operation-attributes-tag': { ...attributes, ...asOwner() } },
        (error, response) => {
          if (error) reject(error);
          else if (!response.statusCode?.startsWith('successful'))
            reject(new Error(`CUPS said ${response.statusCode}`));
          else resolve(response);
        },
      );
    });
  }
}

function jobOf(attributes: unknown): JobStatus {
  const job = jobSchema.parse(attributes);
  return {
    id: job['job-id'],
    name: job['job-name'] ?? '',
    state: job['job-state'],
    reasons: job['job-state-reasons'],
  };
}

/** CUPS shows the name of a job only to its owner, who alone may purge it. */
const asOwner = () => ({ 'requesting-user-name': userInfo().username });

/** Only the PATH: no proxy and no other server of CUPS. */
const cLocale = () => ({ PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8' });

function withInput(program: string, args: readonly string[], input: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: cLocale(), timeout: 30_000 });
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0 ? resolve(said) : reject(new Error(`${program} ended with ${status}`)),
    );
    child.stdin.on('error', () => undefined); // the status tells
    child.stdin.end(input);
  });
}

/** The system's default queue; null if there is none or no CUPS. */
export async function defaultQueue(): Promise<string | null> {
  const said = await withInput('lpstat', ['-d'], new Uint8Array()).catch(() => '');
  return /^system default destination: (\S+)$/m.exec(said)?.[1] ?? null;
}
