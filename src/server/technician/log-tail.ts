import { z } from 'zod';
import type { LogLine } from '../../contract/technician.ts';

const lineSchema = z.looseObject({ time: z.string(), level: z.string(), event: z.string() });

/**
 * The fields that may leave the log. All others stay in it, whatever they hold: ids of visits, numbers of slips, and
 * anything that may be added one day.
 */
const shown = [
  ...['code', 'detail', 'why', 'kind', 'name', 'status', 'value', 'ms', 'model', 'provider', 'driver'],
  ...['simulated', 'signal', 'request', 'closeup'],
] as const;

const most = 300;

/** Keeps the newest lines of the log for the technician's page; it is the second stream of the logger. */
export class LogTail {
  readonly #lines: LogLine[] = [];

  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  write(text: string): void {
    const line = lineSchema.safeParse(parseJson(text));
    if (!line.success) return;
    const { time, level, event } = line.data;
    const details = shown.flatMap((field) => {
      const value = line.data[field];
      return ['string', 'number', 'boolean'].includes(typeof value) ? [`${field}: ${value}`] : [];
    });
    this.#lines.push({ time, level, event, details });
    if (this.#lines.length > most) this.#lines.shift();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
