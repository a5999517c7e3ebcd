import { kindOf } from '../errors.ts';
import type { Logger } from '../logger.ts';

type Close = () => Promise<unknown> | unknown;

/** Collects what was opened, and closes it in reverse order. */
export class Opened {
  readonly #logger: Pick<Logger, 'error'>;
  readonly #closes: Close[] = [];

  constructor(logger: Pick<Logger, 'error'>) {
    this.#logger = logger;
  }

  /** @returns what was opened */
  keep<Part>(part: Part, close: (part: Part) => ReturnType<Close>): Part {
    this.#closes.push(() => close(part));
    return part;
  }

  /** Closes everything. A failure is logged and does not stop the rest. */
  async close(): Promise<void> {
    for (const close of this.#closes.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        this.#logger.error({ event: 'stop-failed', kind: kindOf(error) });
      }
    }
  }
}
