import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../src/errors.ts';

/** What each file of a folder says, and in which voice: a file's name does not know vowel marks, nor the voice. */
export class Said {
  readonly #path: string;
  readonly #voice: string;
  readonly #texts: Map<string, string>;

  constructor(folder: string, voice: string) {
    this.#path = join(folder, '.said');
    this.#voice = voice;
    const lines = readIfThere(this.#path).split('\n');
    this.#texts = new Map(lines.map((line) => [line.split(' ')[0] ?? '', line]));
  }

  has(name: string, text: string): boolean {
    return this.#texts.get(name) === this.#line(name, text);
  }

  add(files: readonly (readonly [name: string, text: string])[]): void {
    for (const [name, text] of files) this.#texts.set(name, this.#line(name, text));
    writeFileSync(this.#path, [...this.#texts.values()].join('\n'));
  }

  #line(name: string, text: string): string {
    return `${name} ${this.#voice} ${text}`;
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}
