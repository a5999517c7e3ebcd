import { pino } from 'pino';

export type Logger = pino.Logger;

/**
 * JSON lines on standard error, for journald. Events name what happened with ids and codes; never a photo, a name,
 * an answer or a path that holds one. Errors are logged by code and message: their causes may carry more.
 */
export const createLogger = (): Logger =>
  pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
