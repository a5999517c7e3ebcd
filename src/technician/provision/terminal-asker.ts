import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Asker } from './answers.ts';

/** Asks on the terminal; a PIN is not shown while it is typed. */
export class TerminalAsker implements Asker {
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
    const answer = await this.#lines.question(`${question}${fallback === '' ? '' : ` [${fallback}]`}: `);
    return answer.trim() || fallback;
  }

  async secret(question: string): Promise<string> {
    const asked = this.#lines.question(`${question}: `);
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
}
