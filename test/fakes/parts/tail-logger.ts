import { pino } from 'pino';
import type { LogTail } from '../../../src/server/technician/log-tail.ts';

/** As createLogger makes it, without standard error. */
export const loggerTo = (tail: LogTail) =>
  pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    tail,
  );
