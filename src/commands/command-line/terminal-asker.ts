import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { KioskError } from '../../errors.ts';

/** Asks on the terminal; a PIN is not shown while it is typed. */
export class TerminalAsker {
  #hidden = false;
  readonly #lines: Interface;

  constructor() {
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.#hidden) process.stderr.write(chunk);
        done();
      },
    });
    this.#lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY === true });
  }

  async text(question: string, fallback: string): Promise<string> {
    const answer = await this.#ask(`${question}${fallback === '' ? '' : ` [${fallback}]`}: `);
    return answer.trim() || fallback;
  }

  async secret(question: string): Promise<string> {
    const asked = this.#ask(`${question}: `);
    this.#hidden = true;
    try {
      return (await asked).trim();
    } finally {
      this.#hidden = false;
      process.stderr.write('\n');
    }
  }

  close(): void {
    this.#lines.close();
  }

  /** @throws KioskError `usage` if the input ends instead */
  async #ask(question: string): Promise<string> {
    const ended = new AbortController();
    const end = () => ended.abort();
    this.#lines.once('close', end);
    try {
      return await this.#lines.question(question, { signal: ended.signal });
    } catch (cause) {
      throw new KioskError('usage', 'No answer was typed. Run this in a terminal, and answer.', { cause });
    } finally {
      this.#lines.off('close', end);
    }
  }
}
