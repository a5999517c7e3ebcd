import type { WriteStream } from 'node:tty';

const cells = 24;

/** One line on a terminal; silent if standard error is not a terminal. */
export class ProgressBar {
  readonly #stream: WriteStream;
  readonly #photos: number;

  constructor(stream: WriteStream, photos: number) {
    this.#stream = stream;
    this.#photos = photos;
  }

  /** @param share how much of this photo is done, 0..1 */
  show(photo: number, share: number, file: string): void {
    if (!this.#stream.isTTY) return;
    const filled = Math.round(((photo + share) / this.#photos) * cells);
    const bar = '█'.repeat(filled) + '░'.repeat(cells - filled);
    this.#stream.write(`\r\u001b[K${bar} ${photo + 1}/${this.#photos} ${file}`);
  }

  clear(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\u001b[K');
  }
}
